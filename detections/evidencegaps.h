// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/runcontrol.h"
#include "model/core/rowbitmap.h"
#include "model/query/expression.h"
#include "model/store/eventsnapshot.h"

#include <array>
#include <string>
#include <vector>

namespace kubewake {

// Which fields the exports of some evidence have left out (missingmembers.h), among the events
// that rules look at. Immutable; any thread. Making it costs about 1 ns a field and event of an
// incomplete export, and nothing for others.
class EvidenceGaps
{
public:
    EvidenceGaps(const EventSnapshot &snapshot, const RowBitmap &candidates, RunControl &control);

    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
    // The fields that the expression tests and that some event lacks.
    [[nodiscard]] std::vector<FieldId> among(const Expression &expression) const;
    // No event has a value of it.
    [[nodiscard]] bool isNowhere(FieldId field) const { return !m_present.at(index(field)); }

    // What the export had to give, in words: `responseStatus.code` for the outcome.
    [[nodiscard]] static std::string nameOf(FieldId field);

private:
    [[nodiscard]] static std::size_t index(FieldId field)
    {
        return static_cast<std::size_t>(field);
    }

    std::array<bool, kFieldCount> m_leftOut {};
    std::array<bool, kFieldCount> m_present {};
    bool m_isEmpty = true;
};

} // namespace kubewake
