// SPDX-License-Identifier: Apache-2.0
#include "model/objects/fieldrisk.h"

#include "model/core/utf8.h"
#include "model/objects/compactjson.h"
#include "model/objects/listkeys.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

using nlohmann::json;

constexpr qsizetype kMaximumNamed = 20; // risks inside one value

struct Risk
{
    std::string_view end; // of the path, from a dot or bracket on
    std::string_view value; // its JSON; empty: any
    const char *why;
};

constexpr std::array<Risk, 21> kRisks {{
    {"hostNetwork", "true",
     QT_TRANSLATE_NOOP("Risks",
                       "Shares the network of the node: sees its traffic, reaches what "
                       "listens on its loopback.")},
    {"hostPID", "true",
     QT_TRANSLATE_NOOP("Risks", "Sees the processes of the node, their environment and files.")},
    {"hostIPC", "true", QT_TRANSLATE_NOOP("Risks", "Shares the memory segments of the node.")},
    {"privileged", "true", QT_TRANSLATE_NOOP("Risks", "Privileged: as good as root on the node.")},
    {"allowPrivilegeEscalation", "true",
     QT_TRANSLATE_NOOP("Risks", "A process may gain more rights than its parent (setuid).")},
    {"runAsUser", "0", QT_TRANSLATE_NOOP("Risks", "Runs as root.")},
    {"runAsNonRoot", "false", QT_TRANSLATE_NOOP("Risks", "May run as root.")},
    {"procMount", "\"Unmasked\"",
     QT_TRANSLATE_NOOP("Risks", "/proc is not masked: kernel settings of the node are in reach.")},
    {"seccompProfile.type", "\"Unconfined\"",
     QT_TRANSLATE_NOOP("Risks", "No seccomp profile: every system call is allowed.")},
    {"appArmorProfile.type", "\"Unconfined\"", QT_TRANSLATE_NOOP("Risks", "No AppArmor profile.")},
    {"hostPort", "", QT_TRANSLATE_NOOP("Risks", "Listens on an address of the node.")},
    {"shareProcessNamespace", "true",
     QT_TRANSLATE_NOOP("Risks", "Containers of the pod see each other's processes.")},
    {"automountServiceAccountToken", "true",
     QT_TRANSLATE_NOOP("Risks", "The token of the service account is in the pod.")},
    {"spec.type", "\"LoadBalancer\"",
     QT_TRANSLATE_NOOP("Risks", "Reachable from outside the cluster.")},
    {"spec.type", "\"NodePort\"", QT_TRANSLATE_NOOP("Risks", "Reachable on every node's address.")},
    {"failurePolicy", "\"Ignore\"",
     QT_TRANSLATE_NOOP("Risks", "Requests pass unchecked when the webhook does not answer.")},
    {"roleRef.name", "\"cluster-admin\"", QT_TRANSLATE_NOOP("Risks", "Grants everything.")},
    {"insecureSkipTLSVerify", "true",
     QT_TRANSLATE_NOOP("Risks", "The certificate of the other side is not checked.")},
    {"insecureSkipVerify", "true",
     QT_TRANSLATE_NOOP("Risks", "The certificate of the other side is not checked.")},
    {"spec.nodeName", "",
     QT_TRANSLATE_NOOP("Risks",
                       "Put on this node past the scheduler, unless the scheduler set it.")},
    {"imagePullPolicy", "\"Never\"",
     QT_TRANSLATE_NOOP("Risks", "Runs an image that was put on the node by hand.")},
}};

// `a.b.c` ends with `b.c`, not with `xb.c`.
bool endsWith(std::string_view path, std::string_view end)
{
    return path.ends_with(end)
        && (path.size() == end.size() || path[path.size() - end.size() - 1] == '.');
}

QString translated(const char *why)
{
    return QCoreApplication::translate("Risks", why);
}

QString riskOfListElement(std::string_view path, std::string_view value)
{
    const auto in = [path](std::string_view list) {
        const std::size_t bracket = path.rfind('[');
        return bracket != std::string_view::npos && path.ends_with(']')
            && endsWith(path.substr(0, bracket), list);
    };
    if (in("capabilities.add")) {
        constexpr std::array<std::string_view, 2> kHarmless {"\"NET_BIND_SERVICE\"", "\"CHOWN\""};
        return std::ranges::find(kHarmless, value) != kHarmless.end()
            ? QString()
            : translated(QT_TRANSLATE_NOOP("Risks", "A capability beyond the default ones."));
    }
    const bool isRule = path.find("rules[") != std::string_view::npos;
    if (isRule && value == "\"*\"" && (in("verbs") || in("resources") || in("apiGroups")))
        return translated(QT_TRANSLATE_NOOP("Risks", "A wildcard: also what does not exist yet."));
    constexpr std::array<std::string_view, 3> kRights {"\"escalate\"", "\"bind\"",
                                                       "\"impersonate\""};
    if (isRule && in("verbs") && std::ranges::find(kRights, value) != kRights.end())
        return translated(QT_TRANSLATE_NOOP("Risks", "Lets its holder take other rights."));
    if (in("externalIPs"))
        return translated(QT_TRANSLATE_NOOP("Risks", "Takes over traffic to this address."));
    return {};
}

QString riskOfScalar(std::string_view path, std::string_view value)
{
    for (const Risk &risk : kRisks) {
        if (endsWith(path, risk.end) && (risk.value.empty() || risk.value == value))
            return translated(risk.why);
    }
    if (endsWith(path, "hostPath.path"))
        return translated(QT_TRANSLATE_NOOP("Risks", "Mounts a path of the node."));
    if (path.starts_with("subjects[") && endsWith(path, "name")) {
        if (value == "\"system:unauthenticated\"" || value == "\"system:anonymous\"")
            return translated(QT_TRANSLATE_NOOP("Risks", "For anybody, without a login."));
        if (value == "\"system:authenticated\"")
            return translated(QT_TRANSLATE_NOOP("Risks", "For everybody who can log in."));
    }
    return riskOfListElement(path, value);
}

// `privileged: Privileged: as good as root …` for each risky field inside.
void addRisksInside(const std::string &path, std::string_view member, const json &value,
                    const std::string &top, QStringList &risks)
{
    if (risks.size() >= kMaximumNamed)
        return;
    if (value.is_object()) {
        for (const auto &[name, part] : value.items())
            addRisksInside(path + '.' + name, name, part, top, risks);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string name = elementName(member, value[i]);
            addRisksInside(path + '[' + (name.empty() ? std::to_string(i) : name) + ']', {},
                           value[i], top, risks);
        }
    } else if (const QString risk = riskOfScalar(path, compactJson(value)); !risk.isEmpty()) {
        risks += QStringLiteral("%1: %2").arg(toQString(path.substr(top.size() + 1)), risk);
    }
}

} // namespace

QString fieldRisk(std::string_view path, std::string_view value)
{
    if (!value.starts_with('{') && !value.starts_with('['))
        return riskOfScalar(path, value);
    const std::string top(path);
    const std::size_t dot = path.rfind('.') == std::string_view::npos ? 0 : path.rfind('.') + 1;
    QStringList risks;
    addRisksInside(top, path.substr(dot), json::parse(value, nullptr, false), top, risks);
    return risks.join(QLatin1Char(' '));
}

} // namespace kubewake
