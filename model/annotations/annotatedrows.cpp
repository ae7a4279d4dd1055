// SPDX-License-Identifier: Apache-2.0
#include "model/annotations/annotatedrows.h"

#include <algorithm>

namespace kubewake {

AnnotatedRows::AnnotatedRows(const EventSnapshot &snapshot, const Annotations &annotations,
                             const FoundEvents &found, RowKind kind)
{
    for (const auto &[key, row] : found) {
        const auto noted = annotations.events().find(key);
        if (noted == annotations.events().end() || row >= snapshot.eventCount())
            continue;
        m_notes.insert_or_assign(row, Note {key, noted->second});
        if (kind == RowKind::Requests)
            m_notes.try_emplace(snapshot.representativeOf(row), Note {key, noted->second});
        if (noted->second.bookmarked)
            m_bookmarked.push_back(row);
    }
    std::ranges::sort(m_bookmarked);
}

const Annotation *AnnotatedRows::of(Row row) const
{
    const auto found = m_notes.find(row);
    return found == m_notes.end() ? nullptr : &found->second.annotation;
}

std::optional<EventKey> AnnotatedRows::keyOf(Row row) const
{
    const auto found = m_notes.find(row);
    return found == m_notes.end() ? std::nullopt : std::optional(found->second.key);
}

} // namespace kubewake
