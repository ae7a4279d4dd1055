// SPDX-License-Identifier: Apache-2.0
#include "app/window/statusline.h"

#include "app/window/evidenceloader.h"
#include "views/common/progressstrip.h"

#include <QLabel>
#include <QLocale>
#include <QMainWindow>
#include <QStatusBar>
#include <QToolButton>

namespace kubewake {
namespace {

constexpr int kSayForMs = 8000;
constexpr double kSettledSeconds = 1.0; // before that, a rate means nothing

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

} // namespace

StatusLine::StatusLine(QMainWindow *window, EvidenceLoader *loader, RowQuery *query)
    : QObject(window)
    , m_window(window)
    , m_loader(loader)
    , m_loading(new ProgressStrip(window))
    , m_filtering(new ProgressStrip(window))
    , m_exporting(new ProgressStrip(window))
    , m_rows(new QLabel(window))
    , m_evidence(new QLabel(window))
    , m_rejected(new QToolButton(window))
    , m_zone(new QToolButton(window))
{
    QStatusBar *bar = window->statusBar();
    m_rows->setObjectName(QStringLiteral("statusRows"));
    m_evidence->setObjectName(QStringLiteral("statusEvidence"));
    m_rejected->setObjectName(QStringLiteral("statusRejected"));
    for (QLabel *label : {m_rows, m_evidence})
        label->setTextFormat(Qt::PlainText);
    for (QToolButton *button : {m_rejected, m_zone}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_zone->setToolTip(tr("The time zone of every view and export"));
    bar->addWidget(m_rows);
    for (ProgressStrip *strip : {m_loading, m_filtering, m_exporting})
        bar->addPermanentWidget(strip);
    bar->addPermanentWidget(m_evidence);
    bar->addPermanentWidget(m_rejected);
    bar->addPermanentWidget(m_zone);

    connect(m_rejected, &QToolButton::clicked, this, &StatusLine::loadReportRequested);
    connect(m_zone, &QToolButton::clicked, this, &StatusLine::timeZoneRequested);
    connect(loader, &EvidenceLoader::started, this, [this] { m_loading->begin(tr("Loading")); });
    connect(loader, &EvidenceLoader::progressed, this, &StatusLine::showLoading);
    connect(loader, &EvidenceLoader::finished, this, [this] {
        m_loading->end();
        showEvidence();
    });
    connect(loader, &EvidenceLoader::snapshotChanged, this, [this] {
        if (!m_loader->isLoading())
            m_loading->end();
        showEvidence();
    });
    connect(m_loading, &ProgressStrip::cancelRequested, loader, &EvidenceLoader::cancel);
    connect(query, &RowQuery::started, this, [this] { m_filtering->begin(tr("Filtering")); });
    connect(query, &RowQuery::progressed, this, [this](quint32 done, quint32 total) {
        m_filtering->update(done, total, tr("Filtering"));
    });
    connect(query, &RowQuery::resultChanged, this, [this](const QueryResult &result) {
        m_filtering->end();
        showRows(result);
    });
    connect(query, &RowQuery::failed, this, [this] { m_filtering->end(); });
    connect(m_filtering, &ProgressStrip::cancelRequested, this, [this, query] {
        query->cancel();
        m_filtering->end();
        say(tr("Stopped. The rows are those of the filter before."));
    });
    showRows(query->result());
    showEvidence();
}

void StatusLine::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    showEvidence();
    m_zone->setText(format.zoneName());
    m_zone->setAccessibleName(tr("Time zone: %1").arg(format.zoneName()));
}

void StatusLine::say(const QString &text)
{
    m_window->statusBar()->showMessage(text, kSayForMs);
}

void StatusLine::showRows(const QueryResult &result)
{
    const EventSnapshot &snapshot = *result.snapshot;
    const bool events = result.kind == RowKind::Events;
    const auto shown = number(result.order->size());
    const auto total = number(events ? snapshot.eventCount() : snapshot.requestCount());
    m_rows->setText(events ? tr("%1 of %2 events shown").arg(shown, total)
                           : tr("%1 of %2 requests shown").arg(shown, total));
}

void StatusLine::showEvidence()
{
    const EventSnapshot &snapshot = *m_loader->snapshot();
    QString text = tr("%1 events · %2 requests · %3 duplicates")
                       .arg(number(snapshot.eventCount()), number(snapshot.requestCount()),
                            number(snapshot.duplicateCount()));
    if (m_loader->isFollowing())
        text =
            tr("Following, last event %1 · %2")
                .arg(snapshot.lastTime() == kNoTime ? tr("not yet")
                                                    : m_timeFormat.toDisplay(snapshot.lastTime()),
                     text);
    m_evidence->setText(text);
    const std::uint64_t rejected = m_loader->report().rejectedCount();
    m_rejected->setText(tr("%1 rejected lines").arg(number(rejected)));
    m_rejected->setAccessibleName(
        tr("%1 rejected lines; open the load report").arg(number(rejected)));
    m_rejected->setToolTip(tr("What became of every line: the load report"));
}

void StatusLine::showLoading(const LoadProgress &progress)
{
    const QLocale locale;
    QString text = tr("Loading %1")
                       .arg(locale.formattedDataSize(static_cast<qint64>(progress.bytesRead), 1,
                                                     QLocale::DataSizeTraditionalFormat));
    if (progress.bytesTotal > 0)
        text = tr("%1 of %2")
                   .arg(text,
                        locale.formattedDataSize(static_cast<qint64>(progress.bytesTotal), 1,
                                                 QLocale::DataSizeTraditionalFormat));
    const double seconds = m_loading->elapsedSeconds();
    if (seconds > kSettledSeconds) {
        text += QStringLiteral(" · ")
            + tr("%1 events/s")
                  .arg(locale.toString(static_cast<double>(progress.events) / seconds, 'f', 0));
        if (progress.bytesRead > 0 && progress.bytesTotal > progress.bytesRead) {
            const double left = seconds
                * static_cast<double>(progress.bytesTotal - progress.bytesRead)
                / static_cast<double>(progress.bytesRead);
            text += QStringLiteral(" · ") + tr("%1 s left").arg(locale.toString(left, 'f', 0));
        }
    }
    m_loading->update(progress.bytesRead, progress.bytesTotal, text);
}

} // namespace kubewake
