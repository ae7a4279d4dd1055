// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotations.h"
#include "model/core/timestamp.h"
#include "model/export/bytesink.h"
#include "model/export/csvwriter.h"
#include "model/export/exportcontrol.h"
#include "model/signals/signal.h"
#include "model/store/eventsnapshot.h"

#include <QString>

#include <memory>
#include <vector>

namespace kubewake {

enum class FindingsFormat : std::uint8_t { Csv, JsonLines };

// Signals as findings, one row or one object each, with a pointer (file:line auditID) to every
// event behind them, no cap; where a controller acted, with whom it acted for (`traced_to`); and
// with what the responder noted of them (`bookmark`, `tags`, `note`).
struct FindingsExport
{
    SnapshotPtr snapshot;
    std::vector<SignalPtr> signalList; // in the order shown
    TimeFormat timeFormat;
    CsvOptions csv;
    std::shared_ptr<const Annotations> annotations {}; // null: nothing was noted
};

// Columns of the CSV, and keys of each object at most.
[[nodiscard]] std::size_t findingsColumnCount();

// Blocks; call it on a pool. Memory is one signal.
[[nodiscard]] Result<void> exportFindings(const FindingsExport &what, FindingsFormat format,
                                          ByteSink &sink, const ExportControl &control = {});

[[nodiscard]] Result<void> exportFindingsToFile(const FindingsExport &what, FindingsFormat format,
                                                const QString &path,
                                                const ExportControl &control = {});

} // namespace kubewake
