// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/histogram.h"

#include <QWidget>

#include <memory>

namespace kubewake {

// The chart inside a HistogramView: draws bars and tells which of them were brushed, by mouse or
// by keys. UI thread; owned by the view.
class HistogramChart : public QWidget
{
    Q_OBJECT

public:
    explicit HistogramChart(QWidget *parent = nullptr);
    ~HistogramChart() override;

    void setHistogram(const Histogram &histogram, const TimeFormat &format);
    // Bars from … to are marked; none if from > to.
    void setSelection(std::size_t from, std::size_t to);

    [[nodiscard]] static QString outcomeText(Outcome outcome);
    // What the bars are painted on and the mouse works on; plotRect() is in its coordinates.
    [[nodiscard]] QWidget *surface() const;
    [[nodiscard]] QRect plotRect() const;

signals:
    void brushed(std::size_t from, std::size_t to);
    void cleared();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Plot; // the one place that knows Qt Charts

    [[nodiscard]] int barAt(int x) const; // clamped; -1 if there are no bars
    [[nodiscard]] QRectF barsRect(std::size_t from, std::size_t to) const;
    [[nodiscard]] QString barText(int bar) const;
    void paintMarks(QPainter &painter) const;
    void selectFromAnchor();
    void mousePress(const QMouseEvent &event);
    void mouseMove(const QMouseEvent &event);
    void mouseRelease(const QMouseEvent &event);
    void describe();

    Histogram m_histogram;
    TimeFormat m_timeFormat;
    Plot *m_plot;
    std::size_t m_from = 1;
    std::size_t m_to = 0;
    int m_anchor = -1; // bar where the brush began
    int m_cursor = -1; // bar of the keyboard
    bool m_dragging = false;
};

} // namespace kubewake
