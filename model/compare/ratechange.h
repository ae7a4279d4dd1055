// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kubewake {

// What a value did from the baseline to the incident.
enum class RateChange : std::uint8_t { New, Rose, Vanished };
inline constexpr std::size_t kRateChanges = 3;
inline constexpr std::array<std::string_view, kRateChanges> kRateChangeNames {"new", "rose",
                                                                              "vanished"};

// How unlikely it is that two counts come from one and the same rate: the likelihood ratio (G) of
// two Poisson counts `a` and `b` over `hoursA` and `hoursB`, 2·Σ n·ln(n / expected). If the rates
// are the same it is distributed as chi-squared with one degree of freedom. 0 if either time has no
// length. Requests come in bursts, so it ranks; it does not prove.
[[nodiscard]] double rateSignificance(std::uint64_t a, double hoursA, std::uint64_t b,
                                      double hoursB);

// Chi-squared, one degree of freedom: passed by chance once in a thousand times.
inline constexpr double kSignificant = 10.83;
// Steady traffic is never quite steady: what rose by less is not said to have risen.
inline constexpr double kSmallestRise = 1.5;

// New and vanished values are said however few they are, one request of a stranger is what is
// looked for; a rise has to be significant and large: 1 -> 2 is none, nor is 10 -> 20. Nothing: the
// value is as usual, or rarer, or in neither range.
[[nodiscard]] std::optional<RateChange> rateChange(std::uint64_t baseline, double baselineHours,
                                                   std::uint64_t incident, double incidentHours);

} // namespace kubewake
