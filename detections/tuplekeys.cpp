// SPDX-License-Identifier: Apache-2.0
#include "detections/tuplekeys.h"

#include <algorithm>

namespace kubewake {

TupleKeys::TupleKeys(const EventSnapshot &snapshot, const std::vector<std::vector<FieldId>> &fields)
    : m_fields(fields)
{
    for (std::size_t place = 0; place < fields.front().size(); ++place) {
        const FieldId field = fields.front()[place];
        const bool same = std::ranges::all_of(
            fields, [&](const std::vector<FieldId> &ofRule) { return ofRule[place] == field; });
        m_keys.emplace_back(snapshot, field, same ? FieldKeys::By::Codes : FieldKeys::By::Texts);
    }
}

TupleKeys::Key TupleKeys::of(std::size_t base, Row row)
{
    m_tuple.clear();
    bool complete = true;
    for (std::size_t place = 0; place < m_keys.size(); ++place) {
        const std::uint32_t key = m_keys[place].of(m_fields[base][place], row);
        complete = complete && key != 0;
        m_tuple.append(reinterpret_cast<const char *>(&key), sizeof key);
    }
    const auto next = static_cast<std::uint32_t>(m_tuples.size());
    return {m_tuples.emplace(m_tuple, next).first->second, complete};
}

} // namespace kubewake
