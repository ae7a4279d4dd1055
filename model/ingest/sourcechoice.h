// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace kubewake {

// What a person says about a source, against what its contents say. Empty: nothing.
struct SourceChoice
{
    std::string format; // one of formatNames()
    std::string cluster; // of all its events

    [[nodiscard]] bool isEmpty() const { return format.empty() && cluster.empty(); }

    friend bool operator==(const SourceChoice &, const SourceChoice &) = default;
};

// The choices for evidence: for all of it, and for single sources. A value.
struct SourceChoices
{
    SourceChoice ofAll;
    std::map<std::string, SourceChoice> ofSource; // by SourceInfo::displayName()

    // What is said of the source itself counts more, format and cluster each.
    [[nodiscard]] SourceChoice of(const std::string &displayName) const
    {
        SourceChoice choice = ofAll;
        if (const auto found = ofSource.find(displayName); found != ofSource.end()) {
            if (!found->second.format.empty())
                choice.format = found->second.format;
            if (!found->second.cluster.empty())
                choice.cluster = found->second.cluster;
        }
        return choice;
    }

    friend bool operator==(const SourceChoices &, const SourceChoices &) = default;
};

} // namespace kubewake
