// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTimeZone>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// Microseconds since 1970-01-01T00:00:00Z. The one representation of time in the model.
using MicrosecondsUtc = std::int64_t;

// "This event carries no such time." Sorts before every real time.
inline constexpr MicrosecondsUtc kNoTime = INT64_MIN;

inline constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;

// Reads RFC 3339 (`2026-11-23T09:46:52.064568Z`, any number of fraction digits, `Z` or an offset,
// `T` or a space). Fractions finer than a microsecond are cut off. Years 0001–9999.
// Returns nothing for anything else, trailing bytes included. About 15 ns.
[[nodiscard]] std::optional<MicrosecondsUtc> parseTimestamp(std::string_view text);

// parseTimestamp() for the timestamps of a log, one after the other: most of them fall into the
// second of the one before, which is not worked out again. Not thread-safe.
class TimestampReader
{
public:
    [[nodiscard]] std::optional<MicrosecondsUtc> read(std::string_view text);

private:
    std::array<char, 20> m_second {}; // `2026-11-23T09:46:52.` as it was in the last text
    MicrosecondsUtc m_start = kNoTime; // of that second
};

// `2026-11-23T09:46:52.064568Z`, always six fraction digits; empty for kNoTime.
[[nodiscard]] std::string formatTimestampUtc(MicrosecondsUtc time);

// How times are shown, everywhere: one zone for every widget and every export. A value; the
// settings own the one in force and hand out copies.
class TimeFormat
{
public:
    TimeFormat() = default; // UTC
    explicit TimeFormat(const QTimeZone &zone);

    [[nodiscard]] bool isUtc() const { return m_utc; }
    [[nodiscard]] QTimeZone zone() const { return m_zone; }

    // `UTC`, `Europe/Berlin`: for column headers.
    [[nodiscard]] QString zoneName() const;

    // `2026-11-23 09:46:52.064568` for the table; empty for kNoTime.
    [[nodiscard]] QString toDisplay(MicrosecondsUtc time) const;

    // ISO 8601 with microseconds and offset (`Z` for UTC) for exports; empty for kNoTime.
    [[nodiscard]] QString toIso(MicrosecondsUtc time) const;

    friend bool operator==(const TimeFormat &a, const TimeFormat &b)
    {
        return a.m_zone == b.m_zone;
    }

private:
    [[nodiscard]] int offsetSeconds(MicrosecondsUtc time) const;

    QTimeZone m_zone = QTimeZone::utc();
    bool m_utc = true;
};

} // namespace kubewake
