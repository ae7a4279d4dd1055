// SPDX-License-Identifier: Apache-2.0
#include "views/grants/grantlist.h"

#include "views/common/flatlist.h"
#include "views/common/rowactivation.h"

#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace kubewake {

GrantList::GrantList(QAbstractItemModel *model, Roles roles, const QString &name,
                     const std::vector<int> &widths, QWidget *parent)
    : QWidget(parent)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_list(new QTreeView(this))
    , m_detail(new QLabel(this))
    , m_detailRole(roles.detail)
{
    m_sorted->setSourceModel(model);
    m_sorted->setSortRole(roles.sort);
    m_list->setModel(m_sorted);
    setUpFlatList(m_list, name, widths);
    m_list->setAllColumnsShowFocus(true);
    sortOnDemand(m_list);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setAccessibleName(tr("About the selected row"));
    // Long values may not push the list away.
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_detail);
    setFocusProxy(m_list);
    onRowActivated(m_list, tr("Show these requests"), [this] {
        const int row = m_sorted->mapToSource(m_list->currentIndex()).row();
        if (row >= 0)
            emit rowRequested(row);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &GrantList::showDetail);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, [this] {
        m_list->setCurrentIndex(m_sorted->index(0, 0));
        m_list->scrollToTop();
        showDetail();
    });
    connect(m_sorted, &QAbstractItemModel::dataChanged, this, &GrantList::showDetail);
}

void GrantList::setEmptyText(const QString &text)
{
    m_emptyText = text;
    showDetail();
}

QString GrantList::detailText() const
{
    return m_detail->text();
}

void GrantList::showDetail()
{
    const bool empty = m_sorted->rowCount() == 0;
    m_list->setVisible(!empty);
    m_detail->setText(empty ? m_emptyText : m_list->currentIndex().data(m_detailRole).toString());
}

} // namespace kubewake
