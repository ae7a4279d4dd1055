// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/auditpolicy.h"
#include "model/core/result.h"
#include "model/query/compiledfilter.h"
#include "model/store/eventsnapshot.h"

#include <array>
#include <cstdint>
#include <vector>

namespace kubewake {

struct EvidenceSize
{
    std::uint64_t events = 0;
    std::uint64_t requests = 0;
    std::uint64_t bytes = 0; // of the records in the evidence, without their line breaks

    friend bool operator==(const EvidenceSize &, const EvidenceSize &) = default;
};

// What an audit policy would have kept of some evidence, had it been in force. It cannot add what
// was not recorded: an event that the policy logs at a higher level keeps the level it has.
struct PolicyOutcome
{
    EvidenceSize before;
    EvidenceSize kept;
    // By the level (Level, None first used) at which the policy logs a request, without what it
    // leaves out of them; events at stages that it omits count under None.
    std::array<EvidenceSize, kLevelNames.size()> byLevel {};
    std::vector<std::uint64_t> eventsOfRule; // decided by each rule; the last: by none of them
    std::uint64_t omittedStages = 0; // events that were dropped only for their stage
    std::uint64_t reducedEvents = 0; // kept without some of their bodies
    std::uint64_t reducedBytes = 0; // that these bodies took
    std::uint64_t deeperEvents = 0; // kept events that the policy would log at a higher level
    std::uint64_t unreadable = 0; // events whose bodies could not be read: counted with them
    SnapshotPtr snapshot; // what was kept, as if it had been loaded
};

// Blocks; call it on a pool. Memory: a second snapshot (about 75 B an event). Cost: 1 µs an event
// that is kept, and a read of the text of each whose bodies are left out. Error: cancelled, or more
// sources than a store can have.
[[nodiscard]] Result<PolicyOutcome> applyPolicy(const AuditPolicy &policy,
                                                const EventSnapshot &snapshot,
                                                const EvaluationControl &control = {});

} // namespace kubewake
