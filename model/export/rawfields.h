// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/store/eventsnapshot.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Values of paths that have no column, as they stand in the raw JSON of one row: the bytes of the
// evidence, so that numbers and key order are not rewritten. Owned by one exporter.
// Cost: one read and one parse per row, plus a walk per path.
class RawFields
{
public:
    explicit RawFields(SnapshotPtr snapshot);

    // Reads the event of a row. Error: it cannot be read, or is no JSON (any more).
    [[nodiscard]] Result<void> load(Row row);

    // The JSON texts of all values at the dotted path, in document order: several if the path goes
    // through arrays or has wildcards. Keys may hold dots; the longest that fits is taken. Of a
    // computed field its values as JSON strings.
    // Views into this object, until the next load().
    [[nodiscard]] std::vector<std::string_view> values(std::string_view path) const;

private:
    SnapshotPtr m_snapshot;
    std::string m_json;
    mutable std::deque<std::string> m_computed; // of this row, as values() was asked
};

} // namespace kubewake
