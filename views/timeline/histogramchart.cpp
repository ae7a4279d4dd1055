// SPDX-License-Identifier: Apache-2.0
#include "views/timeline/histogramchart.h"

#include "views/common/semanticcolors.h"

#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QLegend>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace kubewake {

QString HistogramChart::outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Allowed:
        return HistogramChart::tr("allowed");
    case Outcome::Denied:
        return HistogramChart::tr("denied");
    case Outcome::Failed:
        return HistogramChart::tr("failed");
    case Outcome::DryRun:
        return HistogramChart::tr("dry-run");
    case Outcome::Open:
        return HistogramChart::tr("open");
    case Outcome::Missing:
    case Outcome::Unknown:
        break;
    }
    return HistogramChart::tr("unknown");
}

HistogramChart::HistogramChart(QWidget *parent)
    : QChartView(parent)
    , m_series(new QStackedBarSeries)
    , m_timeAxis(new QBarCategoryAxis)
    , m_countAxis(new QValueAxis)
{
    m_series->setBarWidth(1.0);
    for (std::size_t i = 1; i < kOutcomeNames.size(); ++i) {
        m_sets.push_back(new QBarSet(outcomeText(static_cast<Outcome>(i))));
        m_series->append(m_sets.back());
    }
    chart()->addSeries(m_series);
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_countAxis, Qt::AlignLeft);
    m_series->attachAxis(m_timeAxis);
    m_series->attachAxis(m_countAxis);
    m_timeAxis->setLabelsVisible(false); // hundreds of bars; HistogramView names both ends
    m_timeAxis->setGridLineVisible(false);
    m_countAxis->setLabelFormat(QStringLiteral("%d"));
    m_countAxis->setTickCount(3);
    chart()->legend()->hide(); // a panel is low; HistogramView names the colours in one line
    chart()->setMargins({0, 0, 0, 0});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    m_timeAxis->setTitleVisible(false);
    m_countAxis->setTitleVisible(false);
    chart()->setBackgroundRoundness(0);
    chart()->setAnimationOptions(QChart::NoAnimation);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Rows over time"));
    setAccessibleDescription(tr("Left and right go from bar to bar, Shift extends, Enter selects "
                                "that time, Escape clears."));
    applyPalette();
}

void HistogramChart::applyPalette()
{
    const QPalette colors = palette();
    const QColor text = colors.color(QPalette::Text);
    chart()->setBackgroundBrush(colors.color(QPalette::Base));
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *> {m_timeAxis, m_countAxis}) {
        axis->setLabelsColor(text);
        axis->setTitleBrush(text);
        axis->setLinePenColor(colors.color(QPalette::Mid));
        axis->setGridLineColor(colors.color(QPalette::Midlight));
    }
    for (std::size_t i = 0; i < m_sets.size(); ++i) {
        const QColor color = outcomeColor(static_cast<Outcome>(i + 1), colors);
        m_sets[i]->setColor(color);
        m_sets[i]->setBorderColor(color);
    }
}

void HistogramChart::setHistogram(const Histogram &histogram, const TimeFormat &format)
{
    m_histogram = histogram;
    m_timeFormat = format;
    const auto bars = m_histogram.bins.size();
    // One replace: sets that change one by one would lay the chart out each time.
    chart()->removeSeries(m_series);
    delete m_series;
    m_series = new QStackedBarSeries;
    m_series->setBarWidth(1.0);
    m_sets.clear();
    std::uint32_t highest = 1;
    for (std::size_t outcome = 1; outcome < kOutcomeNames.size(); ++outcome) {
        QList<qreal> values;
        values.reserve(static_cast<qsizetype>(bars));
        for (const auto &bin : m_histogram.bins) {
            // Rows without an outcome are shown as unknown ones.
            const bool last = outcome + 1 == kOutcomeNames.size();
            values << bin[outcome] + (last ? bin[0] : 0);
        }
        auto *set = new QBarSet(outcomeText(static_cast<Outcome>(outcome)));
        set->append(values);
        m_sets.push_back(set);
    }
    for (const auto &bin : m_histogram.bins)
        highest = std::max(highest, std::accumulate(bin.begin(), bin.end(), std::uint32_t {0}));
    m_series->append(QList<QBarSet *>(m_sets.begin(), m_sets.end()));
    QStringList categories;
    for (std::size_t bar = 0; bar < bars; ++bar)
        categories << QString::number(bar);
    m_timeAxis->setCategories(categories);
    m_countAxis->setRange(0, highest);
    chart()->addSeries(m_series);
    m_series->attachAxis(m_timeAxis);
    m_series->attachAxis(m_countAxis);
    m_cursor = std::min(m_cursor, static_cast<int>(bars) - 1);
    m_anchor = std::min(m_anchor, m_cursor);
    applyPalette();
}

