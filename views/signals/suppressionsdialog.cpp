// SPDX-License-Identifier: Apache-2.0
#include "views/signals/suppressionsdialog.h"

#include "model/core/utf8.h"
#include "views/common/rowtable.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {
namespace {

constexpr int kWidestColumn = 48; // characters; the reason is to be seen beside what is expected

} // namespace

SuppressionsDialog::SuppressionsDialog(QString ownFile, QWidget *parent)
    : QDialog(parent)
    , m_ownFile(std::move(ownFile))
    , m_model(new SuppressionModel(this))
    , m_table(new QTableView(this))
    , m_show(new QPushButton(tr("&Show its events"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_open(new QPushButton(tr("&Open its file"), this))
{
    setWindowTitle(tr("Suppressions"));
    auto *about = new QLabel(tr("Sigma meta filters: yours, and those of the rule folders. What "
                                "they take away is counted here. To add one, choose a signal and "
                                "press X."),
                             this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    setUpRowTable(m_table, m_model, tr("Suppressions"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    for (QPushButton *button : {m_show, m_remove, m_open}) {
        button->setAutoDefault(false);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_show, &QPushButton::clicked, this,
            [this] { emit showEventsRequested(m_model->matchesAt(currentRow())); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const SuppressionPtr suppression = m_model->suppressionAt(currentRow()))
            emit removeRequested(toQString(suppression->id));
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const SuppressionPtr suppression = m_model->suppressionAt(currentRow()))
            emit openFileRequested(toQString(suppression->sourceFile));
    });
    auto *remove = new QAction(this);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, m_remove, &QPushButton::click);
    m_table->addAction(remove);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SuppressionsDialog::updateButtons);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 22);
    m_table->setFocus();
    updateButtons();
}

void SuppressionsDialog::setSuppressions(const std::vector<SuppressionPtr> &suppressions,
                                         const std::vector<SuppressedMatches> &suppressed,
                                         const TimeFormat &format)
{
    const int before = currentRow();
    m_model->setTimeFormat(format);
    m_model->setSuppressions(suppressions, suppressed);
    m_table->resizeColumnsToContents();
    const int widest = fontMetrics().averageCharWidth() * kWidestColumn;
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), widest));
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(std::clamp(before, 0, m_model->rowCount() - 1), 0));
    updateButtons();
}

int SuppressionsDialog::currentRow() const
{
    return m_table->currentIndex().row();
}

void SuppressionsDialog::updateButtons()
{
    const SuppressionPtr suppression = m_model->suppressionAt(currentRow());
    m_show->setEnabled(!m_model->matchesAt(currentRow()).empty());
    m_remove->setEnabled(suppression && toQString(suppression->sourceFile) == m_ownFile);
    m_open->setEnabled(suppression && !suppression->sourceFile.starts_with(':'));
}

} // namespace kubewake
