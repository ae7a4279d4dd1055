// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace kubewake {

enum class Container : std::uint8_t {
    None,
    Compressed, // one stream: gzip, zstd, …
    Archive, // members: tar, zip, 7z, cpio
};

// What the first bytes (kContainerHeadBytes are enough) start, by their magic numbers. File names
// are not looked at.
[[nodiscard]] Container containerOf(std::string_view head);
[[nodiscard]] inline bool isContainer(std::string_view head)
{
    return containerOf(head) != Container::None;
}
inline constexpr std::size_t kContainerHeadBytes = 512;

} // namespace kubewake
