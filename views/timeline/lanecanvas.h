// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityref.h"
#include "model/query/timelinelanes.h"
#include "model/signals/signal.h"
#include "views/common/jobslot.h"

#include <QAbstractScrollArea>
#include <QPixmap>

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace kubewake {

enum class LaneColoring : std::uint8_t { ByOutcome, BySeverity };

// The painted part of the timeline: labels, lanes, axis; mouse and keys. Only lanes on screen have
// bins; they are counted in the background whenever scale, scroll position or contents change.
// Owned by a TimelineView; UI thread. Painting costs lanes on screen x pixels.
class LaneCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LaneCanvas(QWidget *parent = nullptr);

    void setContents(SnapshotPtr snapshot, std::shared_ptr<const RowBitmap> rows, TimeRange range);
    void setSignals(std::vector<SignalPtr> list);
    void setField(FieldId field);
    void setOrder(LaneOrder order);
    void setColoring(LaneColoring coloring);
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] FieldId field() const { return m_field; }
    [[nodiscard]] const LaneList &laneList() const { return m_lanes; }
    [[nodiscard]] const LaneBins &bins() const { return m_bins; }
    [[nodiscard]] const TimeScale &scale() const { return m_scale; }
    [[nodiscard]] bool isBusy() const { return m_listJob.isRunning() || m_binJob.isRunning(); }
    [[nodiscard]] int focusedLane() const { return m_focusedLane; } // -1: none
    [[nodiscard]] QString laneText(int lane) const;
    // Where a lane (and a pixel of the scale) is in the viewport.
    [[nodiscard]] QRect laneRect(int lane) const;
    [[nodiscard]] int labelWidth() const { return m_labelWidth; }
    // Plain text about what is under a point of the viewport; empty if nothing.
    [[nodiscard]] QString hoverText(QPoint position) const;

    void zoomBy(double factor, int pixel);
    void zoomCentered(double factor) { zoomBy(factor, m_scale.width / 2); }
    void resetZoom();
    void showRange(TimeRange range);
    void focusLane(int lane);

signals:
    void rowActivated(kubewake::Row row);
    void laneActivated(kubewake::FieldId field, const QString &value);
    void entityRequested(const kubewake::EntityRef &entity); // whose page is wanted
    void timeRangeSelected(kubewake::TimeRange range);
    void visibleRangeChanged(kubewake::TimeRange range);
    void lanesChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Drag : std::uint8_t { None, Pending, Pan, Select };

    void layOut();
    void setScale(TimeScale scale);
    void recountLanes();
    void showLanes(LaneList lanes);
    void describeFocus();
    [[nodiscard]] QString labelText(int lane) const;
    [[nodiscard]] QString binText(int lane, const LaneBin &bin) const;
    void recountBins();
    [[nodiscard]] std::pair<int, int> visibleLanes() const; // [first, last)
    [[nodiscard]] int laneAt(int y) const; // -1: none
    [[nodiscard]] int pixelAt(int x) const { return x - m_labelWidth; }
    [[nodiscard]] const std::vector<LaneBin> *binsOf(int lane) const;
    void activateFocusedBin();
    void stepBin(int direction);
    void clickAt(QPoint position);
    void openFocusedPage();

    void paintAxis(QPainter &painter) const;
    void paintLane(QPainter &painter, int lane) const;
    void paintMarks(QPainter &painter, const std::vector<LaneBin> &bins, const QRect &lane) const;
    [[nodiscard]] const QPixmap &markOf(Severity severity) const;
    void paintSelection(QPainter &painter) const;
    [[nodiscard]] QColor binColor(const LaneBin &bin) const;

    SnapshotPtr m_snapshot;
    SnapshotPtr m_shown; // what lanes and bins were counted in; never later than m_snapshot
    std::shared_ptr<const RowBitmap> m_rows;
    std::shared_ptr<const std::vector<SignalPtr>> m_signals;
    std::shared_ptr<const std::vector<SignalPtr>> m_markSignals; // what LaneBin::markId counts
    TimeRange m_bounds;
    TimeScale m_scale;
    TimeFormat m_timeFormat;
    FieldId m_field = FieldId::EffectiveUser;
    LaneOrder m_order = LaneOrder::ByCount;
    LaneColoring m_coloring = LaneColoring::ByOutcome;
    LaneList m_lanes;
    LaneBins m_bins;
    QString m_problem;
    int m_rowHeight = 20;
    int m_axisHeight = 36;
    int m_labelWidth = 160;
    int m_focusedLane = -1;
    std::optional<std::string> m_focusedValue; // of the lane that has or had the focus
    int m_focusedPixel = -1;
    Drag m_drag = Drag::None;
    QPoint m_pressed;
    QPoint m_current;
    TimeScale m_scaleAtPress;
    mutable std::array<QPixmap, 5> m_marks; // one per severity; null: not painted yet
    // Last: their destructors wait for jobs before anything else goes.
    JobSlot m_listJob;
    JobSlot m_binJob;
};

} // namespace kubewake
