// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/groupkeys.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace kubewake {

// Numbers for tuples of field values. The fields may differ from base rule to base rule (aliases);
// equal values are the same all the same. One thread.
class TupleKeys
{
public:
    // `fields`: of each base rule. `snapshot` must outlive the keys.
    TupleKeys(const EventSnapshot &snapshot, const std::vector<std::vector<FieldId>> &fields);

    struct Key
    {
        std::uint32_t number; // from 0
        bool complete; // no value is absent
    };
    [[nodiscard]] Key of(std::size_t base, Row row);

private:
    const std::vector<std::vector<FieldId>> &m_fields;
    std::vector<FieldKeys> m_keys; // one a place of the tuple
    std::unordered_map<std::string, std::uint32_t> m_tuples;
    std::string m_tuple;
};

} // namespace kubewake
