// SPDX-License-Identifier: Apache-2.0
#include "views/evidence/loadreportdialog.h"

#include "model/core/utf8.h"
#include "model/items/rejectedlinemodel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubewake {
namespace {

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString formatText(const SourceReport &source)
{
    QString text = toQString(source.format());
    for (const std::string &layer : {source.encoding, source.compression}) {
        if (!layer.empty())
            text += QStringLiteral(", ") + toQString(layer);
    }
    return text;
}

std::uint64_t unlistedCount(const LoadReport &report)
{
    std::uint64_t count = 0;
    for (const SourceReport &source : report.sources)
        count += source.rejectedUnlisted;
    return count;
}

// One a line, escaped: a tool tip would take markup in names for such.
QString countsText(const CountsByName &counts)
{
    QStringList lines;
    for (const auto &[name, count] : counts.counts())
        lines << number(count) + QStringLiteral("  ") + toQString(name).toHtmlEscaped();
    return lines.isEmpty()
        ? QString()
        : QStringLiteral("<qt>") + lines.join(QStringLiteral("<br>")) + QStringLiteral("</qt>");
}

} // namespace

LoadReportDialog::LoadReportDialog(QWidget *parent)
    : QDialog(parent)
    , m_summary(new QLabel(this))
    , m_sources(new QTreeWidget(this))
    , m_rejected(new QTableView(this))
    , m_rejectedModel(new RejectedLineModel(this))
{
    setWindowTitle(tr("Load report"));
    resize(1100, 640);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);

    m_sources->setRootIsDecorated(false);
    m_sources->setAccessibleName(tr("Sources"));
    m_sources->setHeaderLabels({tr("File"), tr("Format"), tr("Understood"), tr("Cluster"),
                                tr("Lines"), tr("Events"), tr("Cut off"), tr("Duplicates"),
                                tr("Rejected"), tr("Core events"), tr("Other records"),
                                tr("Other lines"), tr("First"), tr("Last"), tr("Problem")});

    m_rejected->setModel(m_rejectedModel);
    m_rejected->setAccessibleName(tr("Rejected lines"));
    m_rejected->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rejected->setWordWrap(false);
    m_rejected->verticalHeader()->hide();
    m_rejected->horizontalHeader()->setStretchLastSection(true);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_sources);
    splitter->addWidget(m_rejected);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
}

void LoadReportDialog::setReport(const LoadReport &report, const TimeFormat &timeFormat)
{
    QString text = tr("%1 events from %2 sources, %3 rejected lines.")
                       .arg(number(report.eventCount()), number(report.sources.size()),
                            number(report.rejectedCount()));
    if (!report.importFilter.empty())
        text += QLatin1Char('\n')
            + tr("Import filter: %1. It left out %2 events.")
                  .arg(toQString(report.importFilter), number(report.leftOutCount()));
    if (const std::uint64_t unlisted = unlistedCount(report); unlisted > 0)
        text += QLatin1Char(' ')
            + tr("Of each file, the first %1 are listed; %2 more are only counted.")
                  .arg(number(kMaximumListedRejections), number(unlisted));
    if (report.cancelled)
        text += QLatin1Char(' ') + tr("Loading was cancelled; what had been read is kept.");
    for (const std::string &entry : report.unopened)
        text += QLatin1Char('\n') + toQString(entry);
    m_summary->setText(text);
    fillSources(report, timeFormat);
    m_rejectedModel->setReport(std::make_shared<const LoadReport>(report));
    m_rejected->resizeColumnsToContents();
    m_rejected->setVisible(report.rejectedCount() > 0);
}

void LoadReportDialog::fillSources(const LoadReport &report, const TimeFormat &timeFormat)
{
    m_sources->clear();
    for (const SourceReport &source : report.sources) {
        auto *item = new QTreeWidgetItem(
            m_sources,
            {toQString(source.displayName()), formatText(source),
             // Rounded down: 100 % is said only of what is whole.
             tr("%1 %").arg(static_cast<int>(source.confidence() * 100)),
             toQString(source.clusterText()), number(source.lines), number(source.events),
             number(source.salvaged), number(source.duplicates), number(source.rejectedCount()),
             number(source.coreEvents), number(source.others.total()), number(source.noiseLines),
             timeFormat.toDisplay(source.firstTime), timeFormat.toDisplay(source.lastTime),
             toQString(source.error)});
        for (const int column : {2, 4, 5, 6, 7, 8, 9, 10, 11})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(1, countsText(source.formats));
        item->setToolTip(3, countsText(source.clusters));
        item->setToolTip(10, countsText(source.others));
    }
    for (int column = 0; column < m_sources->columnCount(); ++column)
        m_sources->resizeColumnToContents(column);
}

} // namespace kubewake
