// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kubewake {

// Appends the text that a JSON string stands for; `escaped` is what is between its quotes. What is
// no valid escape stays as it is written, a surrogate without its partner becomes U+FFFD. Linear.
void appendUnescaped(std::string_view escaped, std::string &text);

// The same, as a text of its own.
[[nodiscard]] std::string unescapedText(std::string_view escaped);

// Appends `text` as a JSON string, quotes included; bytes that are no UTF-8 become U+FFFD.
void appendJsonString(std::string_view text, std::string &json);

// How many bytes of `escaped` the first `size` bytes of its unescaped text take.
[[nodiscard]] std::size_t escapedLength(std::string_view escaped, std::size_t size);

} // namespace kubewake
