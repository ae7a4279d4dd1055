// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include "app/cli/clitext.h"
#include "app/cli/exitcode.h"
#include "app/import/timetext.h"
#include "model/audit/fieldcatalogue.h"

#include <QCommandLineParser>

#include <cstdio>

namespace kubewake {
namespace {

constexpr int kMaximumJobs = 1024;

} // namespace

std::optional<int> readArguments(QCommandLineParser &parser, const QString &command,
                                 const QStringList &arguments, const Console &console)
{
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  CliText::tr("Show this help."));
    parser.addOption(help);
    if (!parser.parse(QStringList {QStringLiteral("kubewake")} + arguments))
        return usageError(console, command, parser.errorText());
    if (!parser.isSet(help))
        return std::nullopt;
    // Qt writes options first; here the command is.
    const QString text = parser.helpText().replace(QStringLiteral("[options] ") + command,
                                                   command + QStringLiteral(" [options]"));
    std::fputs(text.toUtf8().constData(), stdout);
    return kExitDone;
}

int usageError(const Console &console, const QString &command, const QString &message)
{
    console.message(message);
    console.message(CliText::tr("See `kubewake %1 --help`.").arg(command));
    return kExitUsage;
}

Result<int> readJobs(const QCommandLineParser &parser)
{
    const QString text = parser.value(QStringLiteral("jobs"));
    if (text.isEmpty())
        return 0;
    bool valid = false;
    const int jobs = text.toInt(&valid);
    if (!valid || jobs < 1 || jobs > kMaximumJobs)
        return failure(CliText::tr("--jobs takes a number from 1 to %1, not `%2`.")
                           .arg(kMaximumJobs)
                           .arg(text));
    return jobs;
}

Result<std::optional<Severity>> readSeverity(const QCommandLineParser &parser,
                                             const QString &option)
{
    const QString text = parser.value(option);
    if (text.isEmpty() && !parser.isSet(option))
        return std::nullopt;
    const std::optional<Severity> severity = severityFromName(text.toStdString());
    if (!severity)
        return failure(
            CliText::tr("--%1 takes informational, low, medium, high or critical, not `%2`.")
                .arg(option, text));
    return severity;
}

Result<std::optional<TimeRange>> readTimeRange(const QCommandLineParser &parser)
{
    const QString from = parser.value(QStringLiteral("from"));
    const QString to = parser.value(QStringLiteral("to"));
    if (from.isEmpty() && to.isEmpty())
        return std::nullopt;
    TimeRange range {kNoTime + 1, INT64_MAX};
    const QString wrong = CliText::tr("`%1` is no time; write 2026-11-23T09:47:00Z.");
    if (!from.isEmpty()) {
        const auto time = timeFromText(from, false);
        if (!time)
            return failure(wrong.arg(from));
        range.first = *time;
    }
    if (!to.isEmpty()) {
        const auto time = timeFromText(to, true);
        if (!time)
            return failure(wrong.arg(to));
        range.last = *time;
    }
    if (range.first > range.last)
        return failure(CliText::tr("--from is later than --to."));
    return range;
}

Result<QString> readFormat(const QCommandLineParser &parser, const QStringList &formats)
{
    const QString format = parser.value(QStringLiteral("format"));
    if (!formats.contains(format))
        return failure(CliText::tr("--format takes %1, not `%2`.")
                           .arg(formats.join(QStringLiteral(", ")), format));
    return format;
}

Result<std::vector<FieldPath>> readFields(const QString &list)
{
    std::vector<FieldPath> fields;
    if (list.isEmpty()) {
        for (const FieldInfo &field : fieldCatalogue()) {
            if (field.shownByDefault)
                fields.push_back(FieldPath::of(field.id));
        }
        return fields;
    }
    const QStringList names = list.split(QLatin1Char(','));
    for (const QString &name : names) {
        if (name.trimmed().isEmpty())
            return failure(CliText::tr("--fields has an empty name: `%1`.").arg(list));
        fields.push_back(FieldPath::parse(name.trimmed().toStdString()));
    }
    return fields;
}

} // namespace kubewake
