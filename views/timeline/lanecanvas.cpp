// SPDX-License-Identifier: Apache-2.0
// What the lanes hold; lanecanvasinput.cpp says what mouse and keys do, lanecanvaspaint.cpp how
// they look.
#include "views/timeline/lanecanvas.h"

#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"
#include "model/store/fieldvalues.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace kubewake {
namespace {

constexpr int kReach = 3; // pixels beside a bin that still hit it
constexpr int kPrefetchedLanes = 8; // above and below those on screen

// Marks every row of the signals that the filter leaves, in its lane. False: cancelled.
bool addMarks(LaneBinner &binner, const EventSnapshot &snapshot, const RowBitmap &rows,
              const std::vector<SignalPtr> &list, const JobSlot::Cancelled &cancelled)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (cancelled())
            return false;
        const auto weight =
            static_cast<std::uint8_t>(1 + static_cast<int>(list[i]->rule->severity));
        for (const Row row : list[i]->rows) {
            if (row >= snapshot.eventCount() || row >= rows.size())
                continue;
            if (rows.test(row) || rows.test(snapshot.representativeOf(row)))
                binner.addMark(row, weight, static_cast<std::uint32_t>(i));
        }
    }
    return true;
}

} // namespace

LaneCanvas::LaneCanvas(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_snapshot(std::make_shared<const EventSnapshot>())
    , m_shown(m_snapshot)
    , m_rows(std::make_shared<const RowBitmap>())
    , m_signals(std::make_shared<const std::vector<SignalPtr>>())
    , m_markSignals(m_signals)
    , m_listJob(nullptr)
    , m_binJob(nullptr)
{
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Timeline"));
    describeFocus();
    layOut();
}

void LaneCanvas::setContents(SnapshotPtr snapshot, std::shared_ptr<const RowBitmap> rows,
                             TimeRange range)
{
    // A log that is still loading grows; a zoom into it stays where it is.
    const bool zoomed = m_scale.range.isValid() && m_scale.range != m_bounds
        && m_scale.range.first >= range.first && m_scale.range.last <= range.last;
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    m_bounds = range;
    if (!zoomed)
        m_scale.range = range;
    if (!m_snapshot->continues(*m_shown))
        showLanes({}); // of other evidence: its rows mean nothing in this one
    recountLanes();
}

void LaneCanvas::setSignals(std::vector<SignalPtr> list)
{
    std::erase_if(list, [](const SignalPtr &signal) { return !signal || !signal->rule; });
    m_signals = std::make_shared<const std::vector<SignalPtr>>(std::move(list));
    recountBins();
}

void LaneCanvas::setField(FieldId field)
{
    if (field == m_field)
        return;
    m_field = field;
    m_focusedValue.reset();
    verticalScrollBar()->setValue(0);
    recountLanes();
}

void LaneCanvas::setOrder(LaneOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    recountLanes();
}

void LaneCanvas::setColoring(LaneColoring coloring)
{
    m_coloring = coloring;
    viewport()->update();
}

void LaneCanvas::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    viewport()->update();
}

QString LaneCanvas::laneText(int lane) const
{
    if (lane < 0 || static_cast<std::size_t>(lane) >= m_lanes.lanes.size())
        return {};
    const Lane &entry = m_lanes.lanes[static_cast<std::size_t>(lane)];
    if (entry.code == kMissing)
        return tr("(none)");
    return displayLine(laneValue(*m_shown, m_lanes.field, entry.code));
}

QRect LaneCanvas::laneRect(int lane) const
{
    const int y = m_axisHeight + lane * m_rowHeight - verticalScrollBar()->value();
    return {m_labelWidth, y, std::max(0, m_scale.width), m_rowHeight};
}

void LaneCanvas::layOut()
{
    const QFontMetrics metrics = fontMetrics();
    m_rowHeight = metrics.height() + 6;
    m_axisHeight = 2 * metrics.height() + 8;
    m_labelWidth = std::min(metrics.averageCharWidth() * 42, viewport()->width() / 3);
    const int width = std::max(1, viewport()->width() - m_labelWidth);
    const bool changed = width != m_scale.width;
    m_scale.width = width;
    const int shown = std::max(0, viewport()->height() - m_axisHeight);
    const auto total = static_cast<std::int64_t>(m_lanes.lanes.size()) * m_rowHeight;
    verticalScrollBar()->setRange(
        0, static_cast<int>(std::clamp<std::int64_t>(total - shown, 0, INT_MAX / 2)));
    verticalScrollBar()->setPageStep(shown);
    verticalScrollBar()->setSingleStep(m_rowHeight);
    if (changed)
        recountBins();
    viewport()->update();
}

