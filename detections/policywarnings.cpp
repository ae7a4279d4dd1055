// SPDX-License-Identifier: Apache-2.0
#include "detections/policywarnings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace kubewake {
namespace {

using Texts = std::vector<std::string>;

const std::string kNoOutcome = "Without the stage ResponseComplete no outcome is logged.";

// Of resources, and HTTP methods of other URLs.
constexpr std::array<std::string_view, 15> kVerbs {
    "get",   "list", "watch", "create", "update",  "patch",   "delete", "deletecollection",
    "proxy", "head", "post",  "put",    "options", "connect", "trace"};

bool isListed(const Texts &texts, std::string_view text)
{
    return std::ranges::find(texts, text) != texts.end();
}

// Does a list of a rule let through all that another lets through? Empty lists match everything.
bool coversTexts(const Texts &wide, const Texts &narrow)
{
    return wide.empty() || (!narrow.empty() && std::ranges::all_of(narrow, [&](const auto &text) {
               return isListed(wide, text);
           }));
}

bool coversResources(const PolicyResources &wide, const PolicyResources &narrow)
{
    if (wide.group != narrow.group)
        return false;
    if (wide.resources.empty())
        return true;
    const bool all = wide.names.empty() && isListed(wide.resources, "*");
    return (all || (!narrow.resources.empty() && coversTexts(wide.resources, narrow.resources)))
        && coversTexts(wide.names, narrow.names);
}

bool coversUrls(const Texts &wide, const Texts &narrow)
{
    return !narrow.empty() && std::ranges::all_of(narrow, [&](const std::string &url) {
        return std::ranges::any_of(wide, [&](const std::string &pattern) {
            return pattern == url
                || (pattern.ends_with('*')
                    && url.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1)));
        });
    });
}

// Does `earlier` match all requests that `later` matches?
bool covers(const PolicyRule &earlier, const PolicyRule &later)
{
    if (!coversTexts(earlier.users, later.users)
        || !coversTexts(earlier.userGroups, later.userGroups)
        || !coversTexts(earlier.verbs, later.verbs))
        return false;
    const bool ofResources = !earlier.resources.empty() || !earlier.namespaces.empty();
    if (!ofResources)
        return earlier.nonResourceUrls.empty()
            || (later.resources.empty() && later.namespaces.empty()
                && coversUrls(earlier.nonResourceUrls, later.nonResourceUrls));
    if (later.resources.empty() && later.namespaces.empty())
        return false;
    if (!coversTexts(earlier.namespaces, later.namespaces))
        return false;
    return earlier.resources.empty()
        || (!later.resources.empty()
            && std::ranges::all_of(later.resources, [&](const PolicyResources &some) {
                   return std::ranges::any_of(earlier.resources, [&](const PolicyResources &wide) {
                       return coversResources(wide, some);
                   });
               }));
}

class Warnings
{
public:
    void look(const PolicyRule &rule, int line)
    {
        m_line = line;
        lookForWildcards(rule.users, "users");
        lookForWildcards(rule.userGroups, "userGroups");
        lookForWildcards(rule.namespaces, "namespaces");
        for (const std::string &verb : rule.verbs) {
            if (verb == "*")
                add("`*` is no wildcard in `verbs`: leave `verbs` out to mean all.");
            else if (std::ranges::find(kVerbs, verb) == kVerbs.end())
                add("No request has the verb `" + verb + "`.");
        }
        for (const PolicyResources &some : rule.resources)
            look(some);
        if (std::ranges::find(rule.omitStages, Stage::ResponseComplete) != rule.omitStages.end())
            add(kNoOutcome);
    }

    void add(std::string message) { m_found.push_back({m_line, std::move(message)}); }
    [[nodiscard]] std::vector<RuleProblem> take() { return std::move(m_found); }

private:
    void lookForWildcards(const Texts &texts, const std::string &key)
    {
        for (const std::string &text : texts) {
            if (text.find('*') != std::string::npos)
                add("`" + text + "` is compared as it stands: there are no wildcards in `" + key
                    + "`.");
        }
    }

    void look(const PolicyResources &some)
    {
        if (!some.names.empty() && some.resources.empty())
            add("`resourceNames` is not looked at without `resources`: the rule matches the whole "
                "group.");
        for (const std::string &name : some.resources) {
            if (std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; }))
                add("No resource is called `" + name + "`: they are lower-case plurals (`pods`).");
            else if (name.find('.') != std::string::npos)
                add("No resource is called `" + name + "`: the group goes into `group`.");
        }
    }

    int m_line = 0;
    std::vector<RuleProblem> m_found;
};

} // namespace

std::vector<RuleProblem> policyWarnings(const AuditPolicy &policy,
                                        const std::vector<int> &ruleLines)
{
    std::vector<RuleProblem> found;
    for (std::size_t i = 0; i < policy.rules.size(); ++i) {
        const PolicyRule &rule = policy.rules[i];
        Warnings warnings;
        warnings.look(rule, ruleLines[i]);
        const auto end = policy.rules.begin() + static_cast<std::ptrdiff_t>(i);
        const auto earlier =
            std::find_if(policy.rules.begin(), end,
                         [&](const PolicyRule &candidate) { return covers(candidate, rule); });
        if (earlier != end)
            warnings.add("The rule never matches: the one in line "
                         + std::to_string(
                             ruleLines[static_cast<std::size_t>(earlier - policy.rules.begin())])
                         + " takes all its requests.");
        for (RuleProblem &warning : warnings.take())
            found.push_back(std::move(warning));
    }
    if (std::ranges::find(policy.omitStages, Stage::ResponseComplete) != policy.omitStages.end())
        found.push_back({0, kNoOutcome});
    return found;
}

} // namespace kubewake
