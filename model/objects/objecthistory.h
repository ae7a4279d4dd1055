// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/objects/objectkey.h"
#include "model/objects/objectpatch.h"
#include "model/objects/objectrows.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// What one request made of an object, or (Seen) what somebody read of it that no request in the log
// explains.
struct ObjectVersion
{
    enum class Change : std::uint8_t { Created, Updated, Patched, Deleted, Seen };
    enum class Body : std::uint8_t {
        None, // not in the log: see `note`
        Logged, // the API server's answer
        Sent, // what the client sent: without defaults and what admission changed
        Rebuilt, // the version before, patched
    };

    Row row = 0;
    MicrosecondsUtc time = kNoTime;
    Change change = Change::Updated;
    Body body = Body::None;
    std::string user {};
    std::string subresource {};
    std::string object {}; // JSON, empty for Body::None
    std::string resourceVersion {};
    std::string uid {};
    std::optional<PatchKind> patch {};
    bool isPatchCertain = false; // else it may as well have been a merge patch
    QString note {}; // translated; what a reader has to know about it
};

struct ObjectHistory
{
    ObjectKey key;
    std::vector<ObjectVersion> versions {};
    Row failed = 0; // requests about the object that changed nothing: denied, failed, dry runs
};

// Objects longer than this, and all of a history beyond it, are listed without their text.
inline constexpr std::size_t kMaximumObjectText = 16U << 20; // bytes
inline constexpr std::size_t kMaximumHistoryText = 128U << 20;

// The versions of one object, oldest first: by resourceVersion where it is known, else by the time
// at which the request was answered. Reads the JSON of each of its requests. Any thread.
// Error: cancelled.
[[nodiscard]] Result<ObjectHistory> readObjectHistory(const EventSnapshot &snapshot,
                                                      const ObjectKey &key,
                                                      const EvaluationControl &control = {});
// The same of rows that objectRows() would give, for who has them of many objects in one pass.
[[nodiscard]] Result<ObjectHistory> readObjectHistory(const EventSnapshot &snapshot,
                                                      const ObjectKey &key,
                                                      const std::vector<Row> &rows,
                                                      const EvaluationControl &control = {});

} // namespace kubewake
