// SPDX-License-Identifier: Apache-2.0
#include "app/cli/loadarguments.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/import/importwish.h"
#include "model/ingest/envelopes.h"

#include <QCommandLineParser>
#include <QFile>

namespace kubewake {

namespace {

// `512M`, `4G`, `1048576`; 0 if it was not given.
Result<std::size_t> readBytes(const QCommandLineParser &parser, const QString &option)
{
    QString text = parser.value(option).toUpper();
    if (text.isEmpty())
        return std::size_t {0};
    const qsizetype unit = QStringLiteral("KMGT").indexOf(text.back());
    if (unit >= 0)
        text.chop(1);
    bool valid = false;
    const qulonglong number = text.toULongLong(&valid);
    const unsigned shift = static_cast<unsigned>(unit + 1) * 10;
    if (!valid || number == 0 || number > (SIZE_MAX >> shift))
        return failure(CliText::tr("--%1 takes a number of bytes such as 512M or 4G, not `%2`.")
                           .arg(option, parser.value(option)));
    return static_cast<std::size_t>(number) << shift;
}

} // namespace

void addLoadOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const QString &name, const QString &description,
                               const QString &value = {}) {
        parser.addOption(QCommandLineOption(name, description, value));
    };
    add(QStringLiteral("from"), CliText::tr("Only events at or after this time (ISO 8601)."),
        QStringLiteral("TIME"));
    add(QStringLiteral("to"), CliText::tr("Only events at or before this time."),
        QStringLiteral("TIME"));
    add(QStringLiteral("import"),
        CliText::tr("Load only events that this filter matches, or might match had their bodies "
                    "been recorded; the rest takes no memory."),
        QStringLiteral("KQL"));
    add(QStringLiteral("drop-noise"),
        CliText::tr("Do not load what the control plane and the nodes do all day."));
    add(QStringLiteral("cluster"),
        CliText::tr("What the cluster is called, where files do not say."), QStringLiteral("NAME"));
    add(QStringLiteral("as"),
        CliText::tr("Read everything as this format instead of recognising it; `kubewake info "
                    "--formats` lists them."),
        QStringLiteral("FORMAT"));
    add(QStringLiteral("memory-limit"),
        CliText::tr("Memory for events (512M, 4G); more of them go to a temporary file. Half of "
                    "the machine's if not given."),
        QStringLiteral("BYTES"));
    add(QStringLiteral("jobs"), CliText::tr("Threads; the result does not depend on it."),
        QStringLiteral("N"));
    addAddressOptions(parser);
}

Result<EvidenceOptions> readLoadOptions(const QCommandLineParser &parser, const QStringList &paths)
{
    const Result<int> jobs = readJobs(parser);
    if (!jobs)
        return tl::unexpected(jobs.error());
    const auto range = readTimeRange(parser);
    if (!range)
        return tl::unexpected(range.error());
    const ImportWish wish {*range, parser.value(QStringLiteral("import")),
                           parser.isSet(QStringLiteral("drop-noise"))};
    const Result<ImportFilter> filter = wish.filter();
    if (!filter)
        return tl::unexpected(filter.error());
    const auto memoryLimit = readBytes(parser, QStringLiteral("memory-limit"));
    if (!memoryLimit)
        return tl::unexpected(memoryLimit.error());
    Result<AddressContext> addresses = readAddresses(parser);
    if (!addresses)
        return tl::unexpected(addresses.error());
    EvidenceOptions options;
    options.addresses = std::move(*addresses);
    options.memoryLimit = *memoryLimit;
    options.filter = *filter;
    options.workers = *jobs;
    options.cluster = parser.value(QStringLiteral("cluster")).toStdString();
    options.choices.ofAll.format = parser.value(QStringLiteral("as")).toStdString();
    if (parser.isSet(QStringLiteral("as")) && !isFormatName(options.choices.ofAll.format))
        return failure(CliText::tr("--as: there is no format called `%1`. `kubewake info "
                                   "--formats` lists them.")
                           .arg(parser.value(QStringLiteral("as"))));
    for (const QString &path : paths)
        options.paths.push_back(QFile::encodeName(path).toStdString());
    return options;
}

} // namespace kubewake
