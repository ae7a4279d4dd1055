// SPDX-License-Identifier: Apache-2.0
#include "app/cli/infocommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/evidencesummary.h"
#include "app/cli/exitcode.h"
#include "app/cli/infojson.h"
#include "app/cli/inforeport.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"
#include "app/cli/rulearguments.h"
#include "app/cli/ruleerrors.h"
#include "model/ingest/envelopes.h"

#include <QCommandLineParser>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("info");
std::string formatList(const QString &format)
{
    if (format == QLatin1String("json"))
        return formatsJson();
    std::string text;
    for (const std::string &name : formatNames())
        text.append(name).append(1, '\n');
    return text;
}

} // namespace

int InfoCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        CliText::tr("Says what audit logs contain and what could be read of them."));
    parser.addPositionalArgument(
        QStringLiteral("info"),
        CliText::tr("PATH: files, folders or archives; `-` is standard input."),
        QStringLiteral("info PATH…"));
    parser.addOption(QCommandLineOption(QStringLiteral("format"), CliText::tr("table or json."),
                                        QStringLiteral("FORMAT"), QStringLiteral("table")));
    parser.addOption(QCommandLineOption({QStringLiteral("o"), QStringLiteral("output")},
                                        CliText::tr("Write to this file."),
                                        QStringLiteral("FILE")));
    parser.addOption(QCommandLineOption(
        QStringLiteral("formats"),
        CliText::tr("List the formats that `--as` can name, one a line, and do nothing else.")));
    addRuleOptions(parser);
    addLoadOptions(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return *exitCode;
    const auto format = readFormat(parser, {QStringLiteral("table"), QStringLiteral("json")});
    if (!format)
        return usageError(m_console, kCommand, format.error().message);
    if (parser.isSet(QStringLiteral("formats")))
        return write(formatList(*format), parser.value(QStringLiteral("o"))) ? kExitDone : kExitIo;
    if (parser.positionalArguments().isEmpty())
        return usageError(m_console, kCommand, CliText::tr("Say which files to look at."));
    const auto load = readLoadOptions(parser, parser.positionalArguments());
    if (!load)
        return usageError(m_console, kCommand, load.error().message);
    const auto rules = readRuleOptions(parser);
    if (!rules)
        return usageError(m_console, kCommand, rules.error().message);
    return inform(*load, *rules, *format, parser.value(QStringLiteral("o")));
}

int InfoCommand::inform(const EvidenceOptions &load, const RuleSet::Options &ruleOptions,
                        const QString &format, const QString &outputPath)
{
    const RuleSet rules = RuleSet::load(ruleOptions);
    reportRuleErrors(rules, m_console);
    EvidenceOptions options = load;
    options.infersNetworks = asksForClass(rules);
    const EvidenceInput input = openEvidence(options, m_console);
    const EvidenceSummary summary = summarize(input, rules, load.workers, m_console);
    if (m_console.interrupted()) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    const bool done =
        write(format == QLatin1String("json") ? infoJson(input, summary) : infoText(input, summary),
              outputPath);
    return done && !input.report.hasErrors() && rules.errors().empty() ? kExitDone : kExitIo;
}

// False: it could not be written, which has been said.
bool InfoCommand::write(const std::string &text, const QString &outputPath)
{
    OutputTarget output(outputPath);
    Result<void> done = output.open();
    if (done)
        done = output.write(text);
    if (done)
        done = output.finish();
    if (!done)
        m_console.message(done.error().message);
    return done.has_value();
}

} // namespace kubewake
