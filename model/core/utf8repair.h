// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kubewake {

// A copy of `bytes` in which every byte that is no part of valid UTF-8 became U+FFFD. Linear.
[[nodiscard]] std::string repairedUtf8(std::string_view bytes);

} // namespace kubewake
