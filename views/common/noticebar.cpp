// SPDX-License-Identifier: Apache-2.0
#include "views/common/noticebar.h"

#include "views/common/semanticcolors.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace kubewake {

NoticeBar::NoticeBar(Kind kind, QWidget *parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_text(new QLabel(this))
    , m_action(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QToolButton *button : {m_action, m_close})
        button->setFocusPolicy(Qt::StrongFocus);
    m_action->hide();
    setCloseText(tr("Close"), tr("Close this notice"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 4, 3);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QToolButton::clicked, this, &NoticeBar::actionRequested);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::closeRequested);
    updateColors();
    hide();
}

void NoticeBar::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::setActionText(const QString &label)
{
    m_action->setText(label);
    m_action->setVisible(!label.isEmpty());
}

void NoticeBar::setCloseText(const QString &label, const QString &help)
{
    m_close->setText(label);
    m_close->setToolTip(help);
    m_close->setAccessibleName(help);
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    // The parent's palette may come after the application's. Its own comes with such an event too,
    // but only the parent's counts: the second time nothing changes.
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::ParentChange)
        updateColors();
}

void NoticeBar::updateColors()
{
    const QPalette base = parentWidget() != nullptr ? parentWidget()->palette() : QPalette();
    const QColor color = m_kind == Kind::Problem ? outcomeColor(Outcome::Denied, base)
                                                 : outcomeColor(Outcome::Open, base);
    QPalette colors = base;
    colors.setColor(QPalette::Window, badgeBackground(color, base));
    setPalette(colors);
}

} // namespace kubewake
