// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kubewake {

// Appends `value` as a JSON string with its quotes. Control characters are escaped; bytes that are
// no UTF-8 become U+FFFD.
void appendJsonString(std::string &out, std::string_view value);

// Appends JSON without the white space between tokens, so that it fits on one line. Everything
// else stays as it is.
void appendOnOneLine(std::string &out, std::string_view json);

// One whole valid JSON text? Any depth.
[[nodiscard]] bool isJson(std::string_view text);

// A JSON string without its quotes and escapes; any other JSON text as it is, on one line.
[[nodiscard]] std::string plainText(std::string_view json);

} // namespace kubewake
