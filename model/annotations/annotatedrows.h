// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotations.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace kubewake {

// Which rows of a snapshot were annotated, and how. Where requests are shown, the row of a request
// has the annotation of another stage if it has none itself. Immutable; any thread.
class AnnotatedRows
{
public:
    AnnotatedRows() = default;
    // `found`: as findEvents() answers for this snapshot. Annotations without a row are left out.
    AnnotatedRows(const EventSnapshot &snapshot, const Annotations &annotations,
                  const FoundEvents &found, RowKind kind);

    // Null: nothing was noted of what the row shows.
    [[nodiscard]] const Annotation *of(Row row) const;
    // The event that was annotated, where the row shows the annotation of another stage too.
    [[nodiscard]] std::optional<EventKey> keyOf(Row row) const;
    // The events themselves, ascending.
    [[nodiscard]] const std::vector<Row> &bookmarked() const { return m_bookmarked; }

private:
    struct Note
    {
        EventKey key;
        Annotation annotation;
    };

    std::map<Row, Note> m_notes;
    std::vector<Row> m_bookmarked;
};

using AnnotatedRowsPtr = std::shared_ptr<const AnnotatedRows>;

} // namespace kubewake
