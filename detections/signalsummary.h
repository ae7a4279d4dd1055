// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/signal.h"
#include "model/store/eventsnapshot.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace kubewake {

// Says in one English paragraph what happened: who, how often, from where, with what, when, what
// was asked for and what became of it. Holds evidence texts, shortened and without control
// characters; show it as plain text. Looks at every event, about 0.3 µs each.
class SignalSummary
{
public:
    static constexpr std::size_t kListed = 3; // values of a kind
    static constexpr std::size_t kMaximumTextBytes = 200; // of an evidence text

    // Both must outlive the summary.
    SignalSummary(const EventSnapshot &snapshot, const std::function<bool()> &cancelled);

    // Cut short if it was cancelled.
    [[nodiscard]] std::string textOf(const Signal &signal) const;

private:
    // The distinct values of a field in time order: the first few, and how many there are.
    struct Distinct
    {
        std::vector<std::string> first;
        std::size_t count = 0;
    };

    template<typename Visit>
    void forSomeRows(const Signal &signal, Visit visit) const;
    [[nodiscard]] Distinct distinct(const Signal &signal, FieldId field) const;
    [[nodiscard]] std::string who(const Signal &signal) const;
    [[nodiscard]] std::string when(const Signal &signal) const;
    [[nodiscard]] std::string what(const Signal &signal) const;
    [[nodiscard]] std::string objects(const Signal &signal) const;
    [[nodiscard]] std::string outcomes(const Signal &signal) const;

    const EventSnapshot &m_snapshot;
    const std::function<bool()> &m_cancelled;
};

} // namespace kubewake
