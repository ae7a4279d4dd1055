// SPDX-License-Identifier: Apache-2.0
#include "views/timeline/histogramchart.h"

#include "views/common/semanticcolors.h"

#include <QtCharts/QBarSet>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <numeric>

namespace kubewake {
namespace {

constexpr int kSmallestLines = 4; // of text, that it is high at least

} // namespace

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

class HistogramChart::Plot : public QChartView
{
public:
    using PaintMarks = std::function<void(QPainter &)>;

    Plot(PaintMarks paintMarks, QWidget *parent);

    void setBars(const Histogram &histogram);
    void applyPalette(const QPalette &colors);
    [[nodiscard]] QRect barArea() const { return mapFromScene(chart()->plotArea()).boundingRect(); }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QChartView::resizeEvent(event);
        labelCounts();
    }

    void drawForeground(QPainter *painter, const QRectF &rect) override
    {
        QChartView::drawForeground(painter, rect);
        painter->save();
        painter->resetTransform();
        m_paintMarks(*painter);
        painter->restore();
    }

private:
    void labelCounts();

    PaintMarks m_paintMarks;
    std::uint32_t m_highest = 1; // rows in a bar
    QStackedBarSeries *m_series = nullptr;
    QValueAxis *m_timeAxis; // counts bars; a category axis would lay out a label for each
    QValueAxis *m_countAxis;
    struct OutcomeBars
    {
        Outcome outcome;
        QBarSet *bars; // owned by the series
    };
    std::vector<OutcomeBars> m_sets;
};

HistogramChart::Plot::Plot(PaintMarks paintMarks, QWidget *parent)
    : QChartView(parent)
    , m_paintMarks(std::move(paintMarks))
    , m_timeAxis(new QValueAxis)
    , m_countAxis(new QValueAxis)
{
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_countAxis, Qt::AlignLeft);
    m_timeAxis->setLabelsVisible(false); // hundreds of bars; HistogramView names both ends
    m_timeAxis->setGridLineVisible(false);
    m_timeAxis->setTickCount(2);
    m_countAxis->setLabelFormat(QStringLiteral("%d"));
    chart()->legend()->hide(); // a panel is low; HistogramView names the colours in one line
    m_timeAxis->setTitleVisible(false);
    m_countAxis->setTitleVisible(false);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setMargins({0, 0, 0, 0});
    chart()->setBackgroundRoundness(0);
    chart()->setAnimationOptions(QChart::NoAnimation);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // marks are outside the scene's items
}

void HistogramChart::Plot::setBars(const Histogram &histogram)
{
    const std::size_t bars = histogram.bins.size();
    // A new series instead of changed sets: each change would lay the chart out again.
    if (m_series != nullptr) {
        chart()->removeSeries(m_series);
        delete m_series;
    }
    m_series = new QStackedBarSeries;
    m_series->setBarWidth(1.0);
    m_sets.clear();
    QList<QBarSet *> sets;
    std::uint32_t highest = 1;
    for (std::size_t outcome = 1; outcome < kOutcomeNames.size(); ++outcome) {
        QList<qreal> values;
        values.reserve(static_cast<qsizetype>(bars));
        for (const auto &bin : histogram.bins) {
            // Rows without an outcome are shown as unknown ones.
            const bool last = outcome + 1 == kOutcomeNames.size();
            values << bin[outcome] + (last ? bin[0] : 0);
        }
        // Every bar is an item of the scene, also one without height: most logs have few outcomes.
        if (std::ranges::all_of(values, [](qreal value) { return value == 0; }))
            continue;
        auto *set = new QBarSet(outcomeText(static_cast<Outcome>(outcome)));
        set->append(values);
        m_sets.push_back({static_cast<Outcome>(outcome), set});
        sets << set;
    }
    for (const auto &bin : histogram.bins)
        highest = std::max(highest, std::accumulate(bin.begin(), bin.end(), std::uint32_t {0}));
    m_series->append(sets);
    m_timeAxis->setRange(-0.5,
                         static_cast<double>(std::max<std::size_t>(bars, 1))
                             - 0.5); // a bar is as wide as its number
    m_highest = highest;
    labelCounts();
    chart()->addSeries(m_series);
    m_series->attachAxis(m_timeAxis);
    m_series->attachAxis(m_countAxis);
}

// The middle is labelled where there is room for it, and is a whole number then.
void HistogramChart::Plot::labelCounts()
{
    constexpr double kAroundLabel = 12; // pixels; Qt Charts cuts what gets less
    const double label = QFontMetricsF(m_countAxis->labelsFont()).height() + kAroundLabel;
    const bool three = m_highest > 1 && height() > 3 * label;
    m_countAxis->setLabelsVisible(height() > 2 * label);
    m_countAxis->setTickCount(three ? 3 : 2);
    m_countAxis->setRange(0, three ? m_highest + m_highest % 2 : m_highest);
}

