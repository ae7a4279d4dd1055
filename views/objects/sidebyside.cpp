// SPDX-License-Identifier: Apache-2.0
#include "views/objects/sidebyside.h"

#include "views/common/semanticcolors.h"

#include <QAction>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>

namespace kubewake {

SideBySide::SideBySide(QWidget *parent)
    : QWidget(parent)
    , m_before(new QPlainTextEdit(this))
    , m_after(new QPlainTextEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (QPlainTextEdit *side : {m_before, m_after}) {
        side->setReadOnly(true);
        side->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        side->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        side->setLineWrapMode(QPlainTextEdit::NoWrap);
        layout->addWidget(side);
    }
    m_before->setAccessibleName(tr("The object before"));
    m_after->setAccessibleName(tr("The object after"));
    const auto follow = [](const QScrollBar *leader, QScrollBar *follower) {
        connect(leader, &QScrollBar::valueChanged, follower, &QScrollBar::setValue);
    };
    follow(m_before->verticalScrollBar(), m_after->verticalScrollBar());
    follow(m_after->verticalScrollBar(), m_before->verticalScrollBar());
    follow(m_before->horizontalScrollBar(), m_after->horizontalScrollBar());
    follow(m_after->horizontalScrollBar(), m_before->horizontalScrollBar());
    const auto add = [this](const QString &text, const QKeySequence &keys, int step) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, step] { goToChange(step); });
        addAction(action);
    };
    add(tr("Next difference"), Qt::Key_F8, 1);
    add(tr("Previous difference"), Qt::SHIFT | Qt::Key_F8, -1);
    setFocusProxy(m_after);
}

void SideBySide::setTexts(const QStringList &before, const QStringList &after,
                          const std::vector<bool> &isChanged)
{
    m_isChanged = isChanged;
    m_before->setPlainText(before.join(QLatin1Char('\n')));
    m_after->setPlainText(after.join(QLatin1Char('\n')));
    mark();
    goToChange(1);
}

void SideBySide::setNotice(const QString &notice)
{
    m_isChanged.clear();
    m_before->setPlainText({});
    m_after->setPlainText(notice);
    mark();
}

void SideBySide::goToChange(int step)
{
    const auto count = static_cast<int>(m_isChanged.size());
    const auto isStart = [this](int line) {
        const auto at = static_cast<std::size_t>(line);
        return m_isChanged[at] && (line == 0 || !m_isChanged[at - 1]);
    };
    const QTextCursor cursor = m_after->textCursor();
    const bool isFresh = cursor.position() == 0;
    for (int line = cursor.blockNumber() + (isFresh ? 0 : step); line >= 0 && line < count;
         line += step) {
        if (!isStart(line))
            continue;
        for (QPlainTextEdit *side : {m_before, m_after}) {
            side->setTextCursor(QTextCursor(side->document()->findBlockByNumber(line)));
            side->centerCursor();
        }
        return;
    }
}

void SideBySide::mark()
{
    const auto selectionsOf = [this](QPlainTextEdit *side, const QColor &color) {
        QList<QTextEdit::ExtraSelection> marks;
        QTextBlock block = side->document()->firstBlock();
        for (std::size_t line = 0; line < m_isChanged.size() && block.isValid();
             ++line, block = block.next()) {
            if (!m_isChanged[line])
                continue;
            QTextEdit::ExtraSelection selection;
            selection.cursor = QTextCursor(block);
            selection.format.setBackground(badgeBackground(color, side->palette()));
            selection.format.setProperty(QTextFormat::FullWidthSelection, true);
            marks += selection;
        }
        side->setExtraSelections(marks);
    };
    selectionsOf(m_before, outcomeColor(Outcome::Denied, palette()));
    selectionsOf(m_after, outcomeColor(Outcome::Allowed, palette()));
}

void SideBySide::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        mark();
    QWidget::changeEvent(event);
}

} // namespace kubewake
