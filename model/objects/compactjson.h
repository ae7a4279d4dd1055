// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace kubewake {

// The value on one line, without spaces; bytes that are no UTF-8 become U+FFFD. Pure; any thread.
[[nodiscard]] std::string compactJson(const nlohmann::json &value);

} // namespace kubewake
