// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/jobslot.h"
#include "views/policy/policyreports.h"

#include <QObject>

namespace kubewake {

class Exporter;
class Investigation;
class PolicyPanel;
class SignalPanel;
class StatusLine;
class WindowActions;
class WindowDocks;

// What the panel of audit policies works on. The window owns it.
struct PolicyPanelLinks
{
    PolicyPanel *panel;
    SignalPanel *signalPanel;
    Investigation *investigation;
    Exporter *exporter;
    StatusLine *status;
    WindowDocks *docks;
    WindowActions *actions;
};

// Works out in the background what the panel of audit policies shows, from the rules of the last
// run and its signals: a suggested policy, and what a policy would have kept. One at a time. UI
// thread.
class PolicyFeed : public QObject
{
    Q_OBJECT

public:
    PolicyFeed(const PolicyPanelLinks &links, QObject *parent);

    void suggest();
    // Reads the file and, if it is a policy, tries it.
    void tryFile(const QString &path);
    void tryText(const QString &policyText);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    struct Trial;
    struct Subject; // what a policy is tried on
    using Read = std::function<Trial()>;

    void linkPanel();
    void showPanel();
    void showRule(const QString &id);
    void tryPolicyOf(const QString &name, const Read &read);
    void takeTrial(const QString &name, Trial trial);
    void askForFile();
    void forget();
    void stop();
    void takeRun();
    [[nodiscard]] Subject subject() const;

    PolicyPanelLinks m_links;
    SnapshotPtr m_snapshot; // that the last run was over; null: none yet
    QString m_path; // of the policy that was tried last; empty: it was the suggested one
    QString m_text; // of that one
    QString m_folder;
    bool m_hasShown = false;
    JobSlot m_job;
};

} // namespace kubewake