void LaneCanvas::recountLanes()
{
    m_binJob.cancel();
    m_listJob.start(
        [snapshot = m_snapshot, rows = m_rows, field = m_field, range = m_bounds,
         order = m_order](const JobSlot::Cancelled &cancelled) -> Result<LaneList> {
            if (!range.isValid())
                return LaneList {.field = field, .range = {}, .lanes = {}};
            return listLanes(*snapshot, *rows, field, range, order, {cancelled, {}});
        },
        [this](Result<LaneList> list) {
            m_problem = list ? QString() : list.error().message;
            m_shown = m_snapshot;
            showLanes(list ? std::move(*list) : LaneList {});
            recountBins();
            emit lanesChanged();
        });
}

// The focus stays with its value, wherever that is now.
void LaneCanvas::showLanes(LaneList lanes)
{
    m_lanes = std::move(lanes);
    m_bins = {};
    m_focusedLane = -1;
    for (std::size_t i = 0; m_focusedValue && i < m_lanes.lanes.size(); ++i) {
        if (laneValue(*m_shown, m_lanes.field, m_lanes.lanes[i].code) == *m_focusedValue) {
            m_focusedLane = static_cast<int>(i);
            break;
        }
    }
    describeFocus();
    layOut();
}

std::pair<int, int> LaneCanvas::visibleLanes() const
{
    const int count = static_cast<int>(m_lanes.lanes.size());
    const int first = verticalScrollBar()->value() / m_rowHeight;
    const int shown = std::max(0, viewport()->height() - m_axisHeight) / m_rowHeight + 2;
    return {std::min(first, count), std::min(first + shown, count)};
}

void LaneCanvas::recountBins()
{
    auto [first, last] = visibleLanes();
    first = std::max(0, first - kPrefetchedLanes);
    last = std::min(static_cast<int>(m_lanes.lanes.size()), last + kPrefetchedLanes);
    std::vector<Code> codes;
    for (int lane = first; lane < last; ++lane)
        codes.push_back(m_lanes.lanes[static_cast<std::size_t>(lane)].code);
    if (codes.empty() || !m_scale.isValid() || m_listJob.isRunning()) {
        m_binJob.cancel();
        return;
    }
    m_binJob.start(
        [snapshot = m_snapshot, rows = m_rows, list = m_signals, field = m_lanes.field,
         scale = m_scale, codes = std::move(codes)](const JobSlot::Cancelled &cancelled) mutable {
            LaneBinner binner(*snapshot, field, std::move(codes), scale);
            if (binner.addRows(*rows, {cancelled, {}}))
                static_cast<void>(addMarks(binner, *snapshot, *rows, *list, cancelled));
            return binner.take();
        },
        [this, list = m_signals](LaneBins bins) {
            m_bins = std::move(bins);
            m_markSignals = list;
            describeFocus();
            viewport()->update();
        });
}

const std::vector<LaneBin> *LaneCanvas::binsOf(int lane) const
{
    if (lane < 0 || static_cast<std::size_t>(lane) >= m_lanes.lanes.size())
        return nullptr;
    const Code code = m_lanes.lanes[static_cast<std::size_t>(lane)].code;
    const auto found = std::ranges::find(m_bins.codes, code);
    if (found == m_bins.codes.end())
        return nullptr;
    return &m_bins.bins[static_cast<std::size_t>(found - m_bins.codes.begin())];
}

int LaneCanvas::laneAt(int y) const
{
    if (y < m_axisHeight)
        return -1;
    const int lane = (y - m_axisHeight + verticalScrollBar()->value()) / m_rowHeight;
    return lane < static_cast<int>(m_lanes.lanes.size()) ? lane : -1;
}

void LaneCanvas::setScale(TimeScale scale)
{
    if (scale.range == m_scale.range)
        return;
    m_scale.range = scale.range;
    m_focusedPixel = -1;
    recountBins();
    viewport()->update();
    emit visibleRangeChanged(m_scale.range);
}

