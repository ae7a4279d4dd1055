// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/jobslot.h"

#include <QObject>

namespace kubewake {

class Investigation;
class Navigator;
class RulesPage;
class Settings;
class SignalPanel;
class StatusLine;
class WindowActions;
class WindowDocks;

// What the rules page works on. The window owns it.
struct RulePageLinks
{
    RulesPage *page;
    SignalPanel *panel;
    Investigation *investigation;
    Navigator *navigator;
    StatusLine *status;
    WindowDocks *docks;
    WindowActions *actions;
};

// Brings what a run tells of the rules to their page, and does what is asked for there: a rule is
// enabled or disabled for good, run alone, its signals or its folder shown. UI thread.
class RuleFeed : public QObject
{
    Q_OBJECT

public:
    RuleFeed(const RulePageLinks &links, Settings &settings, QObject *parent);

private:
    void linkRuns();
    void linkPage();
    void showPage();
    void takeRun();
    void runRule(const QString &id);
    void openFolder(const QString &folder);

    RulePageLinks m_links;
    Settings &m_settings;
    JobSlot m_trial;
};

} // namespace kubewake
