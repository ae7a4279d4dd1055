// SPDX-License-Identifier: Apache-2.0
#include "views/filter/filterlineedit.h"

#include "views/common/semanticcolors.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace kubewake {

FilterLineEdit::FilterLineEdit(QWidget *parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (!m_replacing)
            emit typed();
    });
}

FilterLineEdit::~FilterLineEdit() = default;

void FilterLineEdit::setSuggestionList(QAbstractItemView *list)
{
    m_list = list;
}

void FilterLineEdit::setErrorRange(qsizetype from, qsizetype length)
{
    m_errorFrom = from;
    m_errorLength = length;
    update();
}

void FilterLineEdit::replaceText(const QString &text)
{
    replaceRange(0, this->text().size(), text);
}

void FilterLineEdit::replaceRange(qsizetype from, qsizetype length, const QString &text)
{
    const QScopedValueRollback replacing(m_replacing, true);
    if (length > 0)
        setSelection(static_cast<int>(from), static_cast<int>(length));
    else
        setCursorPosition(static_cast<int>(from));
    insert(text);
}

bool FilterLineEdit::belongsToList(int key) const
{
    if (!m_list || !m_list->isVisible())
        return false;
    if (key == Qt::Key_Escape)
        return true;
    return (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab)
        && m_list->selectionModel()->hasSelection();
}

bool FilterLineEdit::focusNextPrevChild(bool next)
{
    return !belongsToList(Qt::Key_Tab) && QLineEdit::focusNextPrevChild(next);
}

void FilterLineEdit::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        emit suggestionsRequested();
    } else if (plain && belongsToList(key)) {
        event->ignore();
    } else if (plain && enter) {
        emit applyRequested();
    } else if (plain && key == Qt::Key_Escape) {
        emit restoreRequested();
    } else if (plain && (key == Qt::Key_Up || key == Qt::Key_Down)) {
        emit historyRequested(key == Qt::Key_Up ? 1 : -1);
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

int FilterLineEdit::xOf(qsizetype position) const
{
    const QFontMetrics metrics = fontMetrics();
    return cursorRect().center().x() + metrics.horizontalAdvance(text().left(position))
        - metrics.horizontalAdvance(text().left(cursorPosition()));
}

void FilterLineEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_errorLength < 0)
        return;
    const int from = xOf(m_errorFrom);
    const int to =
        std::max(xOf(m_errorFrom + m_errorLength), from + fontMetrics().averageCharWidth());
    constexpr int kThickness = 2;
    QPainter painter(this);
    painter.setClipRect(contentsRect());
    painter.fillRect(QRect(from, cursorRect().bottom() - kThickness, to - from, kThickness),
                     outcomeColor(Outcome::Denied, palette()));
}

} // namespace kubewake
