// SPDX-License-Identifier: Apache-2.0
#include "model/grants/rbacrole.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace kubewake {
namespace {

using Names = RequiredAccess::Names;

// What is left of `names` in a namespace beside what the ClusterRole allows; nothing: all of it is
// allowed already.
std::optional<Names> beside(const Names &names, const Names *cluster)
{
    if (cluster == nullptr)
        return names;
    if (cluster->empty())
        return std::nullopt;
    if (names.empty())
        return names;
    Names left;
    std::ranges::set_difference(names, *cluster, std::inserter(left, left.end()));
    return left.empty() ? std::nullopt : std::optional(left);
}

std::vector<std::string> listOf(const std::set<std::string> &set)
{
    return {set.begin(), set.end()};
}

// Verbs on the same objects of a resource become one rule, and so do resources of a group with the
// same verbs on objects of the same names.
std::vector<RbacRule> rulesOf(const std::map<RequiredAccess::Key, Names> &resources)
{
    std::map<std::tuple<std::string, std::string, Names>, std::set<std::string>> verbs;
    for (const auto &[key, names] : resources)
        verbs[{key.apiGroup, key.resource, names}].insert(key.verb);
    std::map<std::tuple<std::string, std::set<std::string>, Names>, std::set<std::string>> merged;
    for (const auto &[key, some] : verbs)
        merged[{std::get<0>(key), some, std::get<2>(key)}].insert(std::get<1>(key));
    std::vector<RbacRule> rules;
    for (const auto &[key, some] : merged)
        rules.push_back({std::get<0>(key),
                         listOf(some),
                         listOf(std::get<2>(key)),
                         {},
                         listOf(std::get<1>(key))});
    std::ranges::stable_sort(rules, [](const RbacRule &a, const RbacRule &b) {
        return std::tie(a.apiGroup, a.resources) < std::tie(b.apiGroup, b.resources);
    });
    return rules;
}

} // namespace

std::vector<RbacRole> smallestRoles(const RequiredAccess &access)
{
    using Resources = std::map<RequiredAccess::Key, Names>;
    std::map<std::string, Resources> spaces;
    for (const auto &[key, names] : access.resources) {
        RequiredAccess::Key everywhere = key;
        everywhere.namespaceName.clear();
        const auto cluster =
            key.namespaceName.empty() ? access.resources.end() : access.resources.find(everywhere);
        const auto left =
            beside(names, cluster == access.resources.end() ? nullptr : &cluster->second);
        if (left)
            spaces[key.namespaceName].emplace(key, *left);
    }
    std::map<std::set<std::string>, std::vector<std::string>> paths;
    for (const auto &[path, verbs] : access.paths)
        paths[verbs].push_back(path);
    if (!paths.empty())
        spaces.try_emplace(std::string());
    std::vector<RbacRole> roles;
    for (const auto &[space, resources] : spaces) {
        roles.push_back({space, rulesOf(resources)});
        for (const auto &[verbs, urls] : paths) {
            if (space.empty())
                roles.back().rules.push_back({{}, {}, {}, urls, listOf(verbs)});
        }
    }
    return roles;
}

} // namespace kubewake
