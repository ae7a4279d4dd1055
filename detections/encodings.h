// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/modifiers.h"

#include <string>
#include <vector>

namespace kubewake {

// The texts that `text` becomes by the UTF-16 and Base64 modifiers: one, or three for base64offset
// (what the text looks like at each place of a longer encoded text).
[[nodiscard]] std::vector<std::string> encodedTexts(const std::string &text,
                                                    const Modifiers &modifiers);

// The ways to write a command line whose options start with '-' or '/': every such character at
// the start of a word becomes -, /, en dash, em dash and horizontal bar. Empty if that would be
// more than kMaximumDashVariants texts.
[[nodiscard]] std::vector<std::string> dashVariants(const std::string &text);
inline constexpr std::size_t kMaximumDashVariants = 3'125; // five options

} // namespace kubewake
