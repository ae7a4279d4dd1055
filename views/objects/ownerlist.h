// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/ownerchainmodel.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace kubewake {

// From an object up to whoever had it made, and in one sentence who that was. Enter asks for the
// event of a line, Ctrl+H for the history of its object. Every text is plain. UI thread.
class OwnerList : public QWidget
{
    Q_OBJECT

public:
    explicit OwnerList(QWidget *parent = nullptr);

    void setChain(OwnerChain chain);
    void clear(); // of no object
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] OwnerChainModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] QString sentence() const;

signals:
    void eventRequested(kubewake::Row row);
    void historyRequested(kubewake::Row row);

private:
    void buildActions();
    [[nodiscard]] QString describe() const;

    OwnerChainModel *m_model;
    QLabel *m_sentence;
    QTreeView *m_list;
};

} // namespace kubewake
