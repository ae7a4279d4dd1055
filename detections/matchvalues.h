// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/groupkeys.h"
#include "model/query/expression.h"
#include "model/store/eventsnapshot.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kubewake {

// Texts of any field of events that a rule matched: from the columns, or from the raw text where
// the field has no column. Each raw text is read once for all fields. One thread. Memory: 4 bytes
// an event and raw field, and each distinct text once.
class MatchValues
{
public:
    // `snapshot` must outlive the values.
    explicit MatchValues(const EventSnapshot &snapshot)
        : m_snapshot(snapshot)
    {
    }

    // Reads what `fields` need raw text for; quick if they all have columns. `rows`: in any order.
    // False if it was cancelled. Call it once.
    [[nodiscard]] bool read(std::vector<Row> rows, const std::vector<FieldPath> &fields,
                            const std::function<bool()> &cancelled);

    // Several values are joined with ", ". Empty if absent. Of events and fields that were read.
    [[nodiscard]] std::string text(const FieldPath &field, Row row) const;

    // Events whose raw text was needed and could not be read.
    [[nodiscard]] std::size_t unreadable() const { return m_unreadable; }

private:
    struct RawField
    {
        std::string path;
        std::vector<std::uint32_t> texts; // of m_rows, by number
    };

    [[nodiscard]] std::uint32_t numberOf(const std::string &text);

    const EventSnapshot &m_snapshot;
    std::vector<Row> m_rows; // ascending; empty if nothing is raw
    std::vector<RawField> m_fields;
    std::vector<std::string> m_texts {std::string()}; // 0: absent
    TextNumbers m_numbers;
    std::size_t m_unreadable = 0;
};

} // namespace kubewake
