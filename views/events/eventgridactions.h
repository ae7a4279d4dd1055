// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityref.h"
#include "views/events/rowcopier.h"

#include <QAction>
#include <QObject>

class QMenu;

namespace kubewake {

class EventGridView;

// What can be done with the current cell and the selected rows: the context menu of the event
// table and its shortcuts. Owned by the view, which emits what others have to carry out.
class EventGridActions : public QObject
{
    Q_OBJECT

public:
    explicit EventGridActions(EventGridView *view);

    void setAroundText(const QString &text); // `±10 minutes around this event`
    // Actions of others that belong into the menu, behind these. Not owned.
    void addShared(const QList<QAction *> &actions) { m_shared += actions; }
    void showMenu(const QPoint &globalAt);
    void fillMenu(QMenu &menu);
    void copyCell();
    void copyRows(CopyFormat format);
    [[nodiscard]] RowCopier *copier() { return &m_copier; }

private:
    QAction *add(const QString &text, const QKeySequence &keys, void (EventGridActions::*slot)());
    void copyTsv() { copyRows(CopyFormat::TabSeparated); }
    void copyJson() { copyRows(CopyFormat::JsonLines); }
    void copyAsFilter();
    void includeValue() { requestFilter(false); }
    void excludeValue() { requestFilter(true); }
    void requestFilter(bool exclude);
    void userTimeline() { requestTimeline(FieldId::EffectiveUser); }
    void peerTimeline() { requestTimeline(FieldId::Peer); }
    void requestTimeline(FieldId field);
    void openPage();
    void around();
    void objectHistory();
    void requestEvents();
    void find();
    void updateEnabled();
    [[nodiscard]] std::optional<EntityRef> currentEntity() const;
    [[nodiscard]] QString currentTerm(bool exclude) const; // empty: the field cannot be filtered

    EventGridView *m_view;
    RowCopier m_copier;
    QList<QAction *> m_all;
    QList<QAction *> m_shared;
    QAction *m_include;
    QAction *m_exclude;
    QAction *m_asFilter;
    QAction *m_page;
    QAction *m_around;
};

} // namespace kubewake