void HistogramChart::Plot::applyPalette(const QPalette &colors)
{
    const QColor text = colors.color(QPalette::Text);
    chart()->setBackgroundBrush(colors.color(QPalette::Base));
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *> {m_timeAxis, m_countAxis}) {
        axis->setLabelsColor(text);
        axis->setTitleBrush(text);
        axis->setLinePenColor(colors.color(QPalette::Mid));
        axis->setGridLineColor(colors.color(QPalette::Midlight));
    }
    for (const OutcomeBars &set : m_sets) {
        const QColor color = outcomeColor(set.outcome, colors);
        set.bars->setColor(color);
        set.bars->setBorderColor(color);
    }
}

HistogramChart::HistogramChart(QWidget *parent)
    : QWidget(parent)
    , m_plot(new Plot([this](QPainter &painter) { paintMarks(painter); }, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->viewport()->installEventFilter(this);
    // Panels below may want all the height that there is; bars of a few pixels say nothing.
    setMinimumHeight(kSmallestLines * fontMetrics().height());
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Rows over time"));
    setHistogram({}, {});
}

HistogramChart::~HistogramChart() = default;

void HistogramChart::setHistogram(const Histogram &histogram, const TimeFormat &format)
{
    m_histogram = histogram;
    m_timeFormat = format;
    m_plot->setBars(histogram);
    m_plot->applyPalette(palette());
    m_cursor = std::min(m_cursor, static_cast<int>(m_histogram.bins.size()) - 1);
    m_anchor = std::min(m_anchor, m_cursor);
    m_dragging = m_dragging && m_anchor >= 0;
    describe();
}

void HistogramChart::setSelection(std::size_t from, std::size_t to)
{
    m_from = from;
    m_to = to;
    m_plot->viewport()->update();
}

QWidget *HistogramChart::surface() const
{
    return m_plot->viewport();
}

QRect HistogramChart::plotRect() const
{
    return m_plot->barArea();
}

int HistogramChart::barAt(int x) const
{
    const auto bars = static_cast<int>(m_histogram.bins.size());
    if (bars == 0)
        return -1;
    const QRect plot = plotRect();
    const double share = static_cast<double>(x - plot.left()) / std::max(1, plot.width());
    return std::clamp(static_cast<int>(share * bars), 0, bars - 1);
}

QRectF HistogramChart::barsRect(std::size_t from, std::size_t to) const
{
    const QRectF plot = plotRect();
    const double width =
        plot.width() / static_cast<double>(std::max<std::size_t>(1, m_histogram.bins.size()));
    return {plot.left() + width * static_cast<double>(from), plot.top(),
            width * static_cast<double>(to - from + 1), plot.height()};
}

void HistogramChart::paintMarks(QPainter &painter) const
{
    QColor fill = palette().color(QPalette::Highlight);
    if (m_from <= m_to && m_to < m_histogram.bins.size()) {
        fill.setAlphaF(0.25F);
        painter.fillRect(barsRect(m_from, m_to), fill);
    }
    if (hasFocus() && m_cursor >= 0) {
        painter.setPen(palette().color(QPalette::Highlight));
        const auto bar = static_cast<std::size_t>(m_cursor);
        painter.drawRect(barsRect(bar, bar));
    }
}

bool HistogramChart::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        setFocus(Qt::MouseFocusReason);
        mousePress(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        mouseMove(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        mouseRelease(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        m_dragging = false;
        emit cleared();
        return true;
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos().x());
        QToolTip::showText(help->globalPos(), bar < 0 ? QString() : barText(bar), surface());
        return true;
    }
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void HistogramChart::selectFromAnchor()
{
    setSelection(static_cast<std::size_t>(std::min(m_anchor, m_cursor)),
                 static_cast<std::size_t>(std::max(m_anchor, m_cursor)));
}

void HistogramChart::mousePress(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || m_histogram.bins.empty())
        return;
    m_anchor = m_cursor = barAt(event.position().toPoint().x());
    m_dragging = true;
    selectFromAnchor();
}

void HistogramChart::mouseMove(const QMouseEvent &event)
{
    if (!m_dragging)
        return;
    m_cursor = barAt(event.position().toPoint().x());
    selectFromAnchor();
}

void HistogramChart::mouseRelease(const QMouseEvent &event)
{
    if (!m_dragging || event.button() != Qt::LeftButton)
        return;
    mouseMove(event);
    m_dragging = false;
    describe();
    emit brushed(m_from, m_to);
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
    selectFromAnchor();
    describe();
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

// A screen reader says where the keys have led; without that, how to use them.
void HistogramChart::describe()
{
    setAccessibleDescription(m_cursor >= 0
                                 ? barText(m_cursor)
                                 : tr("Left and right go from bar to bar, Shift extends, Enter "
                                      "selects that time, Escape clears."));
}

void HistogramChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    surface()->update();
}

void HistogramChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    surface()->update();
}

void HistogramChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_plot->applyPalette(palette());
}

} // namespace kubewake
