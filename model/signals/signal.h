// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/core/ids.h"
#include "model/core/timestamp.h"

#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

enum class Severity : std::uint8_t { Informational, Low, Medium, High, Critical };
// Sigma `level` spellings, in Severity order.
inline constexpr std::array<std::string_view, 5> kSeverityNames {"informational", "low", "medium",
                                                                 "high", "critical"};
[[nodiscard]] std::optional<Severity> severityFromName(std::string_view name);
[[nodiscard]] QString severityText(Severity severity); // translated

enum class SignalStatus : std::uint8_t { Open, UnderReview, Archived };
[[nodiscard]] QString statusText(SignalStatus status); // translated

// What the responder reads about a rule. One per rule, shared by its signals. All texts come from
// the rule file (or a stranger's): plain text.
struct RuleInfo
{
    std::string id; // UUID of the Sigma rule
    std::string title;
    Severity severity = Severity::Medium;
    std::string description;
    std::string whyItMatters;
    std::vector<std::string> investigation; // steps
    std::vector<std::string> falsePositives;
    std::vector<std::string> remediation; // steps
    std::vector<std::string> references; // URLs
    std::vector<std::string> attack; // technique ids: T1609, T1552.007
    std::vector<std::string> tactics; // `execution`, `credential-access`: the Sigma tag names
    std::vector<std::string> cis; // CIS Kubernetes Benchmark v1.12 items: 5.2.2
    std::vector<std::string> tags; // all of them, as written
    std::string sourceFile; // where the rule was read; `:/rules/…` for bundled ones
    int sourceLine = 0; // from 1
    std::string sourceText; // its YAML document as written
};

// rule x entity x time window.
struct Signal
{
    // Stable across runs, worker counts and machines: a hash of rule, entity and first event.
    std::string id;
    std::shared_ptr<const RuleInfo> rule;
    FieldId entityField = FieldId::EffectiveUser; // EffectiveUser, Peer, …
    std::string entity; // its value; may be empty for failed authentications
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
    std::vector<Row> rows; // the matching events in time order; never capped
    std::vector<std::string> matchedFields; // paths the rule looked at, for highlighting
    std::string summary; // one English paragraph: what happened
    SignalStatus status = SignalStatus::Open;
    QString archiveReason;

    [[nodiscard]] std::size_t count() const { return rows.size(); }
};
using SignalPtr = std::shared_ptr<const Signal>;

// Could the evidence show what the rule looks for? "Nothing found" and "could not have been seen"
// are different answers.
struct RuleCoverage
{
    enum class State : std::uint8_t {
        Evaluated, // every candidate event carried what the rule needs
        Partly, // some candidate events lacked it
        Disabled, // the responder does not want it
        NotEvaluable, // none carried it
        Failed, // the rule itself could not be run
    };
    std::shared_ptr<const RuleInfo> rule;
    State state = State::Evaluated;
    // Events that would match if their bodies had been recorded, or might if their export gave
    // more.
    Row unknownRows = 0;
    std::string reason; // English; empty for Evaluated
    // For whatever state: what the evidence holds nothing of, though that proves nothing. English;
    // mostly empty.
    std::string note {};
};

} // namespace kubewake
