// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"

#include <string>
#include <utility>
#include <vector>

namespace kubewake {

// What a responder says about matches: "these are expected, because …". Becomes a suppression.
// A value.
struct Expectation
{
    std::string ruleId; // empty: of every rule
    std::string ruleTitle; // to be read; empty: of every rule
    std::vector<std::pair<FieldId, std::string>> fields; // the values that an expected event has
    std::string reason;
    std::string expires; // 2026-12-31: its last day, UTC; empty: never
};

} // namespace kubewake
