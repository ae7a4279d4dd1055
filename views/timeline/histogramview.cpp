// SPDX-License-Identifier: Apache-2.0
#include "views/timeline/histogramview.h"

#include "views/common/semanticcolors.h"
#include "views/timeline/histogramchart.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {
namespace {

constexpr qsizetype kSecondsShown = 19; // characters of a time without its fraction

} // namespace

HistogramView::HistogramView(QWidget *parent)
    : QWidget(parent)
    , m_snapshot(std::make_shared<const EventSnapshot>())
    , m_rows(std::make_shared<const RowBitmap>())
    , m_chart(new HistogramChart(this))
    , m_text(new QLabel(this))
    , m_clear(new QToolButton(this))
    , m_compare(new QAction(tr("Compare this range with everything before"), this))
    , m_job(nullptr)
{
    m_text->setTextFormat(Qt::PlainText);
    m_clear->setText(tr("Clear selection"));
    m_clear->setToolTip(tr("Show all of the time (Escape)"));
    m_clear->setAutoRaise(true);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 0, 4, 0);
    bar->setSpacing(10);
    bar->addWidget(m_text, 1);
    for (std::size_t outcome = 1; outcome < kOutcomeNames.size(); ++outcome) {
        m_legend.push_back(new QLabel(this));
        m_legend.back()->setTextFormat(Qt::PlainText);
        m_legend.back()->setText(QStringLiteral("■ ")
                                 + HistogramChart::outcomeText(static_cast<Outcome>(outcome)));
        bar->addWidget(m_legend.back());
    }
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
    // The chart leaves its context menu to this widget.
    addAction(m_compare);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_compare, &QAction::triggered, this, [this] {
        if (m_selected.isValid())
            emit compareRequested(m_selected);
    });
    showSelection();
    showLegend();
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
            showLegend();
        });
}

void HistogramView::showLegend()
{
    for (std::size_t i = 0; i < m_legend.size(); ++i) {
        const bool unknown = i + 1 == m_legend.size(); // with the rows that have no outcome
        m_legend[i]->setVisible(std::ranges::any_of(m_histogram.bins, [&](const auto &bin) {
            return bin[i + 1] != 0 || (unknown && bin[0] != 0);
        }));
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, outcomeColor(static_cast<Outcome>(i + 1), palette()));
        m_legend[i]->setPalette(colors);
    }
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
    m_compare->setEnabled(m_selected.isValid());
    if (!m_selected.isValid()) {
        const auto day = [this](MicrosecondsUtc time) {
            return m_timeFormat.toDisplay(time).left(kSecondsShown);
        };
        m_text->setText(m_histogram.range.isValid()
                            ? tr("%1 to %2 (%3). Drag over the bars to select a time.")
                                  .arg(day(m_histogram.range.first), day(m_histogram.range.last),
                                       m_timeFormat.zoneName())
                            : tr("Drag over the bars to select a time"));
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

void HistogramView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLegend();
}

} // namespace kubewake
