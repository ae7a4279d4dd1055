// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/histogram.h"

#include <QString>

#include <array>
#include <cstddef>
#include <optional>

namespace kubewake {

// The two times that are compared: what is usual, and what is asked about.
enum class ComparedSide : std::uint8_t { Baseline, Incident };
inline constexpr std::size_t kComparedSides = 2;

[[nodiscard]] constexpr std::size_t indexOf(ComparedSide side)
{
    return static_cast<std::size_t>(side);
}
[[nodiscard]] constexpr ComparedSide otherSide(ComparedSide side)
{
    return side == ComparedSide::Baseline ? ComparedSide::Incident : ComparedSide::Baseline;
}

// Half-open, so that ranges can follow each other: `from` is in it, `to` is not. kNoTime: no bound
// on that side. What has no time is in no range. A value.
struct ComparedRange
{
    MicrosecondsUtc from = kNoTime;
    MicrosecondsUtc to = kNoTime;

    // Everything before `range`, which must begin somewhere.
    [[nodiscard]] static ComparedRange before(const ComparedRange &range);
    // A selection of the histogram, whose ends both are in it.
    [[nodiscard]] static ComparedRange of(TimeRange range);

    [[nodiscard]] bool isEmpty() const { return from != kNoTime && to != kNoTime && from >= to; }
    [[nodiscard]] bool contains(MicrosecondsUtc time) const
    {
        return time != kNoTime && (from == kNoTime || time >= from) && (to == kNoTime || time < to);
    }
    [[nodiscard]] bool overlaps(const ComparedRange &other) const;
    // The part of it that lies in `all`, whose ends both count. Empty: from == to.
    [[nodiscard]] ComparedRange within(TimeRange all) const;
    [[nodiscard]] double hours() const; // of a range with two bounds

    // `time >= "…" and time < "…"`, in UTC whatever zone is shown.
    [[nodiscard]] QString kql() const;

    friend bool operator==(const ComparedRange &, const ComparedRange &) = default;
};

struct ComparedRanges
{
    ComparedRange baseline {};
    ComparedRange incident {};

    [[nodiscard]] const ComparedRange &of(ComparedSide side) const
    {
        return side == ComparedSide::Baseline ? baseline : incident;
    }
    // Where a time belongs; nothing if to neither.
    [[nodiscard]] std::optional<ComparedSide> sideOf(MicrosecondsUtc time) const;
    // Why these two cannot be compared, a whole sentence; empty if they can.
    [[nodiscard]] QString problem() const;

    friend bool operator==(const ComparedRanges &, const ComparedRanges &) = default;
};

} // namespace kubewake
