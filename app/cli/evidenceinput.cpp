// SPDX-License-Identifier: Apache-2.0
#include "app/cli/evidenceinput.h"

#include "app/cli/clitext.h"
#include "app/cli/progressline.h"
#include "model/addresses/addressenricher.h"

#include <QLocale>

namespace kubewake {

QString progressText(const LoadProgress &progress)
{
    const QLocale locale = QLocale::c();
    const QString events = locale.toString(static_cast<qulonglong>(progress.events));
    if (progress.bytesTotal == 0)
        return CliText::tr("loading: %1 events").arg(events);
    return CliText::tr("loading: %1 %, %2 events, %3")
        .arg(progress.bytesRead * 100 / progress.bytesTotal)
        .arg(events, QString::fromStdString(progress.currentSource));
}

void sayWhatWasNotRead(const LoadReport &report, const Console &console)
{
    if (report.leftOutCount() > 0)
        console.message(CliText::tr("Events left out (%1): %2")
                            .arg(QString::fromStdString(report.importFilter))
                            .arg(report.leftOutCount()));
    for (const std::string &reason : report.unopened)
        console.message(QString::fromStdString(reason));
    for (const SourceReport &source : report.sources) {
        const QString name = QString::fromStdString(source.displayName());
        if (!source.error.empty())
            console.message(name + QStringLiteral(": ") + QString::fromStdString(source.error));
        if (!source.rejected.empty()) {
            console.message(CliText::tr("%1: lines that are no audit event: %2 (`kubewake info` "
                                        "lists them)")
                                .arg(name)
                                .arg(source.rejectedCount()));
        }
    }
}

EvidenceInput openEvidence(const EvidenceOptions &options, const Console &console)
{
    EvidenceInput input;
    EventStore store(options.memoryLimit);
    {
        ProgressLine line(console.errorIsTerminal());
        LoadControl control;
        control.cancelled = [&console] { return console.interrupted(); };
        control.progress = [&line](const LoadProgress &progress) {
            line.show(progressText(progress));
        };
        input.report = loadEvidence(store, options, control);
    }
    store.finishLoading();
    AddressEnricher enricher(options.addresses);
    const SnapshotPtr loaded = store.publish();
    if (options.infersNetworks)
        enricher.infer(*loaded, [&console] { return console.interrupted(); });
    input.snapshot = enricher.enriched(loaded);
    sayWhatWasNotRead(input.report, console);
    return input;
}

RowBitmap rowsWithin(const EventSnapshot &snapshot, RowBitmap rows,
                     const std::optional<TimeRange> &range)
{
    if (!range)
        return rows;
    RowBitmap inside(rows.size());
    rows.forEach([&](Row row) {
        const MicrosecondsUtc time = snapshot.time(row);
        if (time != kNoTime && time >= range->first && time <= range->last)
            inside.set(row);
    });
    return inside;
}

} // namespace kubewake
