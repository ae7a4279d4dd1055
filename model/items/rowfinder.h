// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/roworder.h"
#include "model/store/eventsnapshot.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace kubewake {

// A text to look for in what a table shows.
struct RowSearch
{
    SnapshotPtr snapshot;
    RowOrderPtr order;
    std::vector<FieldId> fields; // the columns that are shown
    TimeFormat timeFormat;
    QString text; // case ignored
    std::size_t start = 0; // position to begin at, itself included
    bool backward = false;
};

struct RowMatch
{
    std::size_t position = 0;
    FieldId field {};
    bool wrapped = false; // found past the end, from the other end on
};

// The nearest row that shows the text, going around the end. Nothing if there is none or
// `cancelled` said so (asked every 1024 rows; may be empty). Blocks: run it on a pool. A value of
// a dictionary is compared once, so most rows cost a look-up per column. Json fields are searched
// too, which reads each event.
[[nodiscard]] std::optional<RowMatch> findRow(const RowSearch &search,
                                              const std::function<bool()> &cancelled,
                                              const std::function<void(std::size_t)> &progress);

} // namespace kubewake
