// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/correlationspec.h"
#include "model/core/ids.h"
#include "model/core/timestamp.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <tuple>

namespace kubewake {

// An event that one or more base rules of a correlation matched.
struct CorrelatedMatch
{
    static constexpr std::uint32_t kNoValue = UINT32_MAX;

    MicrosecondsUtc time = kNoTime;
    Row row = 0;
    std::uint64_t bases = 0; // a bit for each base rule that matched
    // False for an event that only continues a match of a base rule which is a correlation itself:
    // it has been counted where that match began.
    bool counts = true;
    std::uint32_t value = kNoValue; // number of the tuple behind `condition: field`
    std::optional<double> number {}; // the same as a number

    // By time, then row; the rest only so that the order is always the same.
    friend bool operator<(const CorrelatedMatch &a, const CorrelatedMatch &b)
    {
        return std::tie(a.time, a.row, a.bases, a.value)
            < std::tie(b.time, b.row, b.bases, b.value);
    }
};

// What a correlation compares with its limits, of a window that slides over the matches of one
// group: matches come in at its end and go out at its start. One thread.
class WindowMeasure
{
public:
    WindowMeasure() = default;
    WindowMeasure(const WindowMeasure &) = delete;
    WindowMeasure &operator=(const WindowMeasure &) = delete;
    virtual ~WindowMeasure() = default;

    // In their order.
    virtual void add(const CorrelatedMatch &match) = 0;
    virtual void remove(const CorrelatedMatch &match) = 0;

    // Of the window that begins at `start`. Nothing if there is nothing to compare: an average of
    // no numbers.
    [[nodiscard]] virtual std::optional<double> value(MicrosecondsUtc start) const = 0;

    // For every type but ValuePercentile and NewValue, which look at single events.
    [[nodiscard]] static std::unique_ptr<WindowMeasure> create(const CorrelationSpec &spec);
};

} // namespace kubewake
