// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/timedrow.h"
#include "model/signals/signal.h"
#include "model/store/eventsnapshot.h"

#include <functional>
#include <string>
#include <vector>

namespace kubewake {

// Makes signals of the events that a rule matched. One thread.
class SignalBuilder
{
public:
    // All must outlive the builder.
    SignalBuilder(const CompiledRule &rule, const EventSnapshot &snapshot,
                  const std::function<bool()> &cancelled);

    // One signal per entity and run of events closer together than the rule's window. Events
    // without a time are a signal of their own. Some or none if it was cancelled.
    [[nodiscard]] std::vector<SignalPtr> build(const std::vector<Row> &rows);

    // One signal of events in time order. `identity`: what tells it apart beside rule, entity and
    // first event.
    [[nodiscard]] SignalPtr signalOf(const std::vector<TimedRow> &rows, std::string entity,
                                     const std::vector<std::string> &identity = {});

private:
    [[nodiscard]] std::string idOf(const std::vector<TimedRow> &rows, const std::string &entity,
                                   const std::vector<std::string> &identity) const;
    [[nodiscard]] bool belongsTogether(const TimedRow &earlier, const TimedRow &later) const;

    const CompiledRule &m_rule;
    const EventSnapshot &m_snapshot;
    const std::function<bool()> &m_cancelled;
};

} // namespace kubewake
