// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"
#include "model/core/result.h"

class QCommandLineParser;

namespace kubewake {

// The options that say what rules know about the environment, the same for every command that
// loads rules; and --known-network, of addAddressOptions().
void addEnvironmentOptions(QCommandLineParser &parser);
// And those that say which rules run.
void addRuleOptions(QCommandLineParser &parser);

// Error: a whole sentence about what is wrong.
[[nodiscard]] Result<DetectionSettings> readEnvironment(const QCommandLineParser &parser);
[[nodiscard]] Result<RuleSet::Options> readRuleOptions(const QCommandLineParser &parser);
// What of these options is told by the rules only: a sentence, or empty. A mistyped rule would run.
[[nodiscard]] QString unknownRuleProblem(const RuleSet &rules);

} // namespace kubewake
