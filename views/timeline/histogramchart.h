// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/histogram.h"

#include <QtCharts/QChartView>

#include <functional>

QT_BEGIN_NAMESPACE
class QBarCategoryAxis;
class QBarSet;
class QStackedBarSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace kubewake {

// The chart inside a HistogramView: draws bars and tells which of them were brushed. UI thread.
class HistogramChart : public QChartView
{
    Q_OBJECT

public:
    explicit HistogramChart(QWidget *parent = nullptr);

    void setHistogram(const Histogram &histogram, const TimeFormat &format);
    // Bars from … to are marked; none if from > to.
    void setSelection(std::size_t from, std::size_t to);
    void applyPalette();
    [[nodiscard]] static QString outcomeText(Outcome outcome);
    [[nodiscard]] int barAt(int x) const; // clamped; -1 if there are no bars
    [[nodiscard]] QRectF barsRect(std::size_t from, std::size_t to) const;

signals:
    void brushed(std::size_t from, std::size_t to);
    void cleared();

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] QString barText(int bar) const;

    Histogram m_histogram;
    TimeFormat m_timeFormat;
    QStackedBarSeries *m_series;
    QBarCategoryAxis *m_timeAxis;
    QValueAxis *m_countAxis;
    std::vector<QBarSet *> m_sets; // index: Outcome - 1; owned by the series
    std::size_t m_from = 1;
    std::size_t m_to = 0;
    int m_anchor = -1; // bar where the brush began
    int m_cursor = -1; // bar of the keyboard
    bool m_dragging = false;
};

} // namespace kubewake
