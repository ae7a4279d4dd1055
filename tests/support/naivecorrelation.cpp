// SPDX-License-Identifier: Apache-2.0
#include "tests/support/naivecorrelation.h"

#include <algorithm>

namespace kubewake::test {
namespace {

using Window = std::vector<NaiveMatch>; // in order of time, then row

// The longest chain of matches from `first` on whose rules come in ascending order, each match
// being of one of its rules.
std::size_t longestChain(const Window &window, std::size_t first, std::size_t lowestBase)
{
    std::size_t longest = 0;
    for (std::size_t i = first; i < window.size(); ++i) {
        for (const std::size_t base : window[i].bases) {
            if (base >= lowestBase)
                longest = std::max(longest, 1 + longestChain(window, i + 1, base + 1));
        }
    }
    return longest;
}

std::optional<double> measure(const std::string &type, const Window &window)
{
    std::set<std::size_t> bases;
    std::set<std::string> values;
    double sum = 0;
    std::size_t numbers = 0;
    for (const NaiveMatch &match : window) {
        bases.insert(match.bases.begin(), match.bases.end());
        if (match.value)
            values.insert(*match.value);
        sum += match.number.value_or(0);
        numbers += match.number ? 1 : 0;
    }
    if (type == "event_count")
        return static_cast<double>(window.size());
    if (type == "value_count")
        return static_cast<double>(values.size());
    if (type == "temporal")
        return static_cast<double>(bases.size());
    if (type == "temporal_ordered")
        return static_cast<double>(longestChain(window, 0, 0));
    if (numbers == 0)
        return std::nullopt;
    return type == "value_sum" ? sum : sum / static_cast<double>(numbers);
}

std::optional<double> percent(const NaiveMatch &match, const Window &window, bool numeric)
{
    double observed = 0;
    double counted = 0;
    if (numeric ? !match.number : !match.value)
        return std::nullopt;
    for (const NaiveMatch &other : window) {
        if (numeric ? !other.number : !other.value)
            continue;
        observed += 1;
        counted +=
            (numeric ? *other.number <= *match.number : *other.value == *match.value) ? 1 : 0;
    }
    return 100 * counted / observed;
}

} // namespace

std::map<std::string, std::set<std::uint32_t>>
naiveCorrelation(const NaiveCorrelation &correlation, const std::vector<NaiveMatch> &matches)
{
    std::map<std::string, std::set<std::uint32_t>> found;
    for (const NaiveMatch &end : matches) {
        Window window;
        for (const NaiveMatch &match : matches) {
            if (match.group == end.group && match.time <= end.time
                && match.time >= end.time - correlation.timespan)
                window.push_back(match);
        }
        std::ranges::sort(window, {},
                          [](const NaiveMatch &one) { return std::pair(one.time, one.row); });
        if (correlation.type == "value_percentile") {
            const auto share = percent(end, window, correlation.numeric);
            if (share && correlation.holds(*share))
                found[end.group].insert(end.row);
            continue;
        }
        const auto value = measure(correlation.type, window);
        for (const NaiveMatch &match : window) {
            if (value && correlation.holds(*value))
                found[end.group].insert(match.row);
        }
    }
    return found;
}

} // namespace kubewake::test
