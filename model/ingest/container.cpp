// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/container.h"

#include <algorithm>
#include <array>

namespace kubewake {

namespace {

// Magic numbers that are letters and digits need more than themselves: text may start like them.
bool isBzip2(std::string_view head)
{
    using namespace std::string_view_literals;
    constexpr std::size_t kBlockAt = 4;
    return head.size() > kBlockAt && head.starts_with("BZh") && head[3] >= '1' && head[3] <= '9'
        && (head.substr(kBlockAt).starts_with("1AY&SY"sv)
            || head.substr(kBlockAt).starts_with("\x17\x72\x45\x38\x50\x90"sv));
}

// The portable formats: fields of digits from the start on.
bool isCpio(std::string_view head)
{
    constexpr std::size_t kDigits = 76;
    if (head.size() < kDigits || (!head.starts_with("07070")))
        return false;
    return std::ranges::all_of(head.substr(0, kDigits), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

} // namespace

Container containerOf(std::string_view head)
{
    using namespace std::string_view_literals;
    static constexpr std::array kCompressed {
        "\x1f\x8b"sv, // gzip
        "\x1f\x9d"sv, // compress
        "\x28\xb5\x2f\xfd"sv, // zstd
        "\x50\x2a\x4d\x18"sv, // zstd, with a frame to skip first (pzstd)
        "\xfd"
        "7zXZ\0"sv, // xz
        "\x04\x22\x4d\x18"sv, // lz4
        "\x5d\0\0"sv, // lzma
        "LZIP"sv,
    };
    static constexpr std::array kArchive {
        "PK\x03\x04"sv, // zip
        "PK\x05\x06"sv, // zip without members
        "7z\xbc\xaf\x27\x1c"sv,
    };
    const auto starts = [head](std::string_view magic) { return head.starts_with(magic); };
    if (isBzip2(head) || std::ranges::any_of(kCompressed, starts))
        return Container::Compressed;
    constexpr std::size_t kTarMagicAt = 257;
    const bool tar = head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar");
    return tar || isCpio(head) || std::ranges::any_of(kArchive, starts) ? Container::Archive
                                                                        : Container::None;
}

} // namespace kubewake
