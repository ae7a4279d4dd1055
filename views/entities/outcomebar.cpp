// SPDX-License-Identifier: Apache-2.0
#include "views/entities/outcomebar.h"

#include "views/common/semanticcolors.h"
#include "views/timeline/histogramchart.h"

#include <QGridLayout>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>

namespace kubewake {
namespace {

constexpr int kBarHeight = 10;
constexpr int kButtonsInARow = 3;

} // namespace

OutcomeBar::OutcomeBar(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, kBarHeight + 2, 0, 0);
    layout->setSpacing(0);
    for (std::size_t i = 0; i < kOutcomeNames.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::clicked, this, [this, i] {
            emit filterRequested(m_profile->outcomeFilter(static_cast<Outcome>(i)));
        });
        m_buttons.push_back(button);
    }
    updateButtons();
}

void OutcomeBar::setProfile(EntityProfilePtr profile)
{
    m_profile = std::move(profile);
    updateButtons();
    update();
}

void OutcomeBar::updateButtons()
{
    auto *grid = static_cast<QGridLayout *>(layout());
    int shown = 0;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        QToolButton *button = m_buttons[i];
        grid->removeWidget(button);
        const std::uint32_t count = m_profile ? m_profile->outcomes.at(i) : 0;
        button->setVisible(count > 0);
        if (count == 0)
            continue;
        const auto outcome = static_cast<Outcome>(i);
        QPixmap square(10, 10);
        square.fill(outcomeColor(outcome, palette()));
        button->setIcon(square);
        button->setText(
            tr("%1 %2").arg(QLocale().toString(count), HistogramChart::outcomeText(outcome)));
        button->setToolTip(tr("Show these requests"));
        grid->addWidget(button, shown / kButtonsInARow, shown % kButtonsInARow,
                        Qt::AlignLeft | Qt::AlignVCenter);
        ++shown;
    }
    grid->setColumnStretch(kButtonsInARow, 1);
}

QRect OutcomeBar::barRect() const
{
    return {0, 0, width(), kBarHeight};
}

// What there is has a pixel at least.
void OutcomeBar::paintEvent(QPaintEvent *)
{
    if (!m_profile || m_profile->requests == 0)
        return;
    QPainter painter(this);
    const QRect bar = barRect();
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < m_profile->outcomes.size(); ++i) {
        const std::uint32_t count = m_profile->outcomes.at(i);
        if (count == 0)
            continue;
        const auto from = static_cast<int>(before * static_cast<std::uint64_t>(bar.width())
                                           / m_profile->requests);
        before += count;
        const auto to = static_cast<int>(before * static_cast<std::uint64_t>(bar.width())
                                         / m_profile->requests);
        painter.fillRect(bar.left() + from, bar.top(), std::max(to - from, 1), bar.height(),
                         outcomeColor(static_cast<Outcome>(i), palette()));
    }
}

void OutcomeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateButtons();
    QWidget::changeEvent(event);
}

} // namespace kubewake
