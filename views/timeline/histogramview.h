// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/histogram.h"
#include "views/common/jobslot.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QLabel;
class QToolButton;

namespace kubewake {

class HistogramChart;

// Rows over time as stacked bars, one colour per outcome, with a brush: drag over bars, or move
// with the arrow keys and extend with Shift, then Enter. Double-click or Escape clears.
// UI thread; bins are counted in the background. At most kMaximumBars bars.
class HistogramView : public QWidget
{
    Q_OBJECT

public:
    // More cost more than a hold of the window may: each is an item of Qt Charts' scene.
    static constexpr std::size_t kMaximumBars = 500;

    explicit HistogramView(QWidget *parent = nullptr);
    ~HistogramView() override;

    void setContents(SnapshotPtr snapshot, std::shared_ptr<const RowBitmap> rows, TimeRange range);
    void setTimeFormat(const TimeFormat &format);
    // Shows a selection that was made elsewhere; an invalid range clears. Emits nothing.
    void setSelectedRange(TimeRange range);

    [[nodiscard]] TimeRange selectedRange() const { return m_selected; }
    [[nodiscard]] const Histogram &histogram() const { return m_histogram; }
    [[nodiscard]] QAction *compareAction() const { return m_compare; } // of its context menu
    [[nodiscard]] bool isBusy() const { return m_job.isRunning(); }
    // The part of this widget that bars are drawn in, for mouse positions.
    [[nodiscard]] QRect plotArea() const;
    [[nodiscard]] QWidget *chart() const;

signals:
    // An invalid range: the selection was cleared.
    void timeRangeSelected(kubewake::TimeRange range);
    // From the context menu: compare this time with what was before it.
    void compareRequested(kubewake::TimeRange range);

protected:
    void changeEvent(QEvent *event) override;

private:
    void recount();
    void select(std::size_t from, std::size_t to);
    void clearSelection();
    void showSelection();
    void showLegend();

    SnapshotPtr m_snapshot;
    std::shared_ptr<const RowBitmap> m_rows;
    TimeRange m_range;
    TimeRange m_selected;
    TimeFormat m_timeFormat;
    Histogram m_histogram;
    HistogramChart *m_chart;
    QLabel *m_text;
    std::vector<QLabel *> m_legend; // index: Outcome - 1
    QToolButton *m_clear;
    QAction *m_compare;
    JobSlot m_job;
};

} // namespace kubewake
