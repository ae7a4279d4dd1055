// SPDX-License-Identifier: Apache-2.0
#include "app/cli/querycommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/exitcode.h"
#include "app/cli/kqlargument.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"
#include "app/cli/tableprinter.h"
#include "model/export/rowcells.h"

#include <QCommandLineParser>

#include <algorithm>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("query");

void describe(QCommandLineParser &parser)
{
    const auto add = [&parser](const QStringList &names, const QString &description,
                               const QString &value = {}, const QString &standard = {}) {
        parser.addOption(QCommandLineOption(names, description, value, standard));
    };
    parser.setApplicationDescription(
        CliText::tr("Prints the requests (or events) that a filter matches."));
    parser.addPositionalArgument(
        QStringLiteral("query"),
        CliText::tr("KQL: the filter; an empty one matches everything. PATH: files, folders or "
                    "archives; `-` is standard input."),
        QStringLiteral("query 'KQL' PATH…"));
    add({QStringLiteral("fields")},
        CliText::tr("Fields to print: paths or short names, or any path of the event."),
        QStringLiteral("a,b,c"));
    add({QStringLiteral("events")}, CliText::tr("Rows are events, not requests."));
    add({QStringLiteral("count")}, CliText::tr("Print only the number of rows."));
    add({QStringLiteral("limit")}, CliText::tr("Print at most N rows."), QStringLiteral("N"));
    add({QStringLiteral("sort")}, CliText::tr("Sort by this field; -FIELD for descending."),
        QStringLiteral("FIELD"), QStringLiteral("time"));
    add({QStringLiteral("format")},
        CliText::tr("table, csv, jsonl, or raw (the original bytes of each row's event)."),
        QStringLiteral("FORMAT"), QStringLiteral("table"));
    add({QStringLiteral("plain-csv")},
        CliText::tr("No apostrophe in front of CSV cells that a spreadsheet would run."));
    add({QStringLiteral("o"), QStringLiteral("output")},
        CliText::tr("Write to this file instead of standard output."), QStringLiteral("FILE"));
    addLoadOptions(parser);
}

} // namespace

int QueryCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> exitCode = read(arguments))
        return *exitCode;
    const EvidenceInput input = openEvidence(m_load, m_console);
    if (m_console.interrupted())
        return failed({});
    const Result<FilterResult> found = filter(input);
    if (!found && !m_console.interrupted())
        return usageError(m_console, kCommand, found.error().message);
    if (!found)
        return failed(found.error());
    if (found->unknown.count() > 0) {
        m_console.message(CliText::tr("Rows that might match, had their bodies been recorded: %1")
                              .arg(found->unknown.count()));
    }
    if (const Result<void> printed = print(input, *found); !printed)
        return failed(printed.error());
    if (found->unreadable > 0) {
        m_console.message(
            CliText::tr("Rows whose text could not be read: %1").arg(found->unreadable));
        return kExitIo;
    }
    return input.report.hasErrors() ? kExitIo : kExitDone;
}

int QueryCommand::failed(const Error &error) const
{
    if (m_console.interrupted()) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    m_console.message(error.message);
    return kExitIo;
}

std::optional<int> QueryCommand::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return exitCode;
    const auto wrong = [this](const Error &error) {
        return usageError(m_console, kCommand, error.message);
    };
    m_paths = parser.positionalArguments();
    if (m_paths.size() < 2)
        return usageError(m_console, kCommand,
                          CliText::tr("Give a filter and the files to look in."));
    const Result<ExpressionPtr> query = readKql(m_paths.takeFirst(), m_console);
    const Result<QString> format = readFormat(parser,
                                              {QStringLiteral("table"), QStringLiteral("csv"),
                                               QStringLiteral("jsonl"), QStringLiteral("raw")});
    const auto fields = readFields(parser.value(QStringLiteral("fields")));
    const Result<void> sort = readSort(parser.value(QStringLiteral("sort")));
    const Result<void> limit = readLimit(parser.value(QStringLiteral("limit")));
    const auto range = readTimeRange(parser);
    const Result<EvidenceOptions> load = readLoadOptions(parser, m_paths);
    if (!query)
        return wrong(query.error());
    if (!format)
        return wrong(format.error());
    if (!fields)
        return wrong(fields.error());
    if (!sort)
        return wrong(sort.error());
    if (!limit)
        return wrong(limit.error());
    if (!range)
        return wrong(range.error());
    if (!load)
        return wrong(load.error());
    m_query = *query;
    m_format = *format;
    m_fields = *fields;
    m_range = *range;
    m_load = *load;
    m_load.infersNetworks = asksForClass();
    m_outputPath = parser.value(QStringLiteral("o"));
    m_kind = parser.isSet(QStringLiteral("events")) ? RowKind::Events : RowKind::Requests;
    m_countOnly = parser.isSet(QStringLiteral("count"));
    m_csv.formulaSafe = !parser.isSet(QStringLiteral("plain-csv"));
    return std::nullopt;
}

