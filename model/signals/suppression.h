// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "model/core/timestamp.h"
#include "model/signals/signal.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// Matches of rules that somebody expects: a Sigma meta filter, which takes them away. Immutable and
// shared. All texts come from a file: plain text.
struct Suppression
{
    std::string id; // UUID
    std::string title;
    std::string reason; // why they are expected; may be empty in filters of others
    std::vector<std::string> ruleTitles; // of the rules it is for; empty: all
    std::optional<MicrosecondsUtc> expires; // from then on it takes nothing away
    bool expired = false; // when the rules were loaded
    std::string sourceFile;
};
using SuppressionPtr = std::shared_ptr<const Suppression>;

// What a suppression took away from one rule: shown, so that nobody forgets that it is there.
struct SuppressedMatches
{
    SuppressionPtr suppression;
    std::shared_ptr<const RuleInfo> rule;
    std::vector<Row> rows; // ascending; never empty
};

} // namespace kubewake
