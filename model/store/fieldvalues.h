// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"
#include "model/store/fieldstorage.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kubewake {

// The code of a coded, single-valued field in a row (Value, Coalesce, TuplePart; after the map).
// kMissing for an absent value and for every other kind of field.
[[nodiscard]] Code fieldCode(const EventSnapshot &snapshot, const FieldStorage &storage, Row row);
// The same of many rows at once, quickest where they are in order; `codes` has room for all.
void fieldCodes(const EventSnapshot &snapshot, const FieldStorage &storage,
                std::span<const Row> rows, std::span<Code> codes);

// Calls visit for each value of the field in the row: once for most, once per element for lists,
// never when the field is absent. Times are ISO 8601 UTC, durations milliseconds with three
// decimals, booleans `true`/`false`. Raw fields (FieldStorage::Kind::Raw) have no value here.
void visitFieldValues(const EventSnapshot &snapshot, FieldId field, Row row,
                      const std::function<void(std::string_view)> &visit);

// The same as one text, list elements joined with ", ". Empty if absent.
[[nodiscard]] std::string fieldText(const EventSnapshot &snapshot, FieldId field, Row row);

// The values of FieldId::Inferred for the bits of Column::Flags.
void visitInferred(std::uint32_t flags, const std::function<void(std::string_view)> &visit);

// The number behind Integer, Time (µs UTC) and Duration (µs) fields; nothing if absent.
[[nodiscard]] std::optional<std::int64_t> fieldNumber(const EventSnapshot &snapshot, FieldId field,
                                                      Row row);

// False for a field that needs something of the responder's (a GeoIP database) and does not have
// it: then no event has a value, and that means nothing.
[[nodiscard]] bool isGiven(const EventSnapshot &snapshot, FieldId field);

} // namespace kubewake
