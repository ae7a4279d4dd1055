// SPDX-License-Identifier: Apache-2.0
#include "detections/verdicttext.h"

#include <algorithm>
#include <vector>

namespace kubewake {
namespace {

constexpr std::size_t kObjectsShown = 5;

// Shortfalls that differ only in the verb.
struct Group
{
    std::string object;
    std::string verbs;
    Level needed;
    Level given;
};

std::string nameOf(Level level)
{
    return std::string(kLevelNames[static_cast<std::size_t>(level)]);
}

std::vector<Group> groupsOf(const PolicyVerdict &verdict)
{
    std::vector<Group> groups;
    for (const PolicyVerdict::Shortfall &shortfall : verdict.shortfalls) {
        const std::string object = shortfall.operation->object();
        const auto group = std::ranges::find_if(groups, [&](const Group &candidate) {
            return candidate.object == object && candidate.needed == shortfall.needed
                && candidate.given == shortfall.given;
        });
        if (group == groups.end())
            groups.push_back(
                {object, shortfall.operation->verb, shortfall.needed, shortfall.given});
        else
            group->verbs += ", " + shortfall.operation->verb;
    }
    return groups;
}

} // namespace

std::string reasonOf(const PolicyVerdict &verdict)
{
    const std::vector<Group> groups = groupsOf(verdict);
    std::string text;
    for (std::size_t i = 0; i < std::min(groups.size(), kObjectsShown); ++i) {
        const Group &group = groups[i];
        text += (text.empty() ? "" : "; ") + group.object + " (" + group.verbs + "): needs "
            + nameOf(group.needed)
            + (group.given == Level::None ? ", is not logged"
                                          : ", is logged at " + nameOf(group.given));
    }
    if (groups.size() > kObjectsShown)
        text += "; and " + std::to_string(groups.size() - kObjectsShown) + " more";
    return text;
}

} // namespace kubewake
