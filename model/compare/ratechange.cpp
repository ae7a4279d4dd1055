// SPDX-License-Identifier: Apache-2.0
#include "model/compare/ratechange.h"

#include <algorithm>
#include <cmath>

namespace kubewake {

double rateSignificance(std::uint64_t a, double hoursA, std::uint64_t b, double hoursB)
{
    if (hoursA <= 0 || hoursB <= 0)
        return 0;
    const double total = static_cast<double>(a) + static_cast<double>(b);
    const auto part = [total, hours = hoursA + hoursB](std::uint64_t count, double ownHours) {
        const auto n = static_cast<double>(count);
        return n == 0 ? 0 : n * std::log(n * hours / (total * ownHours));
    };
    return std::max(0.0, 2 * (part(a, hoursA) + part(b, hoursB)));
}

std::optional<RateChange> rateChange(std::uint64_t baseline, double baselineHours,
                                     std::uint64_t incident, double incidentHours)
{
    if (baseline == 0 && incident == 0)
        return std::nullopt;
    if (baseline == 0)
        return RateChange::New;
    if (incident == 0)
        return RateChange::Vanished;
    // Compared as products: a time may have no length.
    const bool isLarge = static_cast<double>(incident) * baselineHours
        >= kSmallestRise * static_cast<double>(baseline) * incidentHours;
    const bool isSignificant =
        rateSignificance(baseline, baselineHours, incident, incidentHours) >= kSignificant;
    return isLarge && isSignificant ? std::optional(RateChange::Rose) : std::nullopt;
}

} // namespace kubewake