bool QueryCommand::asksForClass() const
{
    return kubewake::asksForClass(m_query) || m_sort.field == FieldId::PeerClass
        || std::ranges::any_of(
               m_fields, [](const FieldPath &path) { return path.field == FieldId::PeerClass; });
}

Result<void> QueryCommand::readSort(const QString &field)
{
    const bool descending = field.startsWith(QLatin1Char('-'));
    const QString name = descending ? field.mid(1) : field;
    const FieldInfo *info = findField(name.toStdString());
    if (info == nullptr || info->type == FieldType::Json)
        return failure(CliText::tr("--sort: rows cannot be sorted by `%1`.").arg(name));
    m_sort = {info->id, descending ? SortDirection::Descending : SortDirection::Ascending};
    return {};
}

Result<void> QueryCommand::readLimit(const QString &limit)
{
    if (limit.isEmpty())
        return {};
    bool valid = false;
    m_limit = limit.toULongLong(&valid);
    if (!valid)
        return failure(CliText::tr("--limit takes a number, not `%1`.").arg(limit));
    return {};
}

EvaluationControl QueryCommand::evaluationControl() const
{
    EvaluationControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    return control;
}

Result<FilterResult> QueryCommand::filter(const EvidenceInput &input) const
{
    const RowBitmap rows = rowsWithin(*input.snapshot, allRows(*input.snapshot, m_kind), m_range);
    return CompiledFilter(m_query).evaluate(*input.snapshot, rows, evaluationControl());
}

Result<RowOrderPtr> QueryCommand::order(const EvidenceInput &input, const FilterResult &found) const
{
    Result<RowOrder> sorted =
        orderRows(*input.snapshot, found.matched, m_sort, evaluationControl());
    if (!sorted)
        return tl::unexpected<Error>(sorted.error());
    if (!m_limit || *m_limit >= sorted->size())
        return std::make_shared<const RowOrder>(std::move(*sorted));
    std::vector<Row> rows = sorted->rows();
    rows.resize(*m_limit);
    return std::make_shared<const RowOrder>(std::move(rows));
}

Result<void> QueryCommand::print(const EvidenceInput &input, const FilterResult &found) const
{
    OutputTarget output(m_outputPath);
    if (const Result<void> opened = output.open(); !opened)
        return opened;
    Result<void> done;
    if (m_countOnly) {
        done = output.write(std::to_string(found.matched.count()) + '\n');
    } else {
        const Result<RowOrderPtr> rows = order(input, found);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        done = printRows(output, input, *rows);
    }
    return done ? output.finish() : done;
}

Result<void> QueryCommand::printRows(OutputTarget &output, const EvidenceInput &input,
                                     const RowOrderPtr &rows) const
{
    const RowExport what {input.snapshot, rows, m_fields, {}, m_csv};
    ExportControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    if (m_format == QLatin1String("csv"))
        return exportRows(what, RowFormat::Csv, output, control);
    if (m_format == QLatin1String("jsonl"))
        return exportRows(what, RowFormat::JsonLines, output, control);
    if (m_format == QLatin1String("raw"))
        return exportRows(what, RowFormat::Raw, output, control);
    return printTable(output, what);
}

Result<void> QueryCommand::printTable(OutputTarget &output, const RowExport &what) const
{
    RowCells cells(what.snapshot, what.fields, what.timeFormat);
    std::vector<std::string> header;
    for (const ExportColumn &column : cells.columns()) {
        header.push_back(column.info != nullptr ? headerText(*column.info).toStdString()
                                                : column.path);
    }
    const bool terminal = output.isStandardOutput() && m_console.outputIsTerminal();
    TablePrinter table(output, header, terminal ? m_console.terminalWidth() : 0);
    Result<void> done;
    for (std::size_t i = 0; done && i < what.rows->size(); ++i) {
        if (m_console.interrupted())
            return failure(CliText::tr("Interrupted."));
        done = cells.load((*what.rows)[i]);
        if (!done)
            break;
        std::vector<std::string> texts;
        for (const ExportColumn &column : cells.columns())
            texts.push_back(cells.cell(column).text);
        done = table.add(std::move(texts));
    }
    return done ? table.finish() : done;
}

} // namespace kubewake
