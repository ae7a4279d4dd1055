// SPDX-License-Identifier: Apache-2.0
#include "views/signals/coverageview.h"

#include "model/items/displaytext.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {

CoverageView::CoverageView(QWidget *parent)
    : QWidget(parent)
    , m_summary(new QLabel(this))
    , m_list(new QTreeWidget(this))
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_list->setHeaderLabels({tr("Rule"), tr("State"), tr("Unknown events"), tr("Reason")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("What each rule could see"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
}

QString CoverageView::stateText(RuleCoverage::State state)
{
    switch (state) {
    case RuleCoverage::State::Evaluated:
        return tr("evaluated");
    case RuleCoverage::State::Partly:
        return tr("partly");
    case RuleCoverage::State::Disabled:
        return tr("disabled");
    case RuleCoverage::State::NotEvaluable:
        return tr("not evaluable");
    case RuleCoverage::State::Failed:
        return tr("failed");
    }
    return {};
}

void CoverageView::setCoverage(const std::vector<RuleCoverage> &coverage)
{
    std::vector<RuleCoverage> sorted = coverage;
    std::ranges::stable_sort(sorted, std::ranges::greater {}, &RuleCoverage::state);
    m_list->clear();
    QList<QTreeWidgetItem *> items;
    int blind = 0;
    for (const RuleCoverage &entry : sorted) {
        if (entry.state != RuleCoverage::State::Evaluated)
            ++blind;
        auto *item = new QTreeWidgetItem(
            {entry.rule ? displayLine(entry.rule->title) : tr("(unreadable rule)"),
             stateText(entry.state), locale().toString(entry.unknownRows),
             displayLine(entry.reason)});
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        items << item;
    }
    m_list->addTopLevelItems(items);
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
    m_summary->setText(tr("%1 of %2 rules could be evaluated in full.")
                           .arg(static_cast<int>(sorted.size()) - blind)
                           .arg(sorted.size()));
}

} // namespace kubewake
