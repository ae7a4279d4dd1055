// SPDX-License-Identifier: Apache-2.0
#include "app/window/policyfeed.h"

#include "app/window/exporter.h"
#include "app/window/investigation.h"
#include "app/window/policyvalues.h"
#include "app/window/statusline.h"
#include "app/window/windowactions.h"
#include "app/window/windowdocks.h"
#include "detections/policyfile.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "views/common/progressstrip.h"
#include "views/policy/policypanel.h"
#include "views/policy/policysuggestionview.h"
#include "views/policy/policytrialview.h"
#include "views/signals/signalpanel.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

namespace kubewake {

struct PolicyFeed::Subject
{
    SnapshotPtr snapshot; // null: there is none
    RuleSet rules;
    std::shared_ptr<const DetectionResult> result;
};

struct PolicyFeed::Trial
{
    Result<PolicyDocument> document;
    Result<PolicyTrialReport> report = failure(QString());
};

PolicyFeed::PolicyFeed(const PolicyPanelLinks &links, QObject *parent)
    : QObject(parent)
    , m_links(links)
    , m_job(nullptr)
{
    linkPanel();
    connect(links.actions->auditPolicy, &QAction::triggered, this, &PolicyFeed::showPanel);
    const DetectionRunner *runner = &links.investigation->detections();
    connect(runner, &DetectionRunner::finished, this, &PolicyFeed::takeRun);
    connect(links.investigation, &Investigation::pathsChanged, this, &PolicyFeed::forget);
    m_links.panel->setReady(false);
}

void PolicyFeed::linkPanel()
{
    PolicyPanel *panel = m_links.panel;
    connect(panel, &PolicyPanel::ruleRequested, this, &PolicyFeed::showRule);
    connect(panel->progress(), &ProgressStrip::cancelRequested, this, &PolicyFeed::stop);
    PolicySuggestionView *suggestion = panel->suggestion();
    connect(suggestion, &PolicySuggestionView::suggestRequested, this, &PolicyFeed::suggest);
    connect(suggestion, &PolicySuggestionView::saveRequested, m_links.exporter,
            &Exporter::exportPolicy);
    connect(suggestion, &PolicySuggestionView::tryRequested, this, &PolicyFeed::tryText);
    PolicyTrialView *trial = panel->trial();
    connect(trial, &PolicyTrialView::openRequested, this, &PolicyFeed::askForFile);
    connect(trial, &PolicyTrialView::againRequested, this, [this] {
        if (m_path.isEmpty())
            tryText(m_text);
        else
            tryFile(m_path);
    });
    connect(trial, &PolicyTrialView::signalRequested, this, [this](const SignalPtr &signal) {
        m_links.signalPanel->showSignal(signal->id);
        m_links.docks->showPlace(m_links.signalPanel);
    });
}

// Whoever opens it wants a policy.
void PolicyFeed::showPanel()
{
    m_links.docks->showPlace(m_links.panel);
    if (!m_hasShown && !m_job.isRunning())
        suggest();
}

void PolicyFeed::showRule(const QString &id)
{
    m_links.signalPanel->showOnly(id);
    m_links.docks->showPlace(m_links.signalPanel);
}

PolicyFeed::Subject PolicyFeed::subject() const
{
    const DetectionRunner &runner = m_links.investigation->detections();
    return {m_snapshot, runner.rules(), runner.result()};
}

void PolicyFeed::suggest()
{
    const Subject what = subject();
    if (!what.snapshot)
        return;
    const QString text = tr("Working out a policy");
    m_links.panel->progress()->begin(text);
    m_job.start(
        [what, progress = m_links.panel->progress()->reporter(text)](
            const JobSlot::Cancelled &cancelled) -> Result<PolicySuggestion> {
            const Result<PolicyAdvice> advice =
                advisePolicy(what.rules, *what.snapshot, *what.result, 0, {cancelled, progress});
            if (!advice)
                return tl::unexpected<Error>(advice.error());
            return suggestionOf(*advice, what.rules, *what.result);
        },
        [this](const Result<PolicySuggestion> &suggestion) {
            m_links.panel->progress()->end();
            if (!suggestion) {
                m_links.status->say(suggestion.error().message);
                return;
            }
            m_hasShown = true;
            m_links.panel->setOutdated(false);
            m_links.panel->suggestion()->setSuggestion(*suggestion);
        });
}

void PolicyFeed::tryFile(const QString &path)
{
    m_path = path;
    tryPolicyOf(QFileInfo(path).fileName(), [path]() -> Trial {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {failure(file.errorString())};
        return {readPolicyFrom(file)};
    });
}

void PolicyFeed::tryText(const QString &policyText)
{
    m_path.clear();
    m_text = policyText;
    tryPolicyOf(tr("The suggested policy"),
                [policyText]() -> Trial { return {readPolicy(toUtf8(policyText))}; });
}

void PolicyFeed::tryPolicyOf(const QString &name, const Read &read)
{
    const Subject what = subject();
    if (!what.snapshot)
        return;
    m_links.panel->showTrial();
    const QString text = tr("Trying the policy");
    m_links.panel->progress()->begin(text);
    m_job.start(
        [what, read, progress = m_links.panel->progress()->reporter(text)](
            const JobSlot::Cancelled &cancelled) {
            Trial trial = read();
            if (!trial.document || !trial.document->problems.empty())
                return trial;
            Result<PolicyTrial> tried =
                tryPolicy(trial.document->policy, what.rules, *what.snapshot, *what.result, 0,
                          {cancelled, progress});
            if (tried)
                trial.report = reportOf(std::move(*tried), *trial.document, *what.result);
            else
                trial.report = tl::unexpected<Error>(tried.error());
            return trial;
        },
        [this, name](Trial trial) { takeTrial(name, std::move(trial)); });
}

void PolicyFeed::takeTrial(const QString &name, Trial trial)
{
    m_links.panel->progress()->end();
    if (!trial.document) {
        m_links.status->say(
            tr("%1: %2").arg(displayLine(name), displayLine(trial.document.error().message)));
        return;
    }
    PolicyTrialReport report;
    if (!trial.document->problems.empty())
        report.problems = problemsOf(*trial.document);
    else if (trial.report)
        report = std::move(*trial.report);
    else {
        m_links.status->say(displayLine(trial.report.error().message));
        return;
    }
    report.name = name;
    m_hasShown = true;
    m_links.panel->setOutdated(false);
    m_links.panel->trial()->setReport(report);
}

void PolicyFeed::askForFile()
{
    const QString path =
        QFileDialog::getOpenFileName(m_links.panel->window(), tr("Open an audit policy"), m_folder,
                                     tr("Policies (*.yaml *.yml *.json);;All files (*)"));
    if (path.isEmpty())
        return;
    m_folder = QFileInfo(path).absolutePath();
    tryFile(path);
}

void PolicyFeed::stop()
{
    m_job.cancel();
    m_links.panel->progress()->end();
}

// Other evidence is being opened.
void PolicyFeed::forget()
{
    stop();
    m_hasShown = false;
    m_snapshot.reset();
    m_links.panel->clear();
    m_links.panel->setReady(false);
}

// Whose rows the signals of the run are of is held until the next one: evidence that is followed
// has grown by then.
void PolicyFeed::takeRun()
{
    if (m_links.investigation->paths().isEmpty()) // the rules were only read
        return;
    m_snapshot = m_links.investigation->detections().snapshot();
    m_links.panel->setOutdated(m_hasShown);
    m_links.panel->setReady(m_snapshot != nullptr);
}

} // namespace kubewake
