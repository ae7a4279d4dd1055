// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/timeline/lanecanvas.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace kubewake {

// The swim-lane timeline with its controls: which field makes the lanes, their order, what the
// colours mean, zoom. Follows the filter through setContents(). UI thread; counting runs in the
// background, so no call here blocks.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    // `rows`: what the filter left. `range`: all of time that can be shown; the zoom is kept while
    // it stays the same.
    void setContents(SnapshotPtr snapshot, std::shared_ptr<const RowBitmap> rows, TimeRange range);
    void setSignals(std::vector<SignalPtr> list);
    void setTimeFormat(const TimeFormat &format);
    // EffectiveUser, Peer, Namespace or ResourcePath.
    void setLaneField(FieldId field);
    void showRange(TimeRange range);
    [[nodiscard]] LaneCanvas *canvas() const { return m_canvas; }

signals:
    void rowActivated(kubewake::Row row);
    // Empty value: the rows that do not have the field.
    void laneActivated(kubewake::FieldId field, const QString &value);
    void entityRequested(const kubewake::EntityRef &entity); // whose page is wanted
    void timeRangeSelected(kubewake::TimeRange range);

private:
    void showCounts();

    QComboBox *m_field;
    QComboBox *m_order;
    QComboBox *m_coloring;
    QLabel *m_counts;
    LaneCanvas *m_canvas;
};

} // namespace kubewake
