// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/addressclasses.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace kubewake {
namespace {

using enum AddressClass;

// https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-: the first that fits.
constexpr std::array<std::pair<std::string_view, AddressClass>, 28> kSpecial {{
    {"127.0.0.0/8", Loopback},    {"169.254.0.0/16", LinkLocal},
    {"10.0.0.0/8", Private},      {"172.16.0.0/12", Private},
    {"192.168.0.0/16", Private},  {"100.64.0.0/10", Shared},
    {"0.0.0.0/8", Reserved},      {"192.0.0.0/24", Reserved},
    {"192.0.2.0/24", Reserved},   {"192.88.99.0/24", Reserved},
    {"198.18.0.0/15", Reserved},  {"198.51.100.0/24", Reserved},
    {"203.0.113.0/24", Reserved}, {"224.0.0.0/4", Reserved},
    {"240.0.0.0/4", Reserved},    {"0.0.0.0/0", Public},
    {"::1/128", Loopback},        {"fe80::/10", LinkLocal},
    {"fc00::/7", Private},        {"64:ff9b::/96", Public}, // IPv4 addresses behind NAT64
    {"64:ff9b:1::/48", Private},  {"2001:2::/48", Reserved},
    {"2001:10::/28", Reserved},   {"2001:20::/28", Reserved},
    {"2001:db8::/32", Reserved},  {"3fff::/20", Reserved},
    {"2000::/3", Public},         {"::/0", Reserved},
}};

} // namespace

AddressClass classOf(const IpAddress &address)
{
    static const auto networks = [] {
        std::vector<std::pair<IpNetwork, AddressClass>> parsed;
        for (const auto &[text, addressClass] : kSpecial)
            parsed.emplace_back(IpNetwork::parse(text).value_or(IpNetwork()), addressClass);
        return parsed;
    }();
    for (const auto &[network, addressClass] : networks) {
        if (network.contains(address))
            return addressClass;
    }
    return Missing;
}

} // namespace kubewake
