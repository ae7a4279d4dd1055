// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace kubewake {

// A 64-bit hash (XXH3) with a secret that is drawn once per process: values come from attackers,
// who must not be able to aim for collisions. Never stored in a file and never ordered by, so
// results stay the same from run to run.
[[nodiscard]] std::uint64_t valueHash(std::string_view bytes);

} // namespace kubewake
