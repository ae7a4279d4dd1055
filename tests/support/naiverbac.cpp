// SPDX-License-Identifier: Apache-2.0
#include "tests/support/naiverbac.h"

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <map>
#include <optional>

namespace kubewake::test {
namespace {

using nlohmann::json;

// From a new cluster: kubectl get clusterroles system:discovery system:basic-user
// system:public-info-viewer -o yaml.
const char *const kDefaults = R"(
- {apiGroups: [authentication.k8s.io], resources: [selfsubjectreviews], verbs: [create]}
- apiGroups: [authorization.k8s.io]
  resources: [selfsubjectaccessreviews, selfsubjectrulesreviews]
  verbs: [create]
- nonResourceURLs: [/api, /api/*, /apis, /apis/*, /healthz, /livez, /openapi, /openapi/*, /readyz,
                    /version, /version/]
  verbs: [get]
)";
const char *const kPublic = R"(
- {nonResourceURLs: [/healthz, /livez, /readyz, /version, /version/], verbs: [get]}
)";

std::set<std::string> texts(const YAML::Node &node)
{
    std::set<std::string> all;
    for (const auto &value : node)
        all.insert(value.as<std::string>());
    return all;
}

NaiveRbac::Rule ruleOf(const YAML::Node &node)
{
    NaiveRbac::Rule rule;
    for (const auto &member : node) {
        const auto key = member.first.as<std::string>();
        if (key == "apiGroups")
            rule.groups = texts(member.second);
        else if (key == "resources")
            rule.resources = texts(member.second);
        else if (key == "resourceNames")
            rule.names = texts(member.second);
        else if (key == "nonResourceURLs")
            rule.paths = texts(member.second);
        else if (key == "verbs")
            rule.verbs = member.second.as<std::vector<std::string>>();
        else
            qFatal("a rule has no key %s", key.c_str());
    }
    // kubernetes pkg/apis/rbac/validation.
    const bool isPath = !rule.paths.empty();
    if (rule.verbs.empty()
        || isPath != (rule.groups.empty() && rule.resources.empty() && rule.names.empty())
        || (!isPath && (rule.groups.empty() || rule.resources.empty())))
        qFatal("Kubernetes would refuse a rule");
    return rule;
}

std::vector<NaiveRbac::Rule> rulesOf(const YAML::Node &list)
{
    std::vector<NaiveRbac::Rule> rules;
    for (const auto &node : list)
        rules.push_back(ruleOf(node));
    return rules;
}

bool matches(const NaiveRbac::Rule &rule, const NaiveAccess &access)
{
    if (std::find(rule.verbs.begin(), rule.verbs.end(), access.verb) == rule.verbs.end())
        return false;
    if (access.resource.empty()) {
        return std::any_of(rule.paths.begin(), rule.paths.end(), [&](const std::string &url) {
            return url == access.path
                || (url.back() == '*'
                    && access.path.compare(0, url.size() - 1, url, 0, url.size() - 1) == 0);
        });
    }
    return rule.groups.count(access.group) != 0 && rule.resources.count(access.resource) != 0
        && (rule.names.empty() || rule.names.count(access.name) != 0)
        && (rule.space.empty() || rule.space == access.space);
}

std::set<std::string> groupsOf(const json &user)
{
    std::set<std::string> groups;
    for (const json &group : user.value("groups", json::array()))
        groups.insert(group.get<std::string>());
    return groups;
}

// A service account as the audit log writes it.
std::optional<std::pair<std::string, std::string>> serviceAccount(const std::string &user)
{
    const QStringList parts = QString::fromStdString(user).split(QLatin1Char(':'));
    if (parts.size() != 4 || parts[0] != QLatin1String("system")
        || parts[1] != QLatin1String("serviceaccount"))
        return std::nullopt;
    return std::pair(parts[2].toStdString(), parts[3].toStdString());
}

// staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go
NaiveAccess requestInfo(const std::string &verb, const std::string &uri)
{
    const std::string raw = uri.substr(0, uri.find('?'));
    const QString path =
        QString::fromUtf8(QByteArray::fromPercentEncoding(QByteArray::fromStdString(raw)));
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    NaiveAccess access {verb, {}, {}, {}, {}, path.toStdString()};
    const bool core = !parts.isEmpty() && parts[0] == QLatin1String("api");
    const bool isApi = core || (!parts.isEmpty() && parts[0] == QLatin1String("apis"));
    const int before = core ? 2 : 3;
    if (!isApi || parts.size() <= before)
        return access;
    access.path.clear();
    if (!core)
        access.group = parts[1].toStdString();
    parts = parts.mid(before);
    if (parts[0] == QLatin1String("watch") && parts.size() > 1)
        parts = parts.mid(1);
    if (parts[0] == QLatin1String("namespaces") && parts.size() > 1) {
        access.space = parts[1].toStdString();
        if (parts.size() > 2 && parts[2] != QLatin1String("status")
            && parts[2] != QLatin1String("finalize"))
            parts = parts.mid(2);
    }
    access.resource = parts[0].toStdString();
    access.name = parts.value(1).toStdString();
    if (parts.size() > 2)
        access.resource += "/" + parts[2].toStdString();
    return access;
}

std::vector<NaiveAccess> impersonations(const json &as)
{
    std::vector<NaiveAccess> all;
    const auto name = as.at("username").get<std::string>();
    const auto account = serviceAccount(name);
    std::set<std::string> groups = groupsOf(as);
    groups.erase("system:authenticated");
    if (account) {
        all.push_back({"impersonate", "", "serviceaccounts", account->first, account->second});
        groups.erase("system:serviceaccounts");
        groups.erase("system:serviceaccounts:" + account->first);
    } else {
        all.push_back({"impersonate", "", "users", "", name});
    }
    for (const std::string &group : groups)
        all.push_back({"impersonate", "", "groups", "", group});
    return all;
}

} // namespace

std::vector<NaiveAccess> naiveAccess(const json &event, const std::string &user)
{
    const json annotations = event.value("annotations", json::object());
    const std::string decision = annotations.value("authorization.k8s.io/decision", "");
    const int code = event.value("responseStatus", json::object()).value("code", 0);
    if (decision.empty() ? code < 100 || code >= 400 : decision != "allow")
        return {};
    const bool impersonates = event.contains("impersonatedUser");
    const json effective = impersonates ? event["impersonatedUser"] : event["user"];
    std::vector<NaiveAccess> all;
    if (impersonates && event["user"].value("username", "") == user)
        all = impersonations(event["impersonatedUser"]);
    const std::set<std::string> groups = groupsOf(effective);
    const bool byNode = !decision.empty()
        && annotations.value("authorization.k8s.io/reason", "").empty()
        && groups.count("system:nodes") != 0 && groups.count("system:masters") == 0;
    if (effective.value("username", "") != user || byNode)
        return all;
    NaiveAccess access = requestInfo(event.value("verb", ""), event.value("requestURI", ""));
    // An update or patch that makes a new object.
    const bool creates = code == 201 && (access.verb == "update" || access.verb == "patch")
        && access.resource.find('/') == std::string::npos;
    if (creates) {
        all.push_back(access);
        all.back().verb = "create";
    }
    all.push_back(std::move(access));
    return all;
}

NaiveRbac::NaiveRbac(const std::string &yaml)
{
    std::map<std::string, std::vector<Rule>> roles;
    const std::vector<YAML::Node> documents = YAML::LoadAll(yaml);
    const auto key = [](const std::string &kind, const YAML::Node &metadata,
                        const std::string &name) {
        const bool cluster = kind == "ClusterRole";
        return kind + '/' + (cluster ? "" : metadata["namespace"].as<std::string>()) + '/' + name;
    };
    for (const YAML::Node &document : documents) {
        if (document.IsNull())
            continue;
        const auto kind = document["kind"].as<std::string>();
        if (document["apiVersion"].as<std::string>() != "rbac.authorization.k8s.io/v1")
            qFatal("no object of RBAC");
        if (kind == "Role" || kind == "ClusterRole")
            roles[key(kind, document["metadata"], document["metadata"]["name"].as<std::string>())] =
                rulesOf(document["rules"]);
    }
    for (const YAML::Node &document : documents) {
        if (document.IsNull() || !document["roleRef"])
            continue;
        const YAML::Node reference = document["roleRef"];
        const bool cluster = document["kind"].as<std::string>() == "ClusterRoleBinding";
        auto rules = roles.at(key(reference["kind"].as<std::string>(), document["metadata"],
                                  reference["name"].as<std::string>()));
        for (Rule &rule : rules) {
            if (!cluster)
                rule.space = document["metadata"]["namespace"].as<std::string>();
            if (!rule.space.empty() && !rule.paths.empty())
                qFatal("Kubernetes would refuse paths in a Role");
            for (const auto &subject : document["subjects"]) {
                const auto name = subject["name"].as<std::string>();
                rule.users.insert(subject["kind"].as<std::string>() == "ServiceAccount"
                                      ? "system:serviceaccount:"
                                          + subject["namespace"].as<std::string>() + ':' + name
                                      : name);
            }
            m_rules.push_back(rule);
        }
    }
}

bool NaiveRbac::allows(const std::string &user, const NaiveAccess &access) const
{
    static const std::vector<Rule> defaults = rulesOf(YAML::Load(kDefaults));
    static const std::vector<Rule> everybody = rulesOf(YAML::Load(kPublic));
    const auto fits = [&](const Rule &rule) { return matches(rule, access); };
    const std::vector<Rule> &given = user == "system:anonymous" ? everybody : defaults;
    return std::any_of(given.begin(), given.end(), fits)
        || std::any_of(m_rules.begin(), m_rules.end(),
                       [&](const Rule &rule) { return rule.users.count(user) != 0 && fits(rule); });
}

std::size_t NaiveRbac::verbCount() const
{
    std::size_t count = 0;
    for (const Rule &rule : m_rules)
        count += rule.verbs.size();
    return count;
}

NaiveRbac NaiveRbac::without(std::size_t verb) const
{
    NaiveRbac less = *this;
    for (Rule &rule : less.m_rules) {
        if (verb < rule.verbs.size()) {
            rule.verbs.erase(rule.verbs.begin() + static_cast<std::ptrdiff_t>(verb));
            return less;
        }
        verb -= rule.verbs.size();
    }
    return less;
}

} // namespace kubewake::test