void HistogramChart::setSelection(std::size_t from, std::size_t to)
{
    m_from = from;
    m_to = to;
    viewport()->update();
}

int HistogramChart::barAt(int x) const
{
    const auto bars = static_cast<int>(m_histogram.bins.size());
    if (bars == 0)
        return -1;
    const QRectF plot = chart()->plotArea();
    const double share = (mapToScene(QPoint(x, 0)).x() - plot.left()) / std::max(1.0, plot.width());
    return std::clamp(static_cast<int>(share * bars), 0, bars - 1);
}

QRectF HistogramChart::barsRect(std::size_t from, std::size_t to) const
{
    const QRectF plot = chart()->plotArea();
    const double width =
        plot.width() / static_cast<double>(std::max<std::size_t>(1, m_histogram.bins.size()));
    return {plot.left() + width * static_cast<double>(from), plot.top(),
            width * static_cast<double>(to - from + 1), plot.height()};
}

void HistogramChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    QColor fill = palette().color(QPalette::Highlight);
    if (m_from <= m_to && m_to < m_histogram.bins.size()) {
        fill.setAlphaF(0.25F);
        painter->fillRect(barsRect(m_from, m_to), fill);
    }
    if (hasFocus() && m_cursor >= 0) {
        painter->setPen(palette().color(QPalette::Highlight));
        const auto bar = static_cast<std::size_t>(m_cursor);
        painter->drawRect(barsRect(bar, bar));
    }
}

void HistogramChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_histogram.bins.empty())
        return;
    m_anchor = m_cursor = barAt(event->position().toPoint().x());
    m_dragging = true;
    setSelection(static_cast<std::size_t>(m_anchor), static_cast<std::size_t>(m_cursor));
}

void HistogramChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    m_cursor = barAt(event->position().toPoint().x());
    setSelection(static_cast<std::size_t>(std::min(m_anchor, m_cursor)),
                 static_cast<std::size_t>(std::max(m_anchor, m_cursor)));
}

void HistogramChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    mouseMoveEvent(event);
    m_dragging = false;
    emit brushed(m_from, m_to);
}

void HistogramChart::mouseDoubleClickEvent(QMouseEvent *)
{
    m_dragging = false;
    emit cleared();
}

void HistogramChart::keyPressEvent(QKeyEvent *event)
{
    const auto bars = static_cast<int>(m_histogram.bins.size());
    int target = m_cursor;
    switch (event->key()) {
    case Qt::Key_Left:
        target = m_cursor < 0 ? bars - 1 : m_cursor - 1;
        break;
    case Qt::Key_Right:
        target = m_cursor + 1;
        break;
    case Qt::Key_Home:
        target = 0;
        break;
    case Qt::Key_End:
        target = bars - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor >= 0)
            emit brushed(static_cast<std::size_t>(std::min(m_anchor, m_cursor)),
                         static_cast<std::size_t>(std::max(m_anchor, m_cursor)));
        return;
    case Qt::Key_Escape:
        emit cleared();
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (bars == 0)
        return;
    m_cursor = std::clamp(target, 0, bars - 1);
    if (m_anchor < 0 || !event->modifiers().testFlag(Qt::ShiftModifier))
        m_anchor = m_cursor;
    setSelection(static_cast<std::size_t>(std::min(m_anchor, m_cursor)),
                 static_cast<std::size_t>(std::max(m_anchor, m_cursor)));
}

QString HistogramChart::barText(int bar) const
{
    const auto index = static_cast<std::size_t>(bar);
    QString text = m_timeFormat.toDisplay(m_histogram.rangeOfBin(index).first) + QLatin1Char(' ')
        + m_timeFormat.zoneName();
    for (std::size_t outcome = 0; outcome < kOutcomeNames.size(); ++outcome) {
        const std::uint32_t rows = m_histogram.bins[index][outcome];
        if (rows != 0)
            text += QStringLiteral("\n%1: %2")
                        .arg(outcomeText(static_cast<Outcome>(outcome)), locale().toString(rows));
    }
    return text;
}

bool HistogramChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos().x());
        QToolTip::showText(help->globalPos(), bar < 0 ? QString() : barText(bar), viewport());
        return true;
    }
    return QChartView::viewportEvent(event);
}

} // namespace kubewake
