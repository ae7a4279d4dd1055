// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/groupkeys.h"
#include "detections/matchvalues.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace kubewake {

// Numbers for tuples of field values. The fields may differ from base rule to base rule (aliases);
// equal values are the same all the same. One thread.
class TupleKeys
{
public:
    // `fields`: of each base rule. All must outlive the keys.
    TupleKeys(const EventSnapshot &snapshot, const MatchValues &values,
              const std::vector<std::vector<FieldPath>> &fields);

    struct Key
    {
        std::uint32_t number; // from 0
        bool complete; // no value is absent
    };
    [[nodiscard]] Key of(std::size_t base, Row row);
    // Has of() been asked for these values before?
    [[nodiscard]] bool knows(std::size_t base, Row row);

private:
    // How one place of the tuple is numbered.
    struct Place
    {
        std::optional<FieldKeys> column {}; // the same field of all base rules
        TextNumbers texts {}; // otherwise
    };

    struct Packed
    {
        std::uint64_t pair = 0; // of at most two places; more are in m_tuple
        bool complete = true;
    };
    [[nodiscard]] Packed packed(std::size_t base, Row row);
    [[nodiscard]] bool isShort() const { return m_places.size() <= 2; }

    const MatchValues &m_values;
    const std::vector<std::vector<FieldPath>> &m_fields;
    std::vector<Place> m_places;
    std::unordered_map<std::uint64_t, std::uint32_t> m_pairs; // tuples of two places and less
    std::unordered_map<std::string, std::uint32_t> m_tuples;
    std::string m_tuple;
};

} // namespace kubewake
