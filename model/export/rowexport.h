// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/export/bytesink.h"
#include "model/export/csvwriter.h"
#include "model/export/exportcontrol.h"
#include "model/query/expression.h"
#include "model/query/roworder.h"
#include "model/store/eventsnapshot.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace kubewake {

enum class RowFormat : std::uint8_t {
    // One record per row, header = field paths. Lists joined with ", ", JSON fields as JSON text,
    // times ISO 8601 in the zone of timeFormat, durations in ms. Absent is empty.
    Csv,
    // One object per row, one key per field path, auditID always among them; absent is null.
    // Integers and durations (ms) are numbers, lists arrays, JSON fields the bytes of the evidence
    // without the white space. Values are never altered.
    JsonLines,
    // The original bytes of each row's event, a line feed after each. Fields are not looked at.
    Raw,
};

// A column that is no field of the event, behind those that are.
struct ExtraColumn
{
    // Literal: a number or `true`, as JSON has it. A list is an array in JSON.
    enum class Kind : std::uint8_t { Text, Literal, List };

    std::string name;
    Kind kind = Kind::Text;
    // Of the row at a position of RowExport::rows; none: absent. Called on the exporting thread.
    std::function<std::vector<std::string>(std::size_t position)> values;
};

// As one text, with ", " between.
[[nodiscard]] std::string joinedValues(const ExtraColumn &column, std::size_t position);

// What to write: exactly these rows in this order, no cap.
struct RowExport
{
    SnapshotPtr snapshot;
    RowOrderPtr rows;
    std::vector<FieldPath> fields; // catalogue fields, or raw paths of the event
    TimeFormat timeFormat;
    CsvOptions csv;
    std::vector<ExtraColumn> extra {}; // not for RowFormat::Raw
};

// Blocks; call it on a pool. Memory is one row. Reads raw text only if a field needs it.
// Error: cancelled, the sink's, or evidence that can no longer be read.
[[nodiscard]] Result<void> exportRows(const RowExport &what, RowFormat format, ByteSink &sink,
                                      const ExportControl &control = {});

// The same into a file that appears complete or not at all.
[[nodiscard]] Result<void> exportRowsToFile(const RowExport &what, RowFormat format,
                                            const QString &path, const ExportControl &control = {});

// FieldIds as paths.
[[nodiscard]] std::vector<FieldPath> fieldPaths(const std::vector<FieldId> &fields);

} // namespace kubewake
