// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/store/addressvalues.h"
#include "model/store/column.h"

#include <optional>

namespace kubewake {

// Where the values of a catalogue field live in a snapshot: what the filter compiler, facets and
// sorting need to work on codes instead of texts.
struct FieldStorage
{
    enum class Kind : std::uint8_t {
        Value, // code of `dictionary` in `column`
        Coalesce, // the same in `column`, or in `fallback` where that is absent
        List, // tuple of codes of `dictionary`
        TuplePart, // element `part` of an ObjectType tuple
        Number, // Column::StatusCode
        Time, // EventSnapshot::time
        StageTime, // time + duration
        Duration,
        Line,
        Flag, // bit `flag` of Column::Flags
        Inferred, // names of the kInferredMembers bits of Column::Flags
        AuditId,
        File, // SourceInfo::displayName of the row's source
        Cluster, // SourceInfo::cluster
        Summary, // computed per row, see summary.h
        Raw, // only in the raw JSON
    };

    Kind kind = Kind::Raw;
    Column column = Column::Count;
    Column fallback = Column::Count;
    ObjectTypePart part = ObjectTypePart::Resource;
    EventFlag flag {};
    // Value, Coalesce and List codes go through this map; Count: they do not.
    DerivedMap map = DerivedMap::Count;
    // Of the final codes, after the map.
    DictionaryId dictionary = DictionaryId::Count;

    [[nodiscard]] bool isMapped() const { return map != DerivedMap::Count; }
    // The values are codes of `dictionary`, one or several a row.
    [[nodiscard]] bool isCoded() const { return dictionary != DictionaryId::Count; }
};

[[nodiscard]] FieldStorage storageOf(FieldId field);

// The fact about the peer that the field is; nothing for all other fields.
[[nodiscard]] std::optional<AddressFact> addressFactOf(FieldId field);

} // namespace kubewake
