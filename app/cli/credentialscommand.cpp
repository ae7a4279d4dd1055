// SPDX-License-Identifier: Apache-2.0
#include "app/cli/credentialscommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/credentialsreport.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/exitcode.h"
#include "app/cli/kqlargument.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"

#include <QCommandLineParser>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("credentials");

void describe(QCommandLineParser &parser)
{
    const auto add = [&parser](const QStringList &names, const QString &description,
                               const QString &value, const QString &standard = {}) {
        parser.addOption(QCommandLineOption(names, description, value, standard));
    };
    parser.setApplicationDescription(
        CliText::tr("Prints which tokens and certificates were used: how each came to be, by whom "
                    "and from where it was used, what is odd about that, and who acted as whom. "
                    "Each with the filter that asks for the same requests."));
    parser.addPositionalArgument(QStringLiteral("credentials"),
                                 CliText::tr("PATH: files, folders or archives; `-` is standard "
                                             "input."),
                                 QStringLiteral("credentials PATH…"));
    add({QStringLiteral("query")},
        CliText::tr("Only credentials that requests which this filter matches used or made."),
        QStringLiteral("KQL"));
    add({QStringLiteral("format")}, CliText::tr("table or json."), QStringLiteral("FORMAT"),
        QStringLiteral("table"));
    add({QStringLiteral("o"), QStringLiteral("output")},
        CliText::tr("Write to this file instead of standard output."), QStringLiteral("FILE"));
    addLoadOptions(parser);
}

} // namespace

int CredentialsCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> exitCode = read(arguments))
        return *exitCode;
    m_load.infersNetworks = asksForClass(m_selection.query);
    const EvidenceInput input = openEvidence(m_load, m_console);
    if (m_console.interrupted())
        return failed({});
    const Result<RowBitmap> found = m_selection.rows(*input.snapshot, m_console, control());
    if (!found && !m_console.interrupted())
        return usageError(m_console, kCommand, found.error().message);
    if (!found)
        return failed(found.error());
    if (const Result<void> printed = print(input, *found); !printed)
        return failed(printed.error());
    return input.report.hasErrors() || m_selection.unreadable ? kExitIo : kExitDone;
}

std::optional<int> CredentialsCommand::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return exitCode;
    const auto wrong = [this](const QString &message) {
        return usageError(m_console, kCommand, message);
    };
    const QStringList paths = parser.positionalArguments();
    if (paths.isEmpty())
        return wrong(CliText::tr("Say which files to look at."));
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
    const QString text = parser.value(QStringLiteral("query"));
    if (text.isEmpty())
        return std::nullopt;
    const Result<ExpressionPtr> query = readKql(text, m_console);
    if (!query)
        return wrong(query.error().message);
    m_selection.query = *query;
    return std::nullopt;
}

EvaluationControl CredentialsCommand::control() const
{
    EvaluationControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    return control;
}

Result<void> CredentialsCommand::print(const EvidenceInput &input, const RowBitmap &rows) const
{
    const auto lineage = credentialLineage(*input.snapshot, rows, control());
    if (!lineage)
        return tl::unexpected(lineage.error());
    OutputTarget output(m_outputPath);
    Result<void> done = output.open();
    if (!done)
        return done;
    const bool terminal = output.isStandardOutput() && m_console.outputIsTerminal();
    const std::size_t width = terminal ? m_console.terminalWidth() : 0;
    done = m_format == QLatin1String("json") ? output.write(credentialsJson(*lineage))
                                             : writeCredentials(*lineage, output, width);
    if (lineage->leftOutRequests > 0)
        m_console.message(
            CliText::tr("There are too many credentials; requests whose credential is not listed: "
                        "%1")
                .arg(lineage->leftOutRequests));
    if (lineage->leftOutImpersonations > 0)
        m_console.message(CliText::tr("There are too many impersonations; requests whose "
                                      "impersonation is not listed: %1")
                              .arg(lineage->leftOutImpersonations));
    return done ? output.finish() : done;
}

int CredentialsCommand::failed(const Error &error) const
{
    if (m_console.interrupted()) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    m_console.message(error.message);
    return kExitIo;
}

} // namespace kubewake
