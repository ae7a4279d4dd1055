// SPDX-License-Identifier: Apache-2.0
#include "views/timeline/histogramview.h"

#include "views/timeline/histogramchart.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {

HistogramView::HistogramView(QWidget *parent)
    : QWidget(parent)
    , m_snapshot(std::make_shared<const EventSnapshot>())
    , m_rows(std::make_shared<const RowBitmap>())
    , m_chart(new HistogramChart(this))
    , m_text(new QLabel(this))
    , m_clear(new QToolButton(this))
    , m_job(nullptr)
{
    m_text->setTextFormat(Qt::PlainText);
    m_clear->setText(tr("Clear selection"));
    m_clear->setToolTip(tr("Show all of the time (Escape)"));
    m_clear->setAutoRaise(true);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_text, 1);
    bar->addWidget(m_clear);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_chart, 1);
    setFocusProxy(m_chart);
    connect(m_chart, &HistogramChart::brushed, this, &HistogramView::select);
    connect(m_chart, &HistogramChart::cleared, this, &HistogramView::clearSelection);
    connect(m_clear, &QToolButton::clicked, this, &HistogramView::clearSelection);
    showSelection();
}

HistogramView::~HistogramView() = default;

void HistogramView::setContents(SnapshotPtr snapshot, std::shared_ptr<const RowBitmap> rows,
                                TimeRange range)
{
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    m_range = range;
    recount();
}

void HistogramView::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    m_chart->setHistogram(m_histogram, m_timeFormat);
    showSelection();
}

void HistogramView::recount()
{
    m_job.start(
        [snapshot = m_snapshot, rows = m_rows,
         range = m_range](const JobSlot::Cancelled &) -> Histogram {
            if (!range.isValid())
                return {};
            return histogramOf(*snapshot, *rows, range, kMaximumBars);
        },
        [this](Histogram histogram) {
            m_histogram = std::move(histogram);
            m_chart->setHistogram(m_histogram, m_timeFormat);
            showSelection();
        });
}

void HistogramView::select(std::size_t from, std::size_t to)
{
    if (to >= m_histogram.bins.size() || from > to)
        return;
    m_selected = {m_histogram.rangeOfBin(from).first, m_histogram.rangeOfBin(to).last};
    showSelection();
    emit timeRangeSelected(m_selected);
}

void HistogramView::clearSelection()
{
    m_selected = {};
    showSelection();
    emit timeRangeSelected(m_selected);
}

void HistogramView::setSelectedRange(TimeRange range)
{
    m_selected = range;
    showSelection();
}

void HistogramView::showSelection()
{
    m_clear->setEnabled(m_selected.isValid());
    if (!m_selected.isValid()) {
        m_text->setText(tr("Drag over the bars to select a time"));
        m_chart->setSelection(1, 0);
        return;
    }
    m_text->setText(tr("Selected: %1 to %2 (%3)")
                        .arg(m_timeFormat.toDisplay(m_selected.first),
                             m_timeFormat.toDisplay(m_selected.last), m_timeFormat.zoneName()));
    std::size_t from = 1;
    std::size_t to = 0;
    bool any = false;
    for (std::size_t bar = 0; bar < m_histogram.bins.size(); ++bar) {
        const TimeRange times = m_histogram.rangeOfBin(bar);
        if (times.last < m_selected.first || times.first > m_selected.last)
            continue;
        from = any ? from : bar;
        to = bar;
        any = true;
    }
    m_chart->setSelection(from, to);
}

QWidget *HistogramView::chart() const
{
    return m_chart->surface();
}

QRect HistogramView::plotArea() const
{
    const QRect plot = m_chart->plotRect();
    return {m_chart->surface()->mapTo(this, plot.topLeft()), plot.size()};
}

} // namespace kubewake
