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

// Most tuples are short, and rows are many: those need no text.
TupleKeys::Packed TupleKeys::packed(std::size_t base, Row row)
{
    Packed packed;
    m_tuple.clear();
    for (std::size_t index = 0; index < m_places.size(); ++index) {
        Place &place = m_places[index];
        const std::uint32_t key = place.column
            ? place.column->of(row)
            : place.texts.of(m_values.text(m_fields[base][index], row));
        packed.complete = packed.complete && key != 0;
        if (isShort())
            packed.pair = packed.pair << 32 | key;
        else
            m_tuple.append(reinterpret_cast<const char *>(&key), sizeof key);
    }
    return packed;
}

TupleKeys::Key TupleKeys::of(std::size_t base, Row row)
{
    const Packed tuple = packed(base, row);
    if (isShort()) {
        const auto next = static_cast<std::uint32_t>(m_pairs.size());
        return {m_pairs.try_emplace(tuple.pair, next).first->second, tuple.complete};
    }
    const auto next = static_cast<std::uint32_t>(m_tuples.size());
    return {m_tuples.try_emplace(m_tuple, next).first->second, tuple.complete};
}

bool TupleKeys::knows(std::size_t base, Row row)
{
    const Packed tuple = packed(base, row);
    return isShort() ? m_pairs.contains(tuple.pair) : m_tuples.contains(m_tuple);
}

} // namespace kubewake