void LaneCanvas::zoomBy(double factor, int pixel)
{
    setScale(m_scale.zoomed(factor, pixel, m_bounds));
}

void LaneCanvas::resetZoom()
{
    setScale({m_bounds, m_scale.width});
}

void LaneCanvas::showRange(TimeRange range)
{
    range = {std::max(range.first, m_bounds.first), std::min(range.last, m_bounds.last)};
    if (range.isValid())
        setScale({range, m_scale.width});
}

void LaneCanvas::focusLane(int lane)
{
    if (m_lanes.lanes.empty())
        return;
    m_focusedLane = std::clamp(lane, 0, static_cast<int>(m_lanes.lanes.size()) - 1);
    m_focusedValue = laneValue(*m_shown, m_lanes.field,
                               m_lanes.lanes[static_cast<std::size_t>(m_focusedLane)].code);
    const QRect rect = laneRect(m_focusedLane);
    QScrollBar *bar = verticalScrollBar();
    if (rect.top() < m_axisHeight)
        bar->setValue(bar->value() + rect.top() - m_axisHeight);
    else if (rect.bottom() >= viewport()->height())
        bar->setValue(bar->value() + rect.bottom() - viewport()->height() + 1);
    describeFocus();
    viewport()->update();
}

// A screen reader says where the keys have led; without that, how to use them.
void LaneCanvas::describeFocus()
{
    if (m_focusedLane < 0) {
        setAccessibleDescription(tr("One lane per value. Up and down change the lane, left and "
                                    "right go from bar to bar, Enter opens the event, Ctrl+Enter "
                                    "the lane, plus and minus zoom, Ctrl+left and right pan, Home "
                                    "shows all."));
        return;
    }
    const std::vector<LaneBin> *bins = binsOf(m_focusedLane);
    const LaneBin *bin = bins && m_focusedPixel >= 0 ? binAt(*bins, m_focusedPixel) : nullptr;
    setAccessibleDescription(bin ? binText(m_focusedLane, *bin) : labelText(m_focusedLane));
}

QString LaneCanvas::labelText(int lane) const
{
    const Lane &entry = m_lanes.lanes[static_cast<std::size_t>(lane)];
    return tr("%1\n%n row(s), %2 to %3", nullptr, static_cast<int>(entry.count))
        .arg(laneText(lane), m_timeFormat.toDisplay(entry.first),
             m_timeFormat.toDisplay(entry.last));
}

QString LaneCanvas::binText(int lane, const LaneBin &bin) const
{
    const Row row = bin.count != 0 ? bin.row : bin.markRow;
    QString text = tr("%1 %2\n%3\n%n row(s)", nullptr, static_cast<int>(bin.count))
                       .arg(m_timeFormat.toDisplay(m_shown->time(row)), m_timeFormat.zoneName(),
                            laneText(lane));
    text += QLatin1Char('\n') + displayLine(fieldText(*m_shown, FieldId::Summary, row));
    if (bin.mark != 0) {
        const Signal &signal = *(*m_markSignals)[bin.markId];
        text += QLatin1Char('\n')
            + tr("Signal: %1, %2")
                  .arg(severityText(signal.rule->severity), displayLine(signal.rule->title));
    }
    return text;
}

QString LaneCanvas::hoverText(QPoint position) const
{
    const int lane = laneAt(position.y());
    if (lane < 0)
        return {};
    if (position.x() < m_labelWidth)
        return labelText(lane);
    const std::vector<LaneBin> *bins = binsOf(lane);
    const LaneBin *bin = bins ? binAt(*bins, pixelAt(position.x()), kReach) : nullptr;
    return bin != nullptr ? binText(lane, *bin) : QString();
}

void LaneCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    recountBins();
}

void LaneCanvas::scrollContentsBy(int, int)
{
    viewport()->update();
    recountBins();
}

void LaneCanvas::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        m_marks = {};
        layOut();
    }
}

void LaneCanvas::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    // Who comes by Tab must see where they are.
    const bool byKeys = event->reason() == Qt::TabFocusReason
        || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    if (byKeys && m_focusedLane < 0)
        focusLane(0);
    viewport()->update();
}

void LaneCanvas::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool LaneCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), plainToolTip(hoverText(help->pos())), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace kubewake
