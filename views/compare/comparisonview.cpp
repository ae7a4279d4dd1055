// SPDX-License-Identifier: Apache-2.0
#include "views/compare/comparisonview.h"

#include "views/common/flatlist.h"
#include "views/common/keyaction.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

namespace kubewake {

ComparisonView::ComparisonView(ComparisonModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_tree(new QTreeView(this))
    , m_detail(new QLabel(this))
{
    build();
    buildActions();
    connect(model, &QAbstractItemModel::modelReset, this, &ComparisonView::takeModel);
    connect(model, &QAbstractItemModel::dataChanged, this, &ComparisonView::showDetail);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ComparisonView::showDetail);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        const bool isNumber = index.column() == ComparisonModel::BaselineColumn
            || index.column() == ComparisonModel::IncidentColumn;
        if (isNumber || m_model->isMore(index))
            activate(index);
    });
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!m_model->isMore(index)) // a click has done it
            activate(index);
    });
}

void ComparisonView::build()
{
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("What is new, has vanished or rose"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setStretchLastSection(false);
    setColumnWidths(m_tree, std::array {58, 12, 15, 11, 11, 9, 31, 31});
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setAccessibleName(tr("About the selected row"));
    // Long values may not push the list away.
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_detail);
    setFocusProxy(m_tree);
}

void ComparisonView::buildActions()
{
    const auto add = [this](const QString &text, const QList<QKeySequence> &keys, auto act) {
        connect(addKeyAction(m_tree, text, keys), &QAction::triggered, this, act);
    };
    add(tr("Show these requests"), {Qt::Key_Return, Qt::Key_Enter},
        [this] { activate(m_tree->currentIndex()); });
    add(tr("Show its requests in the incident"), {Qt::Key_I},
        [this] { ask(m_model->filterOf(m_tree->currentIndex(), ComparedSide::Incident)); });
    add(tr("Show its requests in the baseline"), {Qt::Key_B},
        [this] { ask(m_model->filterOf(m_tree->currentIndex(), ComparedSide::Baseline)); });
    add(tr("Open its page"),
        {QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)}, [this] {
            if (const auto entity = m_model->entityAt(m_tree->currentIndex()))
                emit entityRequested(*entity);
        });
    add(tr("Copy cell"), {QKeySequence::Copy}, [this] {
        QGuiApplication::clipboard()->setText(m_tree->currentIndex().data().toString());
    });
    add(tr("Export the comparison as CSV…"), {Qt::Key_E}, [this] {
        if (m_model->comparison())
            emit exportRequested();
    });
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ComparisonView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    showDetail();
}

QString ComparisonView::detailText() const
{
    return m_detail->text();
}

// Notes are sentences: they take the whole row.
void ComparisonView::takeModel()
{
    m_tree->expandAll();
    for (int section = 0; section < m_model->rowCount(); ++section) {
        const QModelIndex heading = m_model->index(section, 0);
        m_tree->setFirstColumnSpanned(section, {}, true);
        for (int row = 0; row < m_model->rowCount(heading); ++row) {
            if (m_model->isNote(m_model->index(row, 0, heading)))
                m_tree->setFirstColumnSpanned(row, heading, true);
        }
    }
    m_tree->setCurrentIndex(m_model->index(0, 0));
    m_tree->scrollToTop();
    showDetail();
}

void ComparisonView::activate(const QModelIndex &index)
{
    if (!m_model->isMore(index)) {
        ask(index.data(ComparisonModel::FilterRole).toString());
        return;
    }
    // The first of the new lines becomes the current one.
    const QPersistentModelIndex heading = index.parent();
    const int row = index.row();
    if (m_model->showMore(index))
        m_tree->setCurrentIndex(m_model->index(row, 0, heading));
}

void ComparisonView::ask(const QString &filter)
{
    if (!filter.isEmpty())
        emit filterRequested(filter);
}

void ComparisonView::showDetail()
{
    const bool empty = m_model->rowCount() == 0;
    m_tree->setVisible(!empty);
    m_detail->setText(empty ? m_emptyText
                            : m_tree->currentIndex().data(ComparisonModel::DetailRole).toString());
}

} // namespace kubewake
