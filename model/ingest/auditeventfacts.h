// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/core/timestamp.h"
#include "model/ingest/jsonkind.h"
#include "model/store/eventbatch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// What a body (requestObject, responseObject) tells about the object in it.
struct BodyFacts
{
    bool present = false;
    std::optional<std::string_view> name; // metadata.name
    std::optional<std::string_view> generateName; // metadata.generateName
};

// What an event says beside the columns that AuditEventReader has set already: it decides what
// the object is, and what becomes of it if it is an event. The views are into its text.
struct AuditEventFacts
{
    using Text = std::optional<std::string_view>;

    Text kind, apiVersion, auditId;
    Text auditLevel; // where a collector keeps it that has a `level` of its own
    Text cluster; // that a collector names
    MicrosecondsUtc received = kNoTime; // requestReceivedTimestamp
    MicrosecondsUtc stageTime = kNoTime; // stageTimestamp
    MicrosecondsUtc timestamp = kNoTime; // v1beta1
    MicrosecondsUtc creation = kNoTime; // metadata.creationTimestamp, v1alpha1
    BodyFacts requestObject, responseObject;
    Stage stage = Stage::Missing;
    bool hasInvolvedObject = false; // a member of core/v1 Event only
    bool hasUser = false;
    bool hasFlattenedKey = false; // isFlattenedKey()
    bool failureStatus = false; // responseStatus.status is "Failure"
    bool truncated = false;
    bool userOfRancher = false; // whose own log has stages and verbs too
    bool timeInferred = false;
    unsigned annotationMembers = 0; // how many there are: one, if any

    // `builder` holds what was read; `reason`: why it is Other.
    [[nodiscard]] JsonKind kindOfJson(const BatchBuilder &builder, std::string &reason) const;
    // Returns the time of the event: `otherwise` if it has none itself.
    MicrosecondsUtc setTimes(BatchBuilder &builder, MicrosecondsUtc otherwise);
    // The level, if a collector wrote something else in its place.
    void setLevel(BatchBuilder &builder) const;
    // The outcome, its reason and the flags, `more` among them. After the members were read.
    void setOutcome(BatchBuilder &builder, std::uint32_t more) const;
    // Unless one member `annotations` was read, which has set them.
    void setAnnotationKeys(BatchBuilder &builder) const;
    // See kIncomplete; `flags`: what is known of it otherwise.
    [[nodiscard]] bool isIncomplete(const BatchBuilder &builder, std::uint32_t flags) const;
    // What a `create` without a name in its objectRef is called.
    void setGeneratedName(BatchBuilder &builder) const;
};

} // namespace kubewake
