// SPDX-License-Identifier: Apache-2.0
#include "tests/support/naivepolicy.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <set>

namespace kubewake::test {
namespace {

using nlohmann::json;

std::string textAt(const json &object, const char *key)
{
    return object.contains(key) ? object.at(key).get<std::string>() : std::string();
}

std::set<std::string> setAt(const json &object, const char *key)
{
    return object.contains(key) ? object.at(key).get<std::set<std::string>>()
                                : std::set<std::string>();
}

std::string decodedPath(const std::string &uri)
{
    const std::string path = uri.substr(0, uri.find('?'));
    std::string decoded;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '%' && i + 2 < path.size()) {
            decoded += static_cast<char>(std::strtol(path.substr(i + 1, 2).c_str(), nullptr, 16));
            i += 2;
        } else {
            decoded += path[i];
        }
    }
    return decoded;
}

bool urlFits(const json &rule, const std::string &path)
{
    for (const std::string &url : setAt(rule, "nonResourceURLs")) {
        if (url == path || (url.back() == '*' && path.rfind(url.substr(0, url.size() - 1), 0) == 0))
            return true;
    }
    return false;
}

bool resourceFits(const json &rule, const json &object, const std::string &verb)
{
    const std::string resource = textAt(object, "resource");
    const std::string sub = textAt(object, "subresource");
    const bool named = verb != "create" || !sub.empty(); // else the name is in the body
    for (const json &some : rule.at("resources")) {
        if (textAt(some, "group") != textAt(object, "apiGroup"))
            continue;
        const std::set<std::string> patterns = setAt(some, "resources");
        if (patterns.empty())
            return true;
        const std::set<std::string> names = setAt(some, "resourceNames");
        if (!names.empty() && !(named && names.contains(textAt(object, "name"))))
            continue;
        std::set<std::string> fitting {"*", resource + "/*"};
        fitting.insert(sub.empty() ? resource : resource + "/" + sub);
        if (!sub.empty())
            fitting.insert("*/" + sub);
        for (const std::string &pattern : patterns) {
            if (fitting.contains(pattern))
                return true;
        }
    }
    return false;
}

bool ruleFits(const json &rule, const json &event)
{
    const json user = event.value("user", json::object());
    const auto given = [&](const char *key) { return !setAt(rule, key).empty(); };
    if (given("users") && !setAt(rule, "users").contains(textAt(user, "username")))
        return false;
    if (given("userGroups")) {
        bool member = false;
        for (const std::string &group : setAt(user, "groups"))
            member = member || setAt(rule, "userGroups").contains(group);
        if (!member)
            return false;
    }
    if (given("verbs") && !setAt(rule, "verbs").contains(textAt(event, "verb")))
        return false;
    const bool ofResources = rule.contains("resources") || given("namespaces");
    if (!ofResources && !given("nonResourceURLs"))
        return true;
    if (ofResources != event.contains("objectRef"))
        return false;
    if (!ofResources)
        return urlFits(rule, decodedPath(textAt(event, "requestURI")));
    const json &object = event.at("objectRef");
    if (given("namespaces") && !setAt(rule, "namespaces").contains(textAt(object, "namespace")))
        return false;
    return !rule.contains("resources") || resourceFits(rule, object, textAt(event, "verb"));
}

} // namespace

NaiveLevel naiveLevel(const json &policy, const json &event)
{
    for (const json &rule : policy.at("rules")) {
        if (!ruleFits(rule, event))
            continue;
        NaiveLevel answer {rule.at("level").get<std::string>()};
        const std::string stage = textAt(event, "stage");
        answer.logged = answer.level != "None" && !setAt(rule, "omitStages").contains(stage)
            && !setAt(policy, "omitStages").contains(stage);
        return answer;
    }
    return {};
}

} // namespace kubewake::test
