// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/histogram.h"
#include "model/store/eventsnapshot.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <cstdint>

namespace kubewake {

// What is wanted of the time before and after an event or a signal. A value; any thread.
struct Around
{
    enum class Scope : std::uint8_t { Everything, SameUser, SameAddress };
    static constexpr std::array kChoices {1, 5, 10, 30, 60}; // minutes
    static constexpr int kMaximumMinutes = 7 * 24 * 60;

    int minutes = 10; // 1 to kMaximumMinutes
    Scope scope = Scope::Everything;

    // `range` with so many minutes before and after it; as far as there are times.
    [[nodiscard]] TimeRange widened(TimeRange range) const;
    // What the events have to have in common with `row`, as KQL: empty for everything, and for
    // events that have no such user or address.
    [[nodiscard]] QString filter(const EventSnapshot &snapshot, Row row) const;

    // `30 user`, to be remembered.
    [[nodiscard]] QByteArray toState() const;
    // What is no such state is the default.
    [[nodiscard]] static Around fromState(const QByteArray &state);

    friend bool operator==(const Around &, const Around &) = default;
};

[[nodiscard]] QString minutesText(int minutes); // `±10 minutes`, translated
[[nodiscard]] QString scopeText(Around::Scope scope); // translated

} // namespace kubewake
