// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/bursts.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTableView;

namespace kubewake {

class BurstModel;

// When users made many times the requests they usually make. Enter or a double click asks for the
// requests of a burst. UI thread.
class BurstView : public QWidget
{
    Q_OBJECT

public:
    explicit BurstView(QWidget *parent = nullptr);

    void clear(); // no evidence is open
    void setSearching();
    void setBursts(std::vector<Burst> bursts);
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] BurstModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QString summary() const;

signals:
    void burstRequested(const kubewake::Burst &burst);

private:
    void show(std::vector<Burst> bursts, const QString &summary);

    BurstModel *m_model;
    QLabel *m_summary;
    QLabel *m_definition;
    QTableView *m_table;
};

} // namespace kubewake
