// SPDX-License-Identifier: Apache-2.0
#include "views/policy/policyeffectview.h"

#include "views/common/flatlist.h"
#include "views/common/rowactivation.h"
#include "views/signals/severitydelegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

namespace kubewake {

PolicyEffectView::PolicyEffectView(const QString &heading, const QString &emptyText,
                                   QWidget *parent)
    : QWidget(parent)
    , m_model(new PolicyEffectModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_emptyText(emptyText)
    , m_list(new QTreeView(this))
    , m_why(new QLabel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(PolicyEffectModel::SortRole);
    m_list->setModel(m_sorted);
    constexpr std::array<int, PolicyEffectModel::ColumnCount> kWidths {14, 42, 14, 12, 18, 60};
    setUpFlatList(m_list, heading, kWidths);
    m_list->setAllColumnsShowFocus(true);
    sortOnDemand(m_list);
    m_list->setItemDelegateForColumn(PolicyEffectModel::SeverityColumn,
                                     new SeverityDelegate(m_list, PolicyEffectModel::SeverityRole));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *label = new QLabel(heading, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(label);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_why);
    setFocusProxy(m_list);
    onRowActivated(m_list, tr("Show its signals"), [this] { askForRule(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PolicyEffectView::showWhy);
    showWhy();
}

void PolicyEffectView::setEffects(std::vector<PolicyEffect> effects)
{
    m_model->setEffects(std::move(effects));
    m_list->setCurrentIndex(m_sorted->index(0, 0));
    m_list->scrollToTop();
    showWhy();
}

void PolicyEffectView::hideSignals()
{
    m_list->setColumnHidden(PolicyEffectModel::SignalsColumn, true);
}

QString PolicyEffectView::whyText() const
{
    return m_why->text();
}

void PolicyEffectView::showWhy()
{
    const int row = m_sorted->mapToSource(m_list->currentIndex()).row();
    m_why->setText(m_model->rowCount() == 0 ? m_emptyText
                       : row < 0            ? QString()
                                            : PolicyEffectModel::whyText(
                                                m_model->effects()[static_cast<std::size_t>(row)]));
}

void PolicyEffectView::askForRule()
{
    const QString id = m_list->currentIndex().data(PolicyEffectModel::IdRole).toString();
    if (!id.isEmpty())
        emit ruleRequested(id);
}

} // namespace kubewake
