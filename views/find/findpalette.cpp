// SPDX-License-Identifier: Apache-2.0
#include "views/find/findpalette.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace kubewake {

FindPalette::FindPalette(QWidget *parent)
    : QDialog(parent)
    , m_model(new FoundModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QTreeView(this))
    , m_empty(new QLabel(this))
{
    setWindowTitle(tr("Find anywhere"));
    m_field->setPlaceholderText(
        tr("A user, an address, an object, a command, a rule, a view, an action…"));
    m_field->setAccessibleName(tr("Find anywhere"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(FoundModel::TextColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(FoundModel::DetailColumn, QHeaderView::ResizeToContents);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_moved = false;
        emit searched(text.trimmed());
    });
    connect(m_field, &QLineEdit::returnPressed, this, &FindPalette::choose);
    connect(m_list, &QTreeView::clicked, this, &FindPalette::choose);
}

void FindPalette::popUp()
{
    const QWidget *window = parentWidget()->window();
    const int width = std::min(window->width() * 2 / 3, fontMetrics().averageCharWidth() * 110);
    resize(width, window->height() / 2);
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, window->height() / 10)));
    m_field->selectAll();
    m_field->setFocus();
    m_moved = false;
    show();
    raise();
    activateWindow();
    emit searched(m_field->text().trimmed());
}

void FindPalette::setFound(std::vector<Found> found, bool searching)
{
    const Found *current = m_moved ? m_model->foundAt(m_list->currentIndex().row()) : nullptr;
    const QString kept = current == nullptr ? QString() : current->text;
    m_model->setFound(std::move(found));
    int row = 0;
    for (int i = 0; !kept.isEmpty() && i < m_model->rowCount(); ++i) {
        if (m_model->foundAt(i)->text == kept)
            row = i;
    }
    m_list->setCurrentIndex(m_model->index(row, 0));
    m_empty->setText(m_field->text().trimmed().isEmpty() ? tr("Type what you are looking for.")
                         : searching                     ? tr("Searching…")
                                                         : tr("Nothing is called so."));
    m_empty->setVisible(m_model->rowCount() == 0);
}

QString FindPalette::emptyText() const
{
    return m_empty->isHidden() ? QString() : m_empty->text();
}

void FindPalette::choose()
{
    const Found *found = m_model->foundAt(m_list->currentIndex().row());
    if (found == nullptr)
        return;
    const Found asked = *found; // the list may change with what is done
    close();
    emit chosen(asked);
}

bool FindPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp
            || key == Qt::Key_PageDown) {
            m_moved = true;
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace kubewake
