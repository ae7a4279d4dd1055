// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventfacts.h"

#include "model/audit/outcome.h"
#include "model/store/eventchunk.h"

namespace kubewake {

JsonKind AuditEventFacts::kindOfJson(const BatchBuilder &builder, std::string &reason) const
{
    const auto has = [&builder](Column column) { return builder.code(column) != kMissing; };
    const bool auditGroup = apiVersion && apiVersion->starts_with("audit.k8s.io/");
    if (kind == "EventList" && (auditGroup || !apiVersion)) {
        reason = "a list where there should be an event";
        return JsonKind::EventList;
    }
    if (auditId && hasFlattenedKey && !hasUser) {
        reason = "an audit event whose members were flattened";
        return JsonKind::Other;
    }
    if (kind == "Event" && auditGroup)
        return JsonKind::AuditEvent;
    const bool looksLikeAudit =
        auditId && has(Column::Stage) && (has(Column::Verb) || has(Column::RequestUri));
    const bool ofRancher = userOfRancher && !kind && !apiVersion;
    if (looksLikeAudit && !ofRancher && (!kind || kind == "Event") && (!apiVersion || auditGroup))
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

MicrosecondsUtc AuditEventFacts::setTimes(BatchBuilder &builder, MicrosecondsUtc otherwise)
{
    MicrosecondsUtc time = received;
    for (const MicrosecondsUtc fallback : {timestamp, creation, stageTime}) {
        if (time == kNoTime)
            time = fallback;
    }
    if (time == kNoTime && otherwise != kNoTime) {
        time = otherwise;
        timeInferred = true;
    }
    // The old `timestamp` has whole seconds, so it gives no duration.
    const bool known = received != kNoTime && stageTime != kNoTime;
    builder.setTimes(time, known ? stageTime - received : kNoDuration);
    return time;
}

void AuditEventFacts::setLevel(BatchBuilder &builder) const
{
    if (auditLevel && levelFromName(*auditLevel) && !levelFromName(builder.text(Column::Level)))
        builder.set(Column::Level, *auditLevel);
}

// Of a member that a client or the API server may leave out, nothing is said here.
bool AuditEventFacts::isIncomplete(const BatchBuilder &builder, std::uint32_t flags) const
{
    constexpr std::uint32_t kUnauthorized = 401;
    const auto lacks = [&builder](Column column) { return builder.code(column) == kMissing; };
    const std::uint32_t code = builder.code(Column::StatusCode);
    for (const Column column :
         {Column::Level, Column::Stage, Column::Verb, Column::RequestUri, Column::SourceIps}) {
        if (lacks(column))
            return true;
    }
    return (flags & (kNoUserAgent | kUriInferred)) != 0
        || (lacks(Column::Username) ? code != kUnauthorized : lacks(Column::Groups))
        || (code == 0 && stage != Stage::RequestReceived);
}

void AuditEventFacts::setOutcome(BatchBuilder &builder, std::uint32_t more) const
{
    OutcomeInput input;
    input.stage = stage;
    input.code = static_cast<int>(builder.code(Column::StatusCode));
    input.forbidden = builder.text(Column::Decision) == "forbid";
    input.dryRun = isDryRun(builder.text(Column::Verb), builder.text(Column::RequestUri));
    input.failureStatus = failureStatus;
    const Outcome outcome = outcomeOf(input);
    builder.setCode(Column::Outcome, static_cast<std::uint32_t>(outcome));
    if (outcome == Outcome::Denied || outcome == Outcome::Failed) {
        for (const Column column :
             {Column::StatusMessage, Column::StatusReason, Column::AuthorizationReason}) {
            if (const std::string_view why = builder.text(column); !why.empty()) {
                builder.set(Column::OutcomeReason, why);
                break;
            }
        }
    }
    std::uint32_t flags = more | (input.dryRun ? kDryRun : 0U);
    if (requestObject.present)
        flags |= kHasRequestObject;
    if (responseObject.present)
        flags |= kHasResponseObject;
    if (truncated)
        flags |= kTruncatedBodies;
    if (timeInferred)
        flags |= kTimeInferred;
    if (isIncomplete(builder, flags))
        flags |= kIncomplete;
    builder.setNumber(Column::Flags, flags);
}

void AuditEventFacts::setAnnotationKeys(BatchBuilder &builder) const
{
    if (annotationMembers == 0)
        builder.setList(Column::AnnotationKeys, {});
    else if (annotationMembers > 1) // readers differ in which of them counts
        builder.setCode(Column::AnnotationKeys, kMissing);
}

void AuditEventFacts::setGeneratedName(BatchBuilder &builder) const
{
    if (builder.text(Column::Verb) != "create" || !builder.text(Column::Name).empty())
        return;
    if (responseObject.name && !responseObject.name->empty())
        builder.set(Column::GeneratedName, *responseObject.name);
    else if (const Text &stem = requestObject.generateName; stem && !stem->empty())
        builder.set(Column::GeneratedName, std::string(*stem) + '*');
}

} // namespace kubewake
