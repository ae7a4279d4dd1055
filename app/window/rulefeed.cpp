// SPDX-License-Identifier: Apache-2.0
#include "app/window/rulefeed.h"

#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "app/window/settings.h"
#include "app/window/statusline.h"
#include "app/window/windowactions.h"
#include "app/window/windowdocks.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "views/rules/rulespage.h"
#include "views/signals/signalpanel.h"

#include <QAction>
#include <QDesktopServices>
#include <QUrl>

namespace kubewake {
namespace {

constexpr qsizetype kMaximumTitle = 120; // characters in the notice above the table

} // namespace

RuleFeed::RuleFeed(const RulePageLinks &links, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_links(links)
    , m_settings(settings)
    , m_trial(nullptr)
{
    linkRuns();
    linkPage();
}

void RuleFeed::linkRuns()
{
    RulesPage *page = m_links.page;
    Investigation *investigation = m_links.investigation;
    const DetectionRunner *runner = &investigation->detections();
    connect(runner, &DetectionRunner::started, page,
            [page] { page->setBusyText(tr("the rules are running")); });
    connect(runner, &DetectionRunner::cancelled, page, [page] { page->setBusyText({}); });
    connect(runner, &DetectionRunner::finished, this, &RuleFeed::takeRun);
    connect(investigation, &Investigation::pathsChanged, this, [this](const QStringList &paths) {
        m_trial.cancel();
        m_links.page->setBusyText({});
        m_links.page->setHasEvidence(!paths.isEmpty());
        m_links.page->forgetRun();
    });
    connect(m_links.actions->rerunRules, &QAction::triggered, investigation, [investigation] {
        if (!investigation->loader().isLoading())
            investigation->runDetections();
    });
}

void RuleFeed::linkPage()
{
    RulesPage *page = m_links.page;
    connect(page, &RulesPage::enableRequested, this, [this](const QStringList &ids, bool enabled) {
        m_settings.setRulesEnabled(ids, enabled);
    });
    connect(page, &RulesPage::signalsRequested, this, [this](const QString &id) {
        m_links.panel->showOnly(id);
        m_links.docks->showPlace(m_links.panel);
    });
    connect(page, &RulesPage::runRequested, this, &RuleFeed::runRule);
    connect(page, &RulesPage::folderRequested, this, &RuleFeed::openFolder);
    connect(page, &RulesPage::reloadRequested, m_links.actions->rerunRules, &QAction::trigger);
    connect(m_links.actions->rulesPage, &QAction::triggered, this, &RuleFeed::showPage);
    connect(m_links.actions->ruleProblems, &QAction::triggered, this, [this] {
        m_links.page->showOnly(RuleFilterModel::Show::Refused);
        showPage();
    });
}

// Rules can be read about before there is evidence.
void RuleFeed::showPage()
{
    m_links.docks->showPlace(m_links.page);
    Investigation *investigation = m_links.investigation;
    if (m_links.page->model()->rowCount() == 0 && !investigation->loader().isLoading()
        && !investigation->detections().isRunning())
        investigation->runDetections();
}

void RuleFeed::takeRun()
{
    const DetectionRunner &runner = m_links.investigation->detections();
    m_links.page->setBusyText({});
    m_links.page->setRules(runner.health(), runner.ruleErrors());
    const auto count = static_cast<int>(runner.ruleErrors().size());
    m_links.actions->ruleProblems->setText(count == 0 ? tr("&Refused rules…")
                                                      : tr("&Refused rules (%1)…").arg(count));
    if (count > 0)
        m_links.status->say(
            tr("%n rule(s) were refused; see Rules → Refused rules.", nullptr, count));
}

// Reads its file again: who writes a rule tries it so. The table shows what it matched; the list of
// signals stays as the last run of all rules has left it.
void RuleFeed::runRule(const QString &id)
{
    Investigation *investigation = m_links.investigation;
    m_links.page->setBusyText(tr("the rule is running"));
    m_trial.start(
        [snapshot = investigation->loader().snapshot(), options = investigation->ruleOptions(),
         id = toUtf8(id)](const JobSlot::Cancelled &cancelled) {
            DetectionControl control;
            control.cancelled = cancelled;
            return tryRule(RuleSet::load(options), id, snapshot, control);
        },
        [this](RuleTrial trial) {
            m_links.page->setBusyText({});
            if (!trial.health) {
                m_links.status->say(tr("The rule is no longer there, or was refused; reload."));
                return;
            }
            m_links.page->updateRule(*trial.health);
            const QString label =
                tr("Only the %n event(s) that the rule “%1” matched", nullptr,
                   static_cast<int>(trial.rows.size()))
                    .arg(displayLine(trial.health->coverage.rule->title, kMaximumTitle));
            m_links.navigator->showRows(std::move(trial.rows), label);
        });
}

void RuleFeed::openFolder(const QString &folder)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        m_links.status->say(tr("The folder %1 could not be opened.").arg(displayLine(folder)));
}

} // namespace kubewake
