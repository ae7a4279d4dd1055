// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/marklistmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace kubewake {

// Everything that was bookmarked, tagged or noted in the open evidence, in time order, with a text
// filter. Enter or a double click goes there, F2 edits, Delete removes; its owner does all of it.
// UI thread.
class MarksPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MarksPanel(QWidget *parent = nullptr);

    // `elsewhere`: how many belong to evidence that is not open.
    void setMarks(std::vector<Mark> marks, std::size_t elsewhere);
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] MarkListModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] QLineEdit *search() const { return m_search; }
    [[nodiscard]] QString stateText() const;

signals:
    void markRequested(const kubewake::Mark &mark);
    void editRequested(const kubewake::Mark &mark);
    void removeRequested(const kubewake::Mark &mark);

private:
    void buildActions();
    void showState();
    [[nodiscard]] const Mark *current() const;

    MarkListModel *m_model;
    QSortFilterProxyModel *m_filter; // of some thousand marks, not of events
    QLineEdit *m_search;
    QLabel *m_state;
    QTreeView *m_list;
    std::size_t m_elsewhere = 0;
};

} // namespace kubewake
