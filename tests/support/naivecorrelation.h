// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kubewake::test {

// A match of base rules, for naiveCorrelation().
struct NaiveMatch
{
    std::int64_t time = 0;
    std::uint32_t row = 0;
    std::set<std::size_t> bases; // that it is a match of; by number
    std::string group;
    std::optional<std::string> value;
    std::optional<double> number;
};

struct NaiveCorrelation
{
    std::string type; // as in the rule
    std::int64_t timespan = 0;
    std::function<bool(double)> holds;
    bool numeric = false; // value_percentile: of numbers
};

// What a Sigma correlation means, written straight from its definition: every window that ends at
// a match is looked at as a whole. Slow; for differential tests. Returns the rows of windows that
// fulfil it, by group; of value_percentile the matches themselves.
[[nodiscard]] std::map<std::string, std::set<std::uint32_t>>
naiveCorrelation(const NaiveCorrelation &correlation, const std::vector<NaiveMatch> &matches);

} // namespace kubewake::test
