// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// What is left of a JSON object that was cut off (CloudWatch keeps 256 KB of a message, syslog
// often 8): its members up to the last whole one, closed. Nothing if `text` is no object, if it
// does end, or if no member is whole. Linear.
[[nodiscard]] std::optional<std::string> salvagedJson(std::string_view text);

} // namespace kubewake
