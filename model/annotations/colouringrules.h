// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <QString>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// The colours a row can have; what they look like is for views to say, in light and in dark.
enum class RowColour : std::uint8_t {
    None, // as the table has it
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Purple,
    Grey,
};
inline constexpr std::size_t kRowColourCount = 9;
[[nodiscard]] QString rowColourText(RowColour colour); // translated

// Rows that pass the filter are shown in these colours. A value.
struct ColouringRule
{
    static constexpr qsizetype kMaximumName = 100; // UTF-16 units; longer is cut

    QString name;
    QString kql;
    RowColour foreground = RowColour::None;
    RowColour background = RowColour::None;
    bool enabled = true;

    friend bool operator==(const ColouringRule &, const ColouringRule &) = default;
};

// In order: the first that matches a row colours it.
using ColouringRules = std::vector<ColouringRule>;

inline constexpr std::size_t kMaximumColouringRules = 30;
inline constexpr std::size_t kMaximumColouringJson = 8 * 1024 * 1024; // bytes

// What a first start has: denied, anonymous, interactive sessions, secrets read. All but the first
// two are off, for they colour much of a healthy log.
[[nodiscard]] ColouringRules defaultColouringRules();

// {"version":1,"rules":[{"name":…,"filter":…,"foreground":"red","background":"none",
// "enabled":true}]}
[[nodiscard]] std::string colouringRulesToJson(const ColouringRules &rules);
// Error: no such document, or larger than a limit. All or nothing. Filters are not looked at.
[[nodiscard]] Result<ColouringRules> colouringRulesFromJson(std::string_view json);

} // namespace kubewake
