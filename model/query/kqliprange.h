// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/ipaddress.h"
#include "model/query/valuetest.h"

namespace kubewake {

// An address before or after another by its number, not by its text. IPv4 comes before IPv6.
[[nodiscard]] ValueTestPtr comparedAddress(Comparison comparison, const IpAddress &address);

} // namespace kubewake
