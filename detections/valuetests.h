// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/valuetest.h"

#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// Equal to one of many texts: one look-up instead of a comparison with each. Numbers also by value.
[[nodiscard]] ValueTestPtr equalToAny(const std::vector<std::string> &texts,
                                      CaseSensitivity sensitivity);

// Sigma's lt, lte, gt and gte: numbers with numbers, timestamps with timestamps; a value of any
// other kind does not pass. nullptr if `bound` is neither.
[[nodiscard]] ValueTestPtr comparedInKind(Comparison comparison, const std::string &bound);

} // namespace kubewake
