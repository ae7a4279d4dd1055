// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kubewake {

// An IPv4 or IPv6 address. An IPv4-mapped IPv6 address (::ffff:10.0.0.1) is the IPv4 address. All
// IPv4 addresses sort before all IPv6 ones, each by numeric value. A value type.
struct IpAddress
{
    enum class Family : std::uint8_t { V4, V6 };

    Family family = Family::V4;
    std::array<std::uint8_t, 16> bytes {}; // network order; IPv4 in the first four

    // Strict: no zone, no port, no leading zeros in IPv4, no spaces.
    [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);

    friend auto operator<=>(const IpAddress &, const IpAddress &) = default;
};

// `10.0.0.0/8`, `2001:db8::/32`. Bits after the prefix are ignored.
struct IpNetwork
{
    IpAddress address;
    unsigned prefixLength = 0; // bits

    [[nodiscard]] static std::optional<IpNetwork> parse(std::string_view text);
    [[nodiscard]] bool contains(const IpAddress &other) const;
};

} // namespace kubewake
