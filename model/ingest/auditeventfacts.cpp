// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventfacts.h"

#include "model/audit/outcome.h"
#include "model/store/eventchunk.h"

namespace kubewake {

JsonKind AuditEventFacts::kindOfJson(std::string &reason) const
{
    const bool auditGroup = apiVersion && apiVersion->starts_with("audit.k8s.io/");
    if (kind == "EventList" && (auditGroup || !apiVersion))
        return JsonKind::EventList;
    if (kind == "Event" && auditGroup)
        return JsonKind::AuditEvent;
    const bool looksLikeAudit = auditId && hasStage && (verb.has_value() || uri.has_value());
    if (looksLikeAudit && (!kind || kind == "Event") && (!apiVersion || auditGroup))
        return JsonKind::AuditEvent;
    // An item of a list needs no kind.
    if ((!kind && hasInvolvedObject)
        || (kind == "Event"
            && (apiVersion == "v1" || (apiVersion && apiVersion->starts_with("events.k8s.io/")))))
        return JsonKind::CoreEvent;
    reason = "JSON, but no audit event";
    if (kind)
        reason.append(" (kind ").append(kind->substr(0, 60)).append(")");
    return JsonKind::Other;
}

MicrosecondsUtc AuditEventFacts::setTimes(BatchBuilder &builder) const
{
    const auto parsed = [](const Text &text) {
        return text ? parseTimestamp(*text).value_or(kNoTime) : kNoTime;
    };
    const MicrosecondsUtc start = parsed(received);
    const MicrosecondsUtc reached = parsed(stageTime);
    MicrosecondsUtc time = start;
    for (const Text &fallback : {timestamp, creation}) {
        if (time == kNoTime)
            time = parsed(fallback);
    }
    if (time == kNoTime)
        time = reached;
    // The old `timestamp` has whole seconds, so it gives no duration.
    const bool known = start != kNoTime && reached != kNoTime;
    builder.setTimes(time, known ? reached - start : kNoDuration);
    return time;
}

void AuditEventFacts::setOutcome(BatchBuilder &builder) const
{
    OutcomeInput input;
    input.stage = stage;
    input.code = static_cast<int>(code);
    input.forbidden = decision == "forbid";
    input.dryRun = uri && isDryRun(verb.value_or(""), *uri);
    input.failureStatus = status == "Failure";
    const Outcome outcome = outcomeOf(input);
    builder.setEnum(Column::Outcome, static_cast<std::uint32_t>(outcome));
    if (outcome == Outcome::Denied || outcome == Outcome::Failed) {
        for (const Text &why : {statusMessage, statusReason, authorizationReason}) {
            if (why && !why->empty()) {
                builder.set(Column::OutcomeReason, *why);
                break;
            }
        }
    }
    builder.setNumber(Column::StatusCode, code);
    std::uint32_t flags = input.dryRun ? kDryRun : 0U;
    if (hasRequestObject)
        flags |= kHasRequestObject;
    if (hasResponseObject)
        flags |= kHasResponseObject;
    if (truncated)
        flags |= kTruncatedBodies;
    if (!hasOtherAnnotations)
        flags |= kNoOtherAnnotations;
    builder.setNumber(Column::Flags, flags);
}

} // namespace kubewake
