// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kubewake {

// What writes such a text before an event on its line (`2026-11-23T09:40:39.164Z `, `<134>1 … - `,
// `master-0 `), for the load report. Any thread; a few comparisons.
[[nodiscard]] std::string_view formatOfPrefix(std::string_view prefix);

} // namespace kubewake
