// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/evidenceinput.h"
#include "model/compare/rangecomparison.h"
#include "model/core/result.h"

#include "model/query/compiledfilter.h"
#include "model/query/histogram.h"

#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace kubewake {

// `kubewake compare`: what is new in one time, has vanished, or is more frequent than in another.
// Made for one run.
class CompareCommand
{
public:
    explicit CompareCommand(const Console &console)
        : m_console(console)
    {
    }

    // The exit code. Blocks.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    // An exit code if the arguments leave nothing to do.
    [[nodiscard]] std::optional<int> read(const QStringList &arguments);
    [[nodiscard]] Result<void> readRanges(const QCommandLineParser &parser);
    [[nodiscard]] Result<void> readLimit(const QString &limit);
    [[nodiscard]] EvaluationControl control() const;
    // The requests that --query, --from and --to leave. Says what the filter could not tell.
    [[nodiscard]] Result<RowBitmap> rows(const EvidenceInput &input);
    [[nodiscard]] Result<void> print(const EvidenceInput &input, const RowBitmap &rows) const;
    [[nodiscard]] int failed(const Error &error) const;

    const Console &m_console;
    ComparedRanges m_ranges;
    QString m_queryText;
    ExpressionPtr m_query; // null: every request
    QString m_format;
    QString m_outputPath;
    std::optional<TimeRange> m_range; // of --from and --to
    EvidenceOptions m_load;
    std::size_t m_limit = ComparedLines::kMaximum;
    bool m_unreadable = false; // the text of some row that the filter asked about
};

} // namespace kubewake
