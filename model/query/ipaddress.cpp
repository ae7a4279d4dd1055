// SPDX-License-Identifier: Apache-2.0
#include "model/query/ipaddress.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace kubewake {
namespace {

constexpr std::size_t kLongestAddress = 45; // IPv6 with an IPv4 tail
constexpr unsigned kMappedBits = 96; // length of ::ffff:0:0/96
constexpr std::array<std::uint8_t, 12> kMappedPrefix {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool isMapped(const IpAddress &address)
{
    return address.family == IpAddress::Family::V6
        && std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), address.bytes.begin());
}

IpAddress unmapped(const IpAddress &address)
{
    IpAddress v4;
    std::copy(address.bytes.begin() + 12, address.bytes.end(), v4.bytes.begin());
    return v4;
}

std::optional<IpAddress> parseAsWritten(std::string_view text)
{
    if (text.empty() || text.size() > kLongestAddress || text.find('\0') != std::string_view::npos)
        return std::nullopt;
    const std::string terminated(text);
    IpAddress address;
    if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1)
        return address;
    address.bytes = {};
    address.family = IpAddress::Family::V6;
    if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1)
        return address;
    return std::nullopt;
}

} // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    const auto address = parseAsWritten(text);
    return address && isMapped(*address) ? unmapped(*address) : address;
}

std::optional<IpNetwork> IpNetwork::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto address = parseAsWritten(text.substr(0, slash));
    const std::string_view digits = text.substr(slash + 1);
    unsigned length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (!address || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    if (length > (address->family == IpAddress::Family::V4 ? 32U : 128U))
        return std::nullopt;
    if (isMapped(*address) && length >= kMappedBits)
        return IpNetwork {unmapped(*address), length - kMappedBits};
    return IpNetwork {*address, length};
}

bool IpNetwork::contains(const IpAddress &other) const
{
    if (other.family != address.family)
        return false;
    const unsigned whole = prefixLength / 8;
    if (!std::equal(address.bytes.begin(), address.bytes.begin() + whole, other.bytes.begin()))
        return false;
    const unsigned rest = prefixLength % 8;
    if (rest == 0)
        return true;
    const auto mask = static_cast<std::uint8_t>(0xff00U >> rest);
    return ((address.bytes[whole] ^ other.bytes[whole]) & mask) == 0;
}

} // namespace kubewake
