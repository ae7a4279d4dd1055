// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reportcommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/exitcode.h"
#include "app/cli/kqlargument.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"

#include <QCommandLineParser>

#include <utility>

namespace kubewake {

ReportCommand::ReportCommand(const Console &console, QString name)
    : m_console(console)
    , m_name(std::move(name))
{
}

ReportCommand::~ReportCommand() = default;

Result<void> ReportCommand::readOptions(const QCommandLineParser &)
{
    return {};
}

int ReportCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> exitCode = read(arguments))
        return *exitCode;
    m_load.infersNetworks = asksForClass(m_selection.query);
    const EvidenceInput input = openEvidence(m_load, m_console);
    if (m_console.interrupted())
        return failed({});
    const Result<RowBitmap> found = m_selection.rows(*input.snapshot, m_console, control());
    if (!found && !m_console.interrupted())
        return usageError(m_console, m_name, found.error().message);
    if (!found)
        return failed(found.error());
    if (const Result<void> written = write(*input.snapshot, *found); !written)
        return failed(written.error());
    return input.report.hasErrors() || m_selection.unreadable ? kExitIo : kExitDone;
}

void ReportCommand::addOptions(QCommandLineParser &parser) const
{
    const auto add = [&parser](const QStringList &names, const QString &description,
                               const QString &value, const QString &standard = {}) {
        parser.addOption(QCommandLineOption(names, description, value, standard));
    };
    add({QStringLiteral("query")}, queryDescription(), QStringLiteral("KQL"));
    add({QStringLiteral("format")}, CliText::tr("table or json."), QStringLiteral("FORMAT"),
        QStringLiteral("table"));
    add({QStringLiteral("o"), QStringLiteral("output")},
        CliText::tr("Write to this file instead of standard output."), QStringLiteral("FILE"));
    addLoadOptions(parser);
}

std::optional<int> ReportCommand::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    addOptions(parser);
    if (const auto exitCode = readArguments(parser, m_name, arguments, m_console))
        return exitCode;
    const auto wrong = [this](const QString &message) {
        return usageError(m_console, m_name, message);
    };
    const QStringList paths = parser.positionalArguments();
    if (paths.isEmpty())
        return wrong(CliText::tr("Say which files to look at."));
    if (const Result<void> own = readOptions(parser); !own)
        return wrong(own.error().message);
    const auto format = readFormat(parser, {QStringLiteral("table"), QStringLiteral("json")});
    const auto range = readTimeRange(parser);
    const auto load = readLoadOptions(parser, paths);
    if (!format)
        return wrong(format.error().message);
    if (!range)
        return wrong(range.error().message);
    if (!load)
        return wrong(load.error().message);
    m_format = *format;
    m_selection.range = *range;
    m_load = *load;
    m_outputPath = parser.value(QStringLiteral("o"));
    m_queryText = parser.value(QStringLiteral("query"));
    if (m_queryText.isEmpty())
        return std::nullopt;
    const Result<ExpressionPtr> query = readKql(m_queryText, m_console);
    if (!query)
        return wrong(query.error().message);
    m_selection.query = *query;
    return std::nullopt;
}

EvaluationControl ReportCommand::control() const
{
    EvaluationControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    return control;
}

Result<void> ReportCommand::write(const EventSnapshot &snapshot, const RowBitmap &rows) const
{
    OutputTarget output(m_outputPath);
    Result<void> done = output.open();
    if (!done)
        return done;
    const bool terminal = output.isStandardOutput() && m_console.outputIsTerminal();
    done = print(snapshot, rows, output, terminal ? m_console.terminalWidth() : 0);
    return done ? output.finish() : done;
}

int ReportCommand::failed(const Error &error) const
{
    if (m_console.interrupted()) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    m_console.message(error.message);
    return kExitIo;
}

} // namespace kubewake
