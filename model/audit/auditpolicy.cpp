// SPDX-License-Identifier: Apache-2.0
#include "model/audit/auditpolicy.h"

#include <algorithm>

namespace kubewake {
namespace {

bool contains(const std::vector<std::string> &texts, std::string_view text)
{
    return std::ranges::find(texts, text) != texts.end();
}

// Is `pattern` one of `*`, `r`, `r/s`, `r/*`, `*/s` that fits the resource?
bool fitsResource(std::string_view pattern, std::string_view resource, std::string_view subresource)
{
    if (pattern == "*")
        return true;
    // The API server compares the part before `/*` with the resource, subresource or not.
    if (pattern.ends_with("/*") && pattern.substr(0, pattern.size() - 2) == resource)
        return true;
    if (subresource.empty())
        return pattern == resource;
    if (pattern.starts_with("*/") && pattern.substr(2) == subresource)
        return true;
    return pattern.size() == resource.size() + 1 + subresource.size()
        && pattern.starts_with(resource) && pattern[resource.size()] == '/'
        && pattern.ends_with(subresource);
}

bool fitsPath(std::string_view pattern, std::string_view path)
{
    if (pattern == "*" || pattern == path)
        return true;
    if (!pattern.ends_with('*'))
        return false;
    return path.starts_with(pattern.substr(0, pattern.find_last_not_of('*') + 1));
}

} // namespace

bool PolicyResources::matches(const AuditedRequest &request) const
{
    if (group != request.apiGroup)
        return false;
    if (resources.empty())
        return true;
    if (!names.empty() && !contains(names, request.name))
        return false;
    return std::ranges::any_of(resources, [&](const std::string &pattern) {
        return fitsResource(pattern, request.resource, request.subresource);
    });
}

bool PolicyRule::matches(const AuditedRequest &request) const
{
    if (!users.empty() && (!request.hasUser || !contains(users, request.user)))
        return false;
    if (!userGroups.empty()
        && (!request.hasUser || std::ranges::none_of(request.groups, [&](std::string_view group) {
               return contains(userGroups, group);
           })))
        return false;
    if (!verbs.empty() && !contains(verbs, request.verb))
        return false;
    if (!namespaces.empty() || !resources.empty()) {
        if (!request.isResource || (!namespaces.empty() && !contains(namespaces, request.space)))
            return false;
        return resources.empty()
            || std::ranges::any_of(
                   resources, [&](const PolicyResources &some) { return some.matches(request); });
    }
    if (nonResourceUrls.empty())
        return true;
    return !request.isResource
        && std::ranges::any_of(nonResourceUrls, [&](const std::string &pattern) {
               return fitsPath(pattern, request.path);
           });
}

bool PolicyDecision::logs(Stage stage) const
{
    return level > Level::None && std::ranges::find(omitStages, stage) == omitStages.end();
}

PolicyDecision AuditPolicy::decide(const AuditedRequest &request) const
{
    PolicyDecision decision;
    decision.omitStages = omitStages;
    decision.omitManagedFields = omitManagedFields;
    const auto rule = std::ranges::find_if(
        rules, [&](const PolicyRule &candidate) { return candidate.matches(request); });
    if (rule == rules.end())
        return decision;
    decision.level = rule->level;
    decision.rule = static_cast<std::size_t>(rule - rules.begin());
    decision.omitStages.insert(decision.omitStages.end(), rule->omitStages.begin(),
                               rule->omitStages.end());
    decision.omitManagedFields = rule->omitManagedFields.value_or(omitManagedFields);
    return decision;
}

} // namespace kubewake
