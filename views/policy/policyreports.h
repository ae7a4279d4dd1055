// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/policyapplication.h"
#include "model/signals/policyeffect.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace kubewake {

// What is shown of audit policies, whoever has worked it out. Values; reasons are in English, as
// rules are.

// A policy that would show the most of what the rules look for.
struct PolicySuggestion
{
    // What fills logs and shows nothing.
    struct Noise
    {
        std::string what; // English: `health checks`
        std::uint64_t events = 0;
        std::uint64_t bytes = 0;
        std::string kept {}; // why the policy logs it all the same; empty: it drops it
    };

    std::string text; // YAML
    std::vector<Noise> noise;
    EvidenceSize before;
    EvidenceSize kept;
    std::size_t signalsBefore = 0;
    std::size_t signalsKept = 0;
    // The rules that it lets see, then those that stay blind for what must not be logged.
    std::vector<PolicyEffect> effects;
};

// What is wrong with a policy file, or hardly meant.
struct PolicyProblem
{
    int line = 0; // 0: unknown
    std::string message;
    bool isWarning = false;
};

// What a policy would have kept of the evidence. Not tried if there are problems that are no
// warnings.
struct PolicyTrialReport
{
    // A rule of the policy.
    struct Rule
    {
        int line = 0;
        Level level = Level::None;
        std::uint64_t events = 0; // that it decided about
    };

    QString name; // of the policy
    std::vector<PolicyProblem> problems;
    bool wasTried = false;
    PolicyOutcome outcome; // without its snapshot
    std::vector<Rule> policyRules;
    std::vector<PolicyEffect> effects; // what loses most first
    std::vector<SignalPtr> lost;
};

} // namespace kubewake
