// SPDX-License-Identifier: Apache-2.0
#include "app/cli/policycommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/exitcode.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"
#include "app/cli/policyfile.h"
#include "app/cli/policyreport.h"
#include "app/cli/rulearguments.h"
#include "app/cli/ruleerrors.h"
#include "detections/policyadvice.h"

#include <QCommandLineParser>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("policy");

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        CliText::tr("Checks audit policies, says what they would have kept of audit logs, and "
                    "suggests one."));
    parser.addPositionalArgument(
        QStringLiteral("policy"),
        CliText::tr("check: what kube-apiserver would refuse in FILE, and what is hardly meant. "
                    "apply: what FILE would have kept of the logs in PATH, and what the rules "
                    "would still see. suggest: a policy under which the rules would see the most "
                    "of what happened in these logs."),
        QStringLiteral("policy check FILE | policy apply FILE PATH… | policy suggest PATH…"));
    parser.addOption(QCommandLineOption(QStringLiteral("format"), CliText::tr("table or json."),
                                        QStringLiteral("FORMAT"), QStringLiteral("table")));
    parser.addOption(QCommandLineOption({QStringLiteral("o"), QStringLiteral("output")},
                                        CliText::tr("Write to this file instead of standard "
                                                    "output."),
                                        QStringLiteral("FILE")));
    addRuleOptions(parser);
    addLoadOptions(parser);
}

} // namespace

int PolicyCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return *exitCode;
    QStringList paths = parser.positionalArguments();
    const QString verb = paths.isEmpty() ? QString() : paths.takeFirst();
    const Result<QString> format =
        readFormat(parser, {QStringLiteral("table"), QStringLiteral("json")});
    if (!format)
        return usageError(m_console, kCommand, format.error().message);
    if (verb == QLatin1String("check"))
        return check(paths);
    const bool applies = verb == QLatin1String("apply");
    if (!applies && verb != QLatin1String("suggest"))
        return usageError(m_console, kCommand,
                          CliText::tr("Say `policy check`, `policy apply` or `policy suggest`."));
    if (applies && paths.size() < 2)
        return usageError(m_console, kCommand,
                          CliText::tr("Say which policy to apply, and to which files."));
    const QString policyPath = applies ? paths.takeFirst() : QString();
    if (paths.isEmpty())
        return usageError(m_console, kCommand, CliText::tr("Say which files to look at."));
    if (policyPath == QLatin1String("-") && paths.contains(policyPath))
        return usageError(m_console, kCommand,
                          CliText::tr("Standard input cannot be the policy and a log."));
    const Result<RuleSet::Options> rules = readRuleOptions(parser);
    if (!rules)
        return usageError(m_console, kCommand, rules.error().message);
    const Result<EvidenceOptions> load = readLoadOptions(parser, paths);
    if (!load)
        return usageError(m_console, kCommand, load.error().message);
    const Request request {*format, parser.value(QStringLiteral("o")), *rules, *load};
    return applies ? apply(policyPath, request) : suggest(request);
}

int PolicyCommand::check(const QStringList &paths) const
{
    if (paths.size() != 1)
        return usageError(m_console, kCommand, CliText::tr("Say which policy to check."));
    const Result<PolicyDocument> document = readPolicyFile(paths.front(), m_console);
    if (!document) {
        m_console.message(document.error().message);
        return kExitIo;
    }
    const QString totals = CliText::tr("Rules: %1, problems: %2, warnings: %3")
                               .arg(document->policy.rules.size())
                               .arg(document->problems.size())
                               .arg(document->warnings.size());
    const int done = write(
        {}, [&](ByteSink &sink, std::size_t) { return sink.write(totals.toStdString() + '\n'); });
    return document->problems.empty() ? done : int {kExitIo};
}

int PolicyCommand::apply(const QString &policyPath, const Request &request) const
{
    const Result<PolicyDocument> document = readPolicyFile(policyPath, m_console);
    if (!document)
        m_console.message(document.error().message);
    if (!document || !document->problems.empty())
        return kExitIo;
    return withEvidence(
        request,
        [&](const EvidenceInput &input, const RuleSet &rules,
            const DetectionResult &before) -> int {
            EvaluationControl control;
            control.cancelled = [this] { return m_console.interrupted(); };
            const Result<PolicyTrial> trial = tryPolicy(document->policy, rules, *input.snapshot,
                                                        before, request.load.workers, control);
            if (m_console.interrupted())
                return interrupted();
            if (!trial) {
                m_console.message(trial.error().message);
                return kExitIo;
            }
            return write(request.outputPath, [&](ByteSink &sink, std::size_t width) {
                return request.format == QLatin1String("json")
                    ? sink.write(policyJson(*trial, *document))
                    : writePolicyReport(*trial, *document, sink, width);
            });
        });
}

int PolicyCommand::suggest(const Request &request) const
{
    return withEvidence(
        request,
        [&](const EvidenceInput &input, const RuleSet &rules,
            const DetectionResult &result) -> int {
            const Result<PolicyAdvice> advice =
                advisePolicy(rules, *input.snapshot, result, request.load.workers, control());
            if (!advice)
                return failed(advice.error());
            return write(request.outputPath, [&](ByteSink &sink, std::size_t) {
                return sink.write(request.format == QLatin1String("json")
                                      ? adviceJson(*advice)
                                      : policyText(advice->policy, advice->comments));
            });
        });
}

int PolicyCommand::withEvidence(const Request &request, const Work &work) const
{
    const RuleSet rules = RuleSet::load(request.rules);
    reportRuleErrors(rules, m_console);
    EvidenceOptions load = request.load;
    load.infersNetworks = asksForClass(rules);
    const EvidenceInput input = openEvidence(load, m_console);
    if (m_console.interrupted())
        return interrupted();
    DetectionOptions options;
    options.workers = request.load.workers;
    DetectionControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    const DetectionResult result = detect(rules, input.snapshot, options, control);
    if (result.cancelled)
        return interrupted();
    const int done = work(input, rules, result);
    const bool allRead = !input.report.hasErrors() && rules.errors().empty();
    return done == kExitDone && !allRead ? int {kExitIo} : done;
}

int PolicyCommand::write(const QString &outputPath,
                         const std::function<Result<void>(ByteSink &, std::size_t width)> &to) const
{
    OutputTarget output(outputPath);
    Result<void> done = output.open();
    const bool terminal = output.isStandardOutput() && m_console.outputIsTerminal();
    if (done)
        done = to(output, terminal ? m_console.terminalWidth() : 0);
    if (done)
        done = output.finish();
    if (!done)
        m_console.message(done.error().message);
    return done ? kExitDone : kExitIo;
}

EvaluationControl PolicyCommand::control() const
{
    EvaluationControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    return control;
}

int PolicyCommand::failed(const Error &error) const
{
    if (m_console.interrupted())
        return interrupted();
    m_console.message(error.message);
    return kExitIo;
}

int PolicyCommand::interrupted() const
{
    m_console.message(CliText::tr("Interrupted."));
    return kExitInterrupted;
}

} // namespace kubewake
