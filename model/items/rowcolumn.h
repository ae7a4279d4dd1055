// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotatedrows.h"
#include "model/query/roworder.h"
#include "model/store/eventsnapshot.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Columns of the event table that are no field of the event: what a row is to the others and what
// the responder noted of it. Filters do not know them.
enum class RowColumn : std::uint8_t { SinceReference, SincePrevious, Bookmark, Tags, Note };

struct RowColumnInfo
{
    enum class Kind : std::uint8_t { Delta, Boolean, List, Text };

    RowColumn id;
    std::string_view name; // in exports and in the stored arrangement of columns
    Kind kind;
    const char *header; // untranslated; see headerText()
    const char *description; // untranslated; see descriptionText()
    std::uint16_t width; // in characters
};

[[nodiscard]] std::span<const RowColumnInfo> rowColumns(); // in order
[[nodiscard]] const RowColumnInfo &rowColumnInfo(RowColumn column);
[[nodiscard]] QString headerText(const RowColumnInfo &column);
[[nodiscard]] QString descriptionText(const RowColumnInfo &column);

// What these columns are about. A value of shared, immutable parts; any thread.
struct RowColumnValues
{
    SnapshotPtr snapshot;
    RowOrderPtr order;
    std::optional<Row> reference; // whose time is zero
    std::optional<Row> shownReference; // the row that stands for it among those of the order
    AnnotatedRowsPtr notes; // may be null

    // As text: a list has any number, all others one or, where there is nothing to say, none.
    // Deltas are seconds, booleans `true`. `position` must exist.
    [[nodiscard]] std::vector<std::string> at(RowColumn column, std::size_t position) const;
    // What a cell shows: one harmless line.
    [[nodiscard]] QString shownAt(RowColumn column, std::size_t position) const;

    // Fills in `shownReference`: the event itself or the row that shows its request. One pass over
    // the order, where there is a reference.
    void findReference();

private:
    [[nodiscard]] std::optional<std::int64_t> delta(RowColumn column, std::size_t position) const;
};

} // namespace kubewake
