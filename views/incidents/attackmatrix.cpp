// SPDX-License-Identifier: Apache-2.0
#include "views/incidents/attackmatrix.h"

#include "views/common/keyaction.h"
#include "views/incidents/techniquedelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace kubewake {

AttackMatrix::AttackMatrix(QWidget *parent)
    : QWidget(parent)
    , m_model(new AttackMatrixModel(this))
    , m_delegate(new TechniqueDelegate(this))
    , m_summary(new QLabel(this))
    , m_table(new QTableView(this))
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    buildTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    refresh();
}

void AttackMatrix::buildTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setAccessibleName(tr("ATT&CK matrix: techniques by tactic"));
    // The current cell has a frame; a selection would be painted under the hatching.
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 20);
    header->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_table, &QTableView::clicked, this, &AttackMatrix::choose);
    const auto add = [this](const QString &text, const QList<QKeySequence> &keys, auto act) {
        connect(addKeyAction(m_table, text, keys), &QAction::triggered, this, act);
    };
    add(tr("Only its signals"), {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space},
        [this] { choose(m_table->currentIndex()); });
    add(tr("All signals"), {Qt::Key_Escape}, [this] { emit techniqueRequested({}); });
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void AttackMatrix::setContents(const std::vector<RuleCoverage> &coverage,
                               const std::vector<SignalPtr> &signalList)
{
    const QString current =
        m_table->currentIndex().data(AttackMatrixModel::TechniqueRole).toString();
    m_model->setContents(coverage, signalList);
    const QModelIndex place = m_model->indexOf(current);
    m_table->setCurrentIndex(place.isValid() ? place : m_model->index(0, 0));
    refresh();
}

void AttackMatrix::setTechnique(const QString &technique)
{
    m_technique = technique;
    m_delegate->setTechnique(technique);
    m_table->viewport()->update();
}

QString AttackMatrix::summary() const
{
    return m_summary->text();
}

void AttackMatrix::choose(const QModelIndex &index)
{
    const QString technique = index.data(AttackMatrixModel::TechniqueRole).toString();
    if (!technique.isEmpty())
        emit techniqueRequested(technique == m_technique ? QString() : technique);
}

void AttackMatrix::refresh()
{
    using State = AttackMatrixModel::State;
    if (m_model->columnCount() == 0) {
        m_summary->setText(tr("No rules have run yet. Open audit logs with Ctrl+O, or run the "
                              "rules with F5: the techniques they know are then shown here."));
        return;
    }
    m_summary->setText(
        tr("Techniques with signals: %1; without: %2; without, and only partly visible (dashed): "
           "%3; could not be seen in this evidence (hatched): %4")
            .arg(m_model->techniqueCount(State::Matched))
            .arg(m_model->techniqueCount(State::NotMatched))
            .arg(m_model->techniqueCount(State::PartlySeen))
            .arg(m_model->techniqueCount(State::NotSeen)));
}

} // namespace kubewake
