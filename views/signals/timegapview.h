// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/timegaps.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTableView;

namespace kubewake {

class TimeGapModel;

// When each API server logged nothing although its log was busy before and after. Enter or a
// double click asks for what the evidence has of the time around a gap. UI thread.
class TimeGapView : public QWidget
{
    Q_OBJECT

public:
    explicit TimeGapView(QWidget *parent = nullptr);

    // The gaps are still being looked for.
    void setSearching();
    void setSeries(const std::vector<TimeSeries> &all);
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] TimeGapModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QString summary() const;

signals:
    void gapRequested(const kubewake::TimeGap &gap);

private:
    void askForGap();

    TimeGapModel *m_model;
    QLabel *m_summary;
    QLabel *m_hint;
    QTableView *m_table;
};

} // namespace kubewake
