// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kubewake {

// True if the first bytes (512 are enough) are those of an archive or of compressed data, by
// their magic numbers. File names are not looked at.
[[nodiscard]] bool isContainer(std::string_view head);
inline constexpr std::size_t kContainerHeadBytes = 512;

} // namespace kubewake
