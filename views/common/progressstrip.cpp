// SPDX-License-Identifier: Apache-2.0
#include "views/common/progressstrip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace kubewake {
namespace {

constexpr int kShowAfterMs = 500;
constexpr int kBarSteps = 1000;

} // namespace

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_showTimer(new QTimer(this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 24);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setIcon(style()->standardIcon(QStyle::SP_BrowserStop));
    m_cancel->setToolTip(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop"));
    m_cancel->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    m_showTimer->setSingleShot(true);
    m_showTimer->setInterval(kShowAfterMs);
    connect(m_showTimer, &QTimer::timeout, this, &QWidget::show);
    connect(m_cancel, &QToolButton::clicked, this, &ProgressStrip::cancelRequested);
    hide();
}

void ProgressStrip::begin(const QString &text)
{
    m_active = true;
    m_clock.start();
    m_bar->setRange(0, 0);
    m_label->setText(text);
    if (!isVisible())
        m_showTimer->start();
}

void ProgressStrip::update(quint64 done, quint64 total, const QString &text)
{
    if (!m_active)
        return;
    m_bar->setRange(0, total == 0 ? 0 : kBarSteps);
    if (total != 0)
        m_bar->setValue(static_cast<int>(static_cast<double>(std::min(done, total))
                                         / static_cast<double>(total) * kBarSteps));
    m_label->setText(text);
}

void ProgressStrip::end()
{
    m_active = false;
    m_showTimer->stop();
    hide();
}

double ProgressStrip::elapsedSeconds() const
{
    return m_clock.isValid() ? static_cast<double>(m_clock.elapsed()) / 1000.0 : 0.0;
}

std::function<void(quint32, quint32)> ProgressStrip::reporter(const QString &text)
{
    return [this, text](quint32 done, quint32 total) {
        QMetaObject::invokeMethod(
            this, [this, text, done, total] { update(done, total, text); }, Qt::QueuedConnection);
    };
}

} // namespace kubewake
