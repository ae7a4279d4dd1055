// SPDX-License-Identifier: Apache-2.0
#include "views/policy/policypanel.h"

#include "views/common/noticebar.h"
#include "views/common/progressstrip.h"
#include "views/policy/policyeffectview.h"
#include "views/policy/policysuggestionview.h"
#include "views/policy/policytrialview.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace kubewake {

PolicyPanel::PolicyPanel(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
    , m_suggestion(new PolicySuggestionView(this))
    , m_trial(new PolicyTrialView(this))
    , m_outdated(new NoticeBar(NoticeBar::Kind::Information, this))
    , m_progress(new ProgressStrip(this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_suggestion, tr("Suggested policy"));
    m_tabs->addTab(m_trial, tr("Try a policy"));
    m_outdated->setCloseText(tr("Close"), tr("Hide this notice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outdated);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_progress);
    setFocusProxy(m_suggestion);
    connect(m_tabs, &QTabWidget::currentChanged, this,
            [this] { setFocusProxy(m_tabs->currentWidget()); });
    connect(m_outdated, &NoticeBar::closeRequested, this, [this] { setOutdated(false); });
    for (PolicyEffectView *list : {m_suggestion->effects(), m_trial->effects()})
        connect(list, &PolicyEffectView::ruleRequested, this, &PolicyPanel::ruleRequested);
    m_suggestion->effects()->hideSignals();
}

void PolicyPanel::setReady(bool ready)
{
    m_suggestion->setCanSuggest(ready);
    m_trial->setCanTry(ready);
}

void PolicyPanel::clear()
{
    m_suggestion->clear();
    m_trial->clear();
    setOutdated(false);
}

void PolicyPanel::setOutdated(bool outdated)
{
    m_outdated->setText(
        outdated ? tr("The rules have run again since; what is shown is of the run before.")
                 : QString());
}

void PolicyPanel::showTrial()
{
    m_tabs->setCurrentWidget(m_trial);
}

void PolicyPanel::setTimeFormat(const TimeFormat &format)
{
    m_trial->setTimeFormat(format);
}

} // namespace kubewake
