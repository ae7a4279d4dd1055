// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/windowmeasure.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace kubewake {

// For value_percentile: where a value stands among those that were observed in a sliding window.
// Sigma's text leaves the measure open; see resources/rules/README.md for this reading. Numbers:
// the percentage of observed values that are not larger (the median is at 50). Texts: the
// percentage of observed values that are equal. One thread.
class ValueRanks
{
public:
    enum class By : std::uint8_t { Size, Frequency };

    // `matches`: of one group, all that the window will slide over.
    ValueRanks(std::span<const CorrelatedMatch> matches, By by);

    void add(const CorrelatedMatch &match) { change(match, 1); }
    void remove(const CorrelatedMatch &match) { change(match, -1); }

    // 0 to 100, of a match in the window. Nothing if it has no value.
    [[nodiscard]] std::optional<double> percentOf(const CorrelatedMatch &match) const;

private:
    [[nodiscard]] bool hasValue(const CorrelatedMatch &match) const;
    void change(const CorrelatedMatch &match, std::int64_t by);
    [[nodiscard]] std::size_t placeOf(double number) const; // from 1

    By m_by;
    std::int64_t m_observed = 0;
    std::unordered_map<std::uint32_t, std::int64_t> m_ofValue; // Frequency
    std::vector<double> m_numbers; // Size: ascending, each once
    std::vector<std::int64_t> m_tree; // Fenwick tree of how often each is in the window
};

} // namespace kubewake
