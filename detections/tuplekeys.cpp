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
    m_tuple.clear();
    bool complete = true;
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        Place &one = m_places[place];
        const std::uint32_t key = one.column
            ? one.column->of(row)
            : one.texts.of(m_values.text(m_fields[base][place], row));
        complete = complete && key != 0;
        m_tuple.append(reinterpret_cast<const char *>(&key), sizeof key);
    }
    const auto next = static_cast<std::uint32_t>(m_tuples.size());
    return {m_tuples.emplace(m_tuple, next).first->second, complete};
}

} // namespace kubewake
