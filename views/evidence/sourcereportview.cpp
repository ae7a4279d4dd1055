// SPDX-License-Identifier: Apache-2.0
#include "views/evidence/sourcereportview.h"

#include "model/core/utf8.h"
#include "model/export/tsvcell.h"
#include "model/items/sourcereportmodel.h"
#include "views/evidence/sourcechoicedelegate.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace kubewake {
namespace {

constexpr int kRowsToMeasure = 100; // all of them would take seconds
constexpr int kWidestColumn = 420; // pixels

bool isNumber(const QVariant &value)
{
    return value.userType() == QMetaType::ULongLong;
}

} // namespace

SourceReportView::SourceReportView(SourceReportModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(model);
    auto *delegate = new SourceChoiceDelegate(this);
    setItemDelegate(delegate);
    connect(delegate, &SourceChoiceDelegate::chosen, this, &SourceReportView::choose);
    setAccessibleName(tr("Sources"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked);
    setTabKeyNavigation(false); // Tab leaves the table
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setResizeContentsPrecision(kRowsToMeasure);
    horizontalHeader()->setHighlightSections(false);
    // Until somebody wants another order, that of opening.
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void SourceReportView::showNewReport()
{
    sortByColumn(horizontalHeader()->sortIndicatorSection(),
                 horizontalHeader()->sortIndicatorOrder());
    resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        setColumnWidth(column, std::min(columnWidth(column), kWidestColumn));
    if (!currentIndex().isValid() && m_model->rowCount() > 0) // where keys start
        selectionModel()->setCurrentIndex(m_model->index(0, SourceReportModel::FormatColumn),
                                          QItemSelectionModel::NoUpdate);
}

std::vector<int> SourceReportView::selectedRowNumbers() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void SourceReportView::choose(const QModelIndex &index, const QString &value)
{
    std::vector<int> rows = selectedRowNumbers();
    if (!std::ranges::binary_search(rows, index.row()))
        rows.assign(1, index.row());
    m_model->choose(rows, index.column(), value);
}

void SourceReportView::editColumn(int column)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const QModelIndex index = current.siblingAtColumn(column);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    edit(index);
}

void SourceReportView::copySelection() const
{
    std::string text;
    for (int column = 0; column < m_model->columnCount(); ++column)
        text.append(column == 0 ? "" : "\t")
            .append(
                toUtf8(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
    text += '\n';
    const std::vector<int> rows = selectedRowNumbers();
    for (const int row : rows) {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const QVariant value = m_model->index(row, column).data(SourceReportModel::PlainRole);
            text.append(column == 0 ? "" : "\t");
            appendTsvCell(text, toUtf8(value.toString()), isNumber(value));
        }
        text += '\n';
    }
    if (!rows.empty())
        QGuiApplication::clipboard()->setText(toQString(text));
}

void SourceReportView::keyPressEvent(QKeyEvent *event)
{
    const bool wantsEditor = event->key() == Qt::Key_F2 || event->key() == Qt::Key_Return
        || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (wantsEditor && state() != EditingState) {
        const bool cluster = currentIndex().column() == SourceReportModel::ClusterColumn;
        editColumn(cluster ? SourceReportModel::ClusterColumn : SourceReportModel::FormatColumn);
    } else {
        QTableView::keyPressEvent(event);
    }
}

void SourceReportView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Set format"), this,
                    [this] { editColumn(SourceReportModel::FormatColumn); });
    menu->addAction(tr("Set cluster"), this,
                    [this] { editColumn(SourceReportModel::ClusterColumn); });
    menu->addSeparator();
    menu->addAction(tr("Copy selected rows"), this, &SourceReportView::copySelection);
    menu->popup(event->globalPos());
}

} // namespace kubewake
