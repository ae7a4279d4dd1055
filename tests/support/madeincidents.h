// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/incident.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kubewake::test {

// Signals and incidents that no rule and no builder has made.
inline SignalPtr madeSignal(std::string id, Severity severity, std::string tactic,
                            std::vector<std::string> techniques = {}, std::vector<Row> rows = {1})
{
    auto rule = std::make_shared<RuleInfo>();
    rule->title = "<b>Rule</b> of " + id;
    rule->severity = severity;
    if (!tactic.empty())
        rule->tactics = {std::move(tactic)};
    rule->attack = std::move(techniques);
    auto signal = std::make_shared<Signal>();
    signal->id = std::move(id);
    signal->rule = rule;
    signal->entity = "mallory";
    signal->first = 0;
    signal->last = kMicrosecondsPerSecond;
    signal->rows = std::move(rows);
    return signal;
}

// Of signals in the order of their tactics.
inline IncidentPtr madeIncident(std::vector<SignalPtr> signalList)
{
    auto incident = std::make_shared<Incident>();
    incident->id = signalList.front()->id;
    incident->first = 0;
    incident->last = kMicrosecondsPerSecond;
    incident->actors = {"mallory"};
    for (const SignalPtr &signal : signalList) {
        incident->severity = std::max(incident->severity, signal->rule->severity);
        for (const std::string &tactic : signal->rule->tactics) {
            if (std::ranges::find(incident->tactics, tactic) == incident->tactics.end())
                incident->tactics.push_back(tactic);
        }
    }
    incident->links = {{IncidentLink::Kind::Actor, "mallory", signalList.size()}};
    incident->summary = "<img src=x> from " + formatTimestampUtc(incident->first) + " on.";
    incident->signalList = std::move(signalList);
    return incident;
}

} // namespace kubewake::test
