// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kubewake {

// Evidence for a terminal: control characters, escape sequences, direction overrides and bytes that
// are no UTF-8 are written out (`\x1b`, `\u202e`, `\n`), so that a log cannot drive the terminal.
[[nodiscard]] std::string visibleText(std::string_view text);

// Code points of valid UTF-8, which is what a terminal column is for most scripts.
[[nodiscard]] std::size_t textWidth(std::string_view text);

// The first `width` code points; an ellipsis takes the last one if anything was cut off.
[[nodiscard]] std::string elided(std::string_view text, std::size_t width);

} // namespace kubewake
