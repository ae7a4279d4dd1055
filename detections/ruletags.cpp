// SPDX-License-Identifier: Apache-2.0
#include "detections/ruletags.h"

#include "model/query/textsearch.h"

#include <algorithm>
#include <string_view>

namespace kubewake {
namespace {

constexpr std::string_view kNamespace = "attack.";

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// `t1609`, `t1552.007`; likewise groups (g0016) and software (s0002), which have no use here.
bool isNumbered(std::string_view text, char letter)
{
    if (text.empty() || text.front() != letter)
        return false;
    text.remove_prefix(1);
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos)
        return isDigits(text);
    return isDigits(text.substr(0, dot)) && isDigits(text.substr(dot + 1));
}

} // namespace

RuleTags RuleTags::of(const std::vector<std::string> &tags)
{
    RuleTags result;
    for (const std::string &tag : tags) {
        std::string lowered = asciiLowered(tag);
        if (!lowered.starts_with(kNamespace))
            continue;
        lowered.erase(0, kNamespace.size());
        if (isNumbered(lowered, 't')) {
            lowered.front() = 'T';
            result.techniques.push_back(std::move(lowered));
        } else if (!isNumbered(lowered, 'g') && !isNumbered(lowered, 's') && !lowered.empty()) {
            // Old rules write privilege_escalation.
            std::ranges::replace(lowered, '_', '-');
            result.tactics.push_back(std::move(lowered));
        }
    }
    return result;
}

} // namespace kubewake
