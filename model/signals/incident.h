// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/signals/signal.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kubewake {

// What two signals of an incident have in common.
struct IncidentLink
{
    enum class Kind : std::uint8_t {
        Actor, // effective user, or who impersonated
        Credential,
        Address,
        Object, // both touched it
        Grant, // one made the binding, the other was allowed by it
        Identity, // one made the service account, its token or the pod it runs as; the other used
                  // it
    };
    Kind kind = Kind::Actor;
    std::string value; // `alice`, `203.0.113.7`, `pods default/web`
    std::size_t signalCount = 0; // of the incident, that have it
};

// Signals that belong to one story: linked by what they have in common, within a window. Immutable
// and shared. Texts from evidence: plain text.
struct Incident
{
    std::string id; // of its first signal: stays as the evidence grows
    Severity severity = Severity::Informational; // the highest of its signals
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
    std::vector<SignalPtr> signalList; // by tactic in the order of ATT&CK, then by time
    std::vector<IncidentLink> links; // what ties them together; most signals first
    std::vector<std::string> actors; // entities of its signals that are users; in order of time
    std::vector<std::string> tactics; // Sigma tag names in the order of ATT&CK
    std::string summary; // one English paragraph
};
using IncidentPtr = std::shared_ptr<const Incident>;

// The tactic of a signal that comes first in the order of ATT&CK; empty if its rule names none.
[[nodiscard]] std::string firstTactic(const RuleInfo &rule);

} // namespace kubewake
