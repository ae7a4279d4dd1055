// SPDX-License-Identifier: Apache-2.0
#include "views/grants/grantspanel.h"

#include "views/common/noticebar.h"
#include "views/common/progressstrip.h"
#include "views/grants/grantlist.h"
#include "views/grants/leastprivilegeview.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace kubewake {

GrantsPanel::GrantsPanel(QWidget *parent)
    : QWidget(parent)
    , m_uses(new GrantListModel(this))
    , m_changes(new RbacChangeModel(this))
    , m_tabs(new QTabWidget(this))
    , m_useList(new GrantList(m_uses, {GrantListModel::SortRole, GrantListModel::DetailRole},
                              tr("Grants that were used"), {10, 44, 34, 40, 40, 40, 27, 27}, this))
    , m_changeList(
          new GrantList(m_changes, {RbacChangeModel::SortRole, RbacChangeModel::DetailRole},
                        tr("Changes of roles and bindings"), {27, 36, 10, 40, 50, 9, 14, 40}, this))
    , m_least(new LeastPrivilegeView(this))
    , m_outdated(new NoticeBar(NoticeBar::Kind::Information, this))
    , m_progress(new ProgressStrip(this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_useList, tr("Grants in use"));
    m_tabs->addTab(m_changeList, tr("RBAC changed, and then?"));
    m_tabs->addTab(m_least, tr("Least privilege"));
    m_outdated->setActionText(tr("Work it out again"));
    m_outdated->setCloseText(tr("Close"), tr("Hide this notice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_outdated);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_progress);
    setFocusProxy(m_useList);
    connect(m_tabs, &QTabWidget::currentChanged, this,
            [this] { setFocusProxy(m_tabs->currentWidget()); });
    connect(m_outdated, &NoticeBar::closeRequested, this, [this] { setOutdated(false); });
    connect(m_outdated, &NoticeBar::actionRequested, this, &GrantsPanel::refreshRequested);
    connect(m_useList, &GrantList::rowRequested, this,
            [this](int row) { emit useRequested(m_uses->uses()[static_cast<std::size_t>(row)]); });
    connect(m_changeList, &GrantList::rowRequested, this, [this](int row) {
        emit changeRequested(m_changes->changes()[static_cast<std::size_t>(row)]);
    });
    clear();
}

void GrantsPanel::setPage(GrantsPage page, const QString &currentUser)
{
    m_useList->setEmptyText(tr("No request among the rows of the filter was authorized."));
    m_changeList->setEmptyText(
        tr("No request among the rows of the filter changed a role or binding. Without a filter "
           "all changes are listed."));
    m_uses->setUses(std::move(page.uses));
    m_changes->setChanges(std::move(page.changes));
    m_least->setUsers(page.users, currentUser);
    setOutdated(false);
}

void GrantsPanel::clear(const QString &reason)
{
    const QString text = reason.isEmpty()
        ? tr("Open evidence: here is which binding, role and subject allowed its requests.")
        : reason;
    m_useList->setEmptyText(text);
    m_changeList->setEmptyText(text);
    m_uses->setUses({});
    m_changes->setChanges({});
    m_least->clear();
    setOutdated(false);
}

void GrantsPanel::setOutdated(bool outdated)
{
    m_outdated->setText(outdated ? tr("The filter or the evidence has changed; what is shown is of "
                                      "the rows before.")
                                 : QString());
}

void GrantsPanel::setTimeFormat(const TimeFormat &format)
{
    m_uses->setTimeFormat(format);
    m_changes->setTimeFormat(format);
}

} // namespace kubewake
