// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/wrappedtime.h"

#include "model/core/jsonview.h"

#include <charconv>
#include <cmath>
#include <string>

namespace kubewake {
namespace {

constexpr double kFirstSecond = 1e9; // 2001; the units do not overlap between it and
constexpr double kLastSecond = 1e10; // 2286

MicrosecondsUtc numberTime(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return kNoTime;
    for (const double unit : {1.0, 1e3, 1e6, 1e9}) { // per second
        const double seconds = number / unit;
        if (seconds >= kFirstSecond && seconds < kLastSecond)
            return std::llround(number * (1e6 / unit));
    }
    return kNoTime;
}

} // namespace

MicrosecondsUtc wrappedTime(std::string_view value)
{
    const std::string_view quoted = inJsonString(value);
    const std::string_view text = quoted.data() == nullptr ? value : quoted;
    if (const MicrosecondsUtc time = numberTime(text); time != kNoTime)
        return time;
    constexpr std::size_t kDateLength = 10;
    constexpr std::size_t kLongest = 40;
    if (text.size() <= kDateLength || text.size() > kLongest)
        return kNoTime;
    std::string iso(text);
    if (iso.find_first_of("Z+-", kDateLength) == std::string::npos)
        iso += 'Z';
    return parseTimestamp(iso).value_or(kNoTime);
}

} // namespace kubewake
