// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "app/cli/clitext.h"
#include "app/cli/comparecommand.h"
#include "app/cli/console.h"
#include "app/cli/credentialscommand.h"
#include "app/cli/exitcode.h"
#include "app/cli/grantscommand.h"
#include "app/cli/infocommand.h"
#include "app/cli/policycommand.h"
#include "app/cli/querycommand.h"
#include "app/cli/rulescommand.h"
#include "app/cli/scancommand.h"

#include <QCoreApplication>

#include <cstdio>
#include <memory>

namespace kubewake {
namespace {

void printHelp()
{
    const QString text = CliText::tr(
        "Usage: kubewake [PATH…]                 open the window on files, folders or archives\n"
        "       kubewake scan PATH…              run the detection rules\n"
        "       kubewake query 'KQL' PATH…       print the requests that a filter matches\n"
        "       kubewake rules list|check [PATH…]\n"
        "       kubewake info PATH…              what the evidence is and what could be read\n"
        "       kubewake policy check|apply|suggest …\n"
        "                                        check an audit policy, and what it would have "
        "kept\n"
        "       kubewake grants PATH…            which binding allowed which requests\n"
        "       kubewake compare --incident FROM..TO PATH…\n"
        "                                        what is new, has vanished or is more frequent\n"
        "       kubewake credentials PATH…       where tokens and certificates came from and were "
        "used\n"
        "\n"
        "`kubewake COMMAND --help` lists the options of a command. `-` is standard input.\n"
        "Exit codes: 0 done, 1 signals at or above --fail-level, 2 usage, 3 input could not be\n"
        "read or output not be written (what could be is printed), 130 interrupted.\n");
    std::fputs(text.toUtf8().constData(), stdout);
}

void printVersion()
{
    std::printf("kubewake %s\n", KUBEWAKE_VERSION);
}

int runCommand(const QString &command, const QStringList &arguments)
{
    const Console console;
    if (command == QLatin1String("scan"))
        return ScanCommand(console).run(arguments);
    if (command == QLatin1String("query"))
        return QueryCommand(console).run(arguments);
    if (command == QLatin1String("rules"))
        return RulesCommand(console).run(arguments);
    if (command == QLatin1String("policy"))
        return PolicyCommand(console).run(arguments);
    if (command == QLatin1String("grants"))
        return GrantsCommand(console).run(arguments);
    if (command == QLatin1String("compare"))
        return CompareCommand(console).run(arguments);
    if (command == QLatin1String("credentials"))
        return CredentialsCommand(console).run(arguments);
    return InfoCommand(console).run(arguments);
}

} // namespace

std::optional<int> runCommandLine(const QStringList &arguments)
{
    const QString first = arguments.value(1);
    if (first == QLatin1String("--help") || first == QLatin1String("-h")
        || first == QLatin1String("help")) {
        printHelp();
        return kExitDone;
    }
    if (first == QLatin1String("--version")) {
        printVersion();
        return kExitDone;
    }
    const QStringList commands {QStringLiteral("scan"),    QStringLiteral("query"),
                                QStringLiteral("rules"),   QStringLiteral("info"),
                                QStringLiteral("policy"),  QStringLiteral("grants"),
                                QStringLiteral("compare"), QStringLiteral("credentials")};
    if (!commands.contains(first))
        return std::nullopt;
    // Qt's parser of options asks the application for the program's name.
    std::unique_ptr<QCoreApplication> application;
    QByteArray name = QByteArrayLiteral("kubewake");
    char *argument = name.data();
    int count = 1;
    if (QCoreApplication::instance() == nullptr)
        application = std::make_unique<QCoreApplication>(count, &argument);
    return runCommand(first, arguments.mid(2));
}

} // namespace kubewake
