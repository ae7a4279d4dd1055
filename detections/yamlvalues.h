// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "detections/yamlnode.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Typed values of a map. A missing or null key is an empty text or list; a value of another kind
// is a problem that names the key.
[[nodiscard]] RuleResult<std::string> textAt(const YamlNode &map, std::string_view key);
// One text counts as a list of one.
[[nodiscard]] RuleResult<std::vector<std::string>> textsAt(const YamlNode &map,
                                                           std::string_view key);
[[nodiscard]] RuleResult<bool> booleanAt(const YamlNode &map, std::string_view key, bool absent);

// `true` or `false` without quotes, in any case.
[[nodiscard]] std::optional<bool> booleanOf(const YamlNode &node);

// `<n>s|m|h|d` in µs; nothing for anything else and for more than kMaximumTimespanDays.
[[nodiscard]] std::optional<std::int64_t> timespanOf(std::string_view text);
inline constexpr std::int64_t kMaximumTimespanDays = 3'660;

} // namespace kubewake
