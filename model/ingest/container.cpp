// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/container.h"

#include <algorithm>
#include <array>

namespace kubewake {

bool isContainer(std::string_view head)
{
    using namespace std::string_view_literals;
    static constexpr std::array kMagic {
        "\x1f\x8b"sv, // gzip
        "\x1f\x9d"sv, // compress
        "\x28\xb5\x2f\xfd"sv, // zstd
        "\x50\x2a\x4d\x18"sv, // zstd, with a frame to skip first (pzstd)
        "\xfd"
        "7zXZ\0"sv, // xz
        "BZh"sv, // bzip2
        "\x04\x22\x4d\x18"sv, // lz4
        "\x5d\0\0"sv, // lzma
        "LZIP"sv,
        "PK\x03\x04"sv, // zip
        "PK\x05\x06"sv, // zip without members
        "7z\xbc\xaf\x27\x1c"sv,
        "070701"sv, // cpio
        "070707"sv,
    };
    if (std::ranges::any_of(kMagic,
                            [head](std::string_view magic) { return head.starts_with(magic); }))
        return true;
    constexpr std::size_t kTarMagicAt = 257;
    return head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar");
}

} // namespace kubewake
