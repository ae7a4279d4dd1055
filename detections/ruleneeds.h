// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "model/audit/apiresources.h"
#include "model/audit/auditpolicy.h"

#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

namespace kubewake {

// Who rules are usually about; bits of RuleNeed::identities.
enum ProbeIdentity : std::uint8_t {
    kProbePerson = 1U << 0,
    kProbeServiceAccount = 1U << 1,
    kProbeAnonymous = 1U << 2,
    kProbeNode = 1U << 3,
};

// An operation that a rule can match, and the levels at which it can.
struct RuleNeed
{
    const ApiOperation *operation; // of apiOperations()
    Level level = Level::Metadata; // from which it misses nothing
    Level least = Level::Metadata; // from which it can match at all
    std::uint8_t identities = kProbePerson; // by whom
};

// What a rule needs to be logged, found by asking its expression about every operation that
// Kubernetes has. Of a correlation: what its base rules need.
struct RuleNeeds
{
    std::vector<RuleNeed> needs; // in the order of apiOperations()
    // It names no resource: whatever is logged can match.
    bool isGeneral = false;
    // It is only about requests that failed to authenticate, which exist at ResponseStarted only.
    bool isOfUnauthenticated = false;
    // It is only about sessions and tunnels, which are logged when they end, or at ResponseStarted.
    bool isOfStreams = false;
};

// Any thread. Cost: about 1 ms for a rule that names no resource, 0.1 ms for others.
// CompiledRule::needs() remembers it.
[[nodiscard]] RuleNeeds needsOf(const CompiledRule &rule);

// What a policy leaves of that.
struct PolicyVerdict
{
    enum class State : std::uint8_t { Evaluable, Partly, Blind };

    struct Shortfall
    {
        const ApiOperation *operation;
        Level needed = Level::Metadata;
        Level given = Level::None;
    };

    State state = State::Evaluable;
    std::vector<Shortfall> shortfalls;
};

// Judged from levels: would the policy log what the rule needs, by an ordinary person, service
// account or anonymous client (whichever it is about)? Of a rule that names no resource, what any
// policy drops as noise (isRoutine) does not count.
[[nodiscard]] PolicyVerdict verdictOf(const AuditPolicy &policy, const RuleNeeds &needs);

// Which rules of the policy decide about what the rule needs, ascending.
[[nodiscard]] std::set<std::size_t> decidingRules(const AuditPolicy &policy,
                                                  const RuleNeeds &needs);

// What clusters do all day and nobody asks about: events, leases, health checks, discovery.
[[nodiscard]] bool isRoutine(const ApiOperation &operation);

} // namespace kubewake
