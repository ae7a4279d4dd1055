// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

namespace kubewake {

// A number and what share it is of all, in the user's locale: `1,234 (45.3 %)`. The share is left
// out where it says nothing. Any thread.
[[nodiscard]] QString shareText(std::uint64_t part, std::uint64_t whole);
// The same of bytes: `1.4 MB (45.3 %)`.
[[nodiscard]] QString byteShareText(std::uint64_t part, std::uint64_t whole);
// `45.3 %`
[[nodiscard]] QString percentText(std::uint64_t part, std::uint64_t whole);

} // namespace kubewake
