// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/evidenceinput.h"
#include "model/export/rowexport.h"
#include "model/query/compiledfilter.h"
#include "model/query/histogram.h"
#include "model/query/roworder.h"

#include <QStringList>

#include <optional>

namespace kubewake {

struct EvidenceInput;
class OutputTarget;

// `kubewake query`: the rows that a filter matches. Made for one run.
class QueryCommand
{
public:
    explicit QueryCommand(const Console &console)
        : m_console(console)
    {
    }

    // The exit code. Blocks.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    // An exit code if the arguments leave nothing to do.
    [[nodiscard]] std::optional<int> read(const QStringList &arguments);
    [[nodiscard]] bool asksForClass() const;
    [[nodiscard]] Result<void> readSort(const QString &field);
    [[nodiscard]] Result<void> readLimit(const QString &limit);
    [[nodiscard]] Result<FilterResult> filter(const EvidenceInput &input) const;
    [[nodiscard]] Result<RowOrderPtr> order(const EvidenceInput &input,
                                            const FilterResult &found) const;
    [[nodiscard]] Result<void> print(const EvidenceInput &input, const FilterResult &found) const;
    [[nodiscard]] Result<void> printRows(OutputTarget &output, const EvidenceInput &input,
                                         const RowOrderPtr &rows) const;
    [[nodiscard]] Result<void> printTable(OutputTarget &output, const RowExport &what) const;
    [[nodiscard]] EvaluationControl evaluationControl() const;
    [[nodiscard]] int failed(const Error &error) const;

    const Console &m_console;
    ExpressionPtr m_query;
    QStringList m_paths;
    QString m_format;
    QString m_outputPath;
    std::vector<FieldPath> m_fields;
    std::optional<TimeRange> m_range;
    std::optional<std::size_t> m_limit;
    SortKey m_sort;
    RowKind m_kind = RowKind::Requests;
    bool m_countOnly = false;
    CsvOptions m_csv;
    EvidenceOptions m_load;
};

} // namespace kubewake
