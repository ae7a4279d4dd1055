// SPDX-License-Identifier: Apache-2.0
#include "views/signals/timegapview.h"

#include "model/core/durationtext.h"
#include "model/items/displaytext.h"
#include "model/items/timegapmodel.h"
#include "views/common/rowactivation.h"
#include "views/common/rowtable.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::size_t kSeriesShown = 6; // in the lines above the table
constexpr int kRowsToMeasure = 100;

} // namespace

TimeGapView::TimeGapView(QWidget *parent)
    : QWidget(parent)
    , m_model(new TimeGapModel(this))
    , m_summary(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_table(new QTableView(this))
{
    for (QLabel *label : {m_summary, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_hint->setText(tr("Enter or a double click shows the events of ten minutes before a gap to "
                       "ten minutes after it; other API servers may have logged meanwhile."));
    setUpRowTable(m_table, m_model, tr("Time gaps"));
    m_table->horizontalHeader()->setResizeContentsPrecision(kRowsToMeasure);
    onRowActivated(m_table, tr("Show the events around it"), [this] { askForGap(); });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_hint);
    setFocusProxy(m_table);
    setSeries({});
}

void TimeGapView::askForGap()
{
    const TimeGap gap = m_model->gapAt(m_table->currentIndex().row());
    if (gap.from != kNoTime)
        emit gapRequested(gap);
}

void TimeGapView::setSearching()
{
    setSeries({});
    m_summary->setText(tr("Looking for gaps…"));
}

// Why there are none is as much of an answer as those that there are.
void TimeGapView::setSeries(const std::vector<TimeSeries> &all)
{
    m_model->setSeries(all);
    m_table->resizeColumnsToContents();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setVisible(m_model->rowCount() > 0);
    m_hint->setVisible(m_model->rowCount() > 0);
    QStringList lines;
    for (const TimeSeries &series : all) {
        if (static_cast<std::size_t>(lines.size()) == kSeriesShown) {
            lines << tr("and %n more log(s)", nullptr, static_cast<int>(all.size() - kSeriesShown));
            break;
        }
        const QString name = series.cluster.empty()
            ? displayLine(series.name)
            : tr("%1 (%2)").arg(displayLine(series.name), displayLine(series.cluster));
        if (series.limit == 0)
            lines << tr("%1: too few events to say (%2)")
                         .arg(name, QLocale().toString(static_cast<qulonglong>(series.events)));
        else
            lines << tr("%1: %n gap(s) longer than %2", nullptr,
                        static_cast<int>(series.gaps.size()))
                         .arg(name, durationText(series.limit));
    }
    if (lines.isEmpty())
        lines << tr("No evidence is open.");
    m_summary->setText(lines.join(QLatin1Char('\n')));
}

void TimeGapView::setTimeFormat(const TimeFormat &format)
{
    m_model->setTimeFormat(format);
    m_table->resizeColumnsToContents();
}

QString TimeGapView::summary() const
{
    return m_summary->text();
}

} // namespace kubewake
