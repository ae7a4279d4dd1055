// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/store/eventsnapshot.h"

#include <optional>
#include <vector>

namespace kubewake {

// What the API server writes into every event, and an export has left out: of that, "absent" says
// nothing about the request. Of everything else (objectRef, a namespace, annotations, bodies) it
// may: those are not asked for here. Free functions; any thread; O(1) each.

// The member of the event that gives the field, if every event has it: level, stage, verb,
// requestURI, responseStatus.code (once there is a response), sourceIPs, user.username (unless the
// login failed) and with it user.groups. userAgent counts only where the export has no place for
// it: a client may send none.
[[nodiscard]] std::optional<FieldId> memberOfEveryEvent(FieldId field);

// All those members.
[[nodiscard]] const std::vector<FieldId> &membersOfEveryEvent();

// True if the field has no value in the row because the export has not. Also for a command that
// was in the query of a URI that the exporter cut off.
[[nodiscard]] bool isLeftOut(const EventSnapshot &snapshot, FieldId field, Row row);

// The members that are left out of the event.
[[nodiscard]] std::vector<FieldId> leftOutMembers(const EventSnapshot &snapshot, Row row);

} // namespace kubewake
