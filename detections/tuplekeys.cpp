// SPDX-License-Identifier: Apache-2.0
#include "detections/tuplekeys.h"

#include <algorithm>

namespace kubewake {

TupleKeys::TupleKeys(const EventSnapshot &snapshot, const MatchValues &values,
                     const std::vector<std::vector<FieldPath>> &fields)
    : m_values(values)
    , m_fields(fields)
{
    for (std::size_t place = 0; place < fields.front().size(); ++place) {
        const std::optional<FieldId> field = fields.front()[place].field;
        const bool same = field && std::ranges::all_of(fields, [&](const auto &ofRule) {
                              return ofRule[place].field == field;
                          });
        m_places.emplace_back();
        if (same)
            m_places.back().column.emplace(snapshot, *field);
    }
}

TupleKeys::Key TupleKeys::of(std::size_t base, Row row)
{
    bool complete = true;
    const auto keyAt = [&](Place &place, std::size_t index) {
        const std::uint32_t key = place.column
            ? place.column->of(row)
            : place.texts.of(m_values.text(m_fields[base][index], row));
        complete = complete && key != 0;
        return key;
    };
    // Most tuples are that short, and rows are many.
    if (m_places.size() <= 2) {
        std::uint64_t pair = 0;
        for (std::size_t place = 0; place < m_places.size(); ++place)
            pair = pair << 32 | keyAt(m_places[place], place);
        const auto next = static_cast<std::uint32_t>(m_pairs.size());
        return {m_pairs.try_emplace(pair, next).first->second, complete};
    }
    m_tuple.clear();
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        const std::uint32_t key = keyAt(m_places[place], place);
        m_tuple.append(reinterpret_cast<const char *>(&key), sizeof key);
    }
    const auto next = static_cast<std::uint32_t>(m_tuples.size());
    return {m_tuples.try_emplace(m_tuple, next).first->second, complete};
}

} // namespace kubewake
