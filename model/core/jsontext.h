// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kubewake {

// Deepest nesting that is made into a tree. Real events stay below 30.
inline constexpr std::size_t kMaximumJsonDepth = 1'000;
// Levels past this one are not indented any further, so that output stays linear.
inline constexpr std::size_t kMaximumIndent = 64;

// Deepest nesting of braces and brackets outside strings. Takes any bytes; linear, no recursion.
[[nodiscard]] std::size_t jsonDepth(std::string_view json);

// The same tokens on indented lines; nothing but white space between tokens changes, so numbers,
// key order and duplicate keys stay as recorded. Takes any bytes; linear, no recursion.
[[nodiscard]] std::string indentedJson(std::string_view json);

} // namespace kubewake
