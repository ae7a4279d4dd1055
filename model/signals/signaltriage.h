// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/signals/signal.h"

#include <map>
#include <string>
#include <string_view>

namespace kubewake {

// What the responder decided about a signal. Reason: only for archived ones, and required there.
struct TriageDecision
{
    SignalStatus status = SignalStatus::Open;
    QString reason;

    friend bool operator==(const TriageDecision &, const TriageDecision &) = default;
};

// Signal id -> decision. Signals are immutable and found anew by every run; their ids are stable,
// so decisions outlive a run, a reload and, as JSON, the program. A value: copy it to share it.
class SignalTriage
{
public:
    static constexpr std::size_t kMaximumJsonBytes = 64 * 1024 * 1024;
    static constexpr qsizetype kMaximumReasonLength = 10'000; // UTF-16 units; longer is cut

    // The signal's own status where nothing was decided.
    [[nodiscard]] TriageDecision decisionFor(const Signal &signal) const;
    [[nodiscard]] bool contains(const std::string &id) const { return m_decisions.contains(id); }
    [[nodiscard]] std::size_t size() const { return m_decisions.size(); }

    // Error: archived without a reason. Reasons of other states are dropped.
    Result<void> set(const std::string &id, TriageDecision decision);
    void remove(const std::string &id) { m_decisions.erase(id); }

    // {"version":1,"signals":[{"id":…,"status":"archived","reason":…}]}, sorted by id.
    [[nodiscard]] std::string toJson() const;
    // Error: no such document, or over kMaximumJsonBytes. All or nothing.
    [[nodiscard]] static Result<SignalTriage> fromJson(std::string_view json);

    friend bool operator==(const SignalTriage &, const SignalTriage &) = default;

private:
    std::map<std::string, TriageDecision> m_decisions;
};

} // namespace kubewake
