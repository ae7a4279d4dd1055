// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/kql.h"
#include "model/query/kqlast.h"

#include <string_view>

namespace kubewake {

inline constexpr std::size_t kMaximumKqlFieldLength = 1'000; // bytes

// The tree of a filter text; fields and values are not looked at yet. Linear in the text, and no
// deeper in the stack than kMaximumKqlDepth parentheses.
[[nodiscard]] tl::expected<KqlNodePtr, KqlError> parseKqlTree(std::string_view text);

} // namespace kubewake
