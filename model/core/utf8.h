// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace kubewake {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Evidence is kept as UTF-8 bytes; widgets want QString. Invalid bytes become U+FFFD.
[[nodiscard]] QString toQString(std::string_view utf8);

[[nodiscard]] std::string toUtf8(QStringView text);

// ASCII letters only. Kubernetes names, verbs and header values that are compared without case
// are ASCII; other bytes stay as they are.
[[nodiscard]] std::string toLowerAscii(std::string_view text);
[[nodiscard]] bool equalsIgnoringAsciiCase(std::string_view a, std::string_view b);

} // namespace kubewake
