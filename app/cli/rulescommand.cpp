// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rulescommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/exitcode.h"
#include "app/cli/outputtarget.h"
#include "app/cli/rulearguments.h"
#include "app/cli/ruleerrors.h"
#include "app/cli/tableprinter.h"
#include "detections/detection.h"

#include <QCommandLineParser>
#include <QFile>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("rules");

RuleSet loadRules(const QStringList &paths, bool builtin, const DetectionSettings &settings)
{
    RuleSet::Options options;
    options.settings = settings;
    options.builtin = builtin;
    for (const QString &path : paths)
        options.paths.push_back(QFile::encodeName(path).toStdString());
    return RuleSet::load(options);
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const std::string &part : parts)
        text.append(text.empty() ? "" : ", ").append(part);
    return text;
}

} // namespace

int RulesCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        CliText::tr("Lists the detection rules, or checks rule files."));
    parser.addPositionalArgument(
        QStringLiteral("rules"),
        CliText::tr("list: the bundled rules and those in PATH. check: what is wrong with the "
                    "rules in PATH, or with the bundled ones."),
        QStringLiteral("rules list|check [PATH…]"));
    addEnvironmentOptions(parser);
    addKnownNetworkOption(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return *exitCode;
    const Result<DetectionSettings> settings = readEnvironment(parser);
    if (!settings)
        return usageError(m_console, kCommand, settings.error().message);
    QStringList paths = parser.positionalArguments();
    const QString verb = paths.isEmpty() ? QString() : paths.takeFirst();
    if (verb == QLatin1String("list"))
        return list(loadRules(paths, true, *settings));
    if (verb == QLatin1String("check"))
        return check(loadRules(paths, paths.isEmpty(), *settings));
    return usageError(m_console, kCommand, CliText::tr("Say `rules list` or `rules check`."));
}

int RulesCommand::list(const RuleSet &rules) const
{
    OutputTarget output {QString()};
    TablePrinter table(output, {"LEVEL", "TITLE", "ATT&CK", "CIS", "ID", "FILE"},
                       m_console.outputIsTerminal() ? m_console.terminalWidth() : 0);
    // What a scan of nothing says about each rule.
    const DetectionResult result = detect(rules, std::make_shared<const EventSnapshot>());
    Result<void> done;
    for (std::size_t i = 0; done && i < result.coverage.size(); ++i) {
        const RuleInfo &rule = *result.coverage[i].rule;
        done = table.add({std::string(kSeverityNames[static_cast<std::size_t>(rule.severity)]),
                          rule.title, joined(rule.attack), joined(rule.cis), rule.id,
                          rule.sourceFile});
    }
    if (done)
        done = table.finish();
    if (done)
        done = output.finish();
    reportRuleErrors(rules, m_console);
    if (!done)
        m_console.message(done.error().message);
    return done && rules.errors().empty() ? kExitDone : kExitIo;
}

int RulesCommand::check(const RuleSet &rules) const
{
    reportRuleErrors(rules, m_console);
    const QString totals = CliText::tr("Rules accepted: %1, refused: %2")
                               .arg(rules.rules().size())
                               .arg(rules.errors().size());
    OutputTarget output {QString()};
    Result<void> done = output.write(totals.toStdString() + '\n');
    if (done)
        done = output.finish();
    if (!done)
        m_console.message(done.error().message);
    return done && rules.errors().empty() ? kExitDone : kExitIo;
}

} // namespace kubewake
