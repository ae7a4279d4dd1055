// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rulearguments.h"

#include "app/cli/clitext.h"
#include "app/environment/environmenttext.h"
#include "model/core/utf8.h"

#include <QCommandLineParser>
#include <QFile>

namespace kubewake {
namespace {

void add(QCommandLineParser &parser, const QString &name, const QString &description,
         const QString &value = {})
{
    parser.addOption(QCommandLineOption(name, description, value));
}

} // namespace

void addEnvironmentOptions(QCommandLineParser &parser)
{
    add(parser, QStringLiteral("known-admin"), CliText::tr("A known administrator; repeatable."),
        QStringLiteral("USER"));
    add(parser, QStringLiteral("trusted-registry"),
        CliText::tr("A registry, or a repository in it, that images may come from; repeatable."),
        QStringLiteral("NAME"));
    add(parser, QStringLiteral("placeholder"),
        CliText::tr("A list that rules call %NAME%: NAME=VALUE,VALUE or NAME=@FILE, a value a "
                    "line; repeatable."),
        QStringLiteral("LIST"));
    add(parser, QStringLiteral("baseline"),
        CliText::tr("What rules about new values take for usual: a span from the start of the "
                    "evidence (7d), or all before a time."),
        QStringLiteral("SPAN|TIME"));
}

void addRuleOptions(QCommandLineParser &parser)
{
    add(parser, QStringLiteral("rules"), CliText::tr("More rules: a file or folder; repeatable."),
        QStringLiteral("DIR"));
    add(parser, QStringLiteral("no-builtin"), CliText::tr("Leave out the bundled rules."));
    add(parser, QStringLiteral("disable"),
        CliText::tr("Do not run this rule; repeatable. Correlations that rest on it do."),
        QStringLiteral("ID|TITLE"));
    addEnvironmentOptions(parser);
}

Result<DetectionSettings> readEnvironment(const QCommandLineParser &parser)
{
    EnvironmentText environment;
    environment.knownNetworks = parser.values(QStringLiteral("known-network"));
    environment.knownAdministrators = parser.values(QStringLiteral("known-admin"));
    environment.trustedRegistries = parser.values(QStringLiteral("trusted-registry"));
    environment.placeholders = parser.values(QStringLiteral("placeholder"));
    environment.baseline = parser.value(QStringLiteral("baseline"));
    return environment.settings();
}

Result<RuleSet::Options> readRuleOptions(const QCommandLineParser &parser)
{
    Result<DetectionSettings> settings = readEnvironment(parser);
    if (!settings)
        return tl::unexpected<Error>(settings.error());
    RuleSet::Options options;
    options.settings = std::move(*settings);
    options.builtin = !parser.isSet(QStringLiteral("no-builtin"));
    for (const QString &path : parser.values(QStringLiteral("rules")))
        options.paths.push_back(QFile::encodeName(path).toStdString());
    for (const QString &rule : parser.values(QStringLiteral("disable")))
        options.disabled.push_back(toUtf8(rule));
    return options;
}

QString unknownRuleProblem(const RuleSet &rules)
{
    if (rules.unknownDisabled().empty())
        return {};
    return CliText::tr("`--disable` names `%1`, which is no rule.")
        .arg(toQString(rules.unknownDisabled().front()));
}

} // namespace kubewake
