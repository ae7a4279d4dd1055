// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/entityhoursmodel.h"
#include "model/items/entitylistmodel.h"
#include "model/items/entitymatrixmodel.h"

#include <QWidget>

#include <functional>

class QAction;
class QBoxLayout;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace kubewake {

class EntityHeader;
class ProgressStrip;

// The page of one entity: what it did, since when, from where, by what right, and who else has to
// do with it. Every number shows its rows when it is clicked or Enter is pressed on it; Alt+Enter
// goes on to the page of what a row names. Keeps what it is given; whoever counts does so in the
// background. UI thread.
class EntityPage : public QWidget
{
    Q_OBJECT

public:
    explicit EntityPage(QWidget *parent = nullptr);

    // Back and forward, as the window has them: buttons on the page.
    void addHistory(QAction *back, QAction *forward);

    void clear(); // no entity: says how to get one
    // Another entity, or the same in other evidence; what was shown of the same one stays.
    void setRunning(const EntityRef &entity);
    void setProgress(quint32 done, quint32 total);
    void setStopped(const QString &message); // cancelled or failed
    void setProfile(const EntityProfilePtr &profile);
    void setSignals(const std::vector<SignalPtr> &signalList);
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] const std::optional<EntityRef> &entity() const { return m_entity; }
    [[nodiscard]] const EntityProfilePtr &profile() const { return m_profile; }
    [[nodiscard]] EntityListModel *lists() const { return m_lists; }
    [[nodiscard]] EntityMatrixModel *matrix() const { return m_matrix; }
    [[nodiscard]] EntityHoursModel *hours() const { return m_hours; }
    [[nodiscard]] EntityHeader *header() const { return m_header; }
    [[nodiscard]] QTreeView *listView() const { return m_listView; }
    [[nodiscard]] QTableView *matrixView() const { return m_matrixView; }
    [[nodiscard]] QTableView *hoursView() const { return m_hoursView; }
    [[nodiscard]] QString notice() const; // what there is to say beside the numbers

signals:
    void filterRequested(const QString &kql, kubewake::RowKind kind);
    void entityRequested(const kubewake::EntityRef &entity);
    void historyRequested(const kubewake::EntityRef &object);
    void signalRequested(const kubewake::SignalPtr &signal);
    void exportRequested(const kubewake::EntityList &list);
    void cancelRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildFacts();
    [[nodiscard]] QWidget *buildMatrix();
    void buildListView();
    void buildListActions();
    void setUpTable(QTableView *table, QAbstractItemModel *model, const QString &name);
    void ask(const QModelIndex &index);
    void activate(const QModelIndex &index);
    void showMore(const QModelIndex &index);
    void openPage(const QModelIndex &index);
    void requestHistory(const QModelIndex &index);
    void copyCell();
    void copyList();
    void exportList();
    void showContents();
    void changeLists(const std::function<void()> &change);

    std::optional<EntityRef> m_entity;
    EntityProfilePtr m_profile;
    EntityListModel *m_lists;
    EntityMatrixModel *m_matrix;
    EntityHoursModel *m_hours;
    EntityHeader *m_header;
    QTableView *m_hoursView;
    QTableView *m_matrixView;
    QTreeView *m_listView;
    QLabel *m_hoursNote;
    QLabel *m_matrixNote;
    QLabel *m_notice;
    ProgressStrip *m_progress;
    QBoxLayout *m_buttons;
    QSplitter *m_parts;
    QStackedWidget *m_stack;
    QLabel *m_empty;
};

} // namespace kubewake
