// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/grantlistmodel.h"
#include "model/items/rbacchangemodel.h"
#include "views/grants/grantspage.h"

#include <QWidget>

class QTabWidget;

namespace kubewake {

class GrantList;
class LeastPrivilegeView;
class NoticeBar;
class ProgressStrip;

// Which grants were used, what changes of RBAC were used for, and the least that an identity needs:
// of the rows that the filter left when it was worked out. What is shown stays until it is worked
// out anew. UI thread.
class GrantsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit GrantsPanel(QWidget *parent = nullptr);

    // `currentUser`: who is preselected for the least privilege.
    void setPage(GrantsPage page, const QString &currentUser);
    // Nothing to show: why.
    void clear(const QString &reason = {});
    // Other rows pass the filter than what is shown is about.
    void setOutdated(bool outdated);
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }
    [[nodiscard]] GrantList *useList() const { return m_useList; }
    [[nodiscard]] GrantList *changeList() const { return m_changeList; }
    [[nodiscard]] LeastPrivilegeView *leastPrivilege() const { return m_least; }
    [[nodiscard]] GrantListModel *useModel() const { return m_uses; }
    [[nodiscard]] RbacChangeModel *changeModel() const { return m_changes; }
    [[nodiscard]] NoticeBar *notice() const { return m_outdated; }
    [[nodiscard]] ProgressStrip *progress() const { return m_progress; }

signals:
    void refreshRequested();
    void useRequested(const kubewake::GrantUse &use);
    void changeRequested(const kubewake::RbacChange &change);

private:
    GrantListModel *m_uses;
    RbacChangeModel *m_changes;
    QTabWidget *m_tabs;
    GrantList *m_useList;
    GrantList *m_changeList;
    LeastPrivilegeView *m_least;
    NoticeBar *m_outdated;
    ProgressStrip *m_progress;
};

} // namespace kubewake
