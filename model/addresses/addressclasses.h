// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/query/ipaddress.h"

namespace kubewake {

// What an address alone tells: Loopback, LinkLocal, Private, Shared, Public or Reserved, by IANA's
// registries of special addresses. Any thread; a few comparisons.
[[nodiscard]] AddressClass classOf(const IpAddress &address);

} // namespace kubewake
