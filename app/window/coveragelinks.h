// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/jobslot.h"

#include <QObject>
#include <QPointer>

namespace kubewake {

class CoverageDialog;
class Investigation;
class Navigator;
class Settings;
class SignalPanel;
class WindowActions;

// Opens the list of what the evidence could not have shown, looks for time gaps and bursts in the
// background while it is open, and shows the signals of a rule, the events around a gap or the
// requests of a burst. The window owns
// it. UI thread.
class CoverageLinks : public QObject
{
    Q_OBJECT

public:
    CoverageLinks(WindowActions *actions, SignalPanel *panel, Investigation *investigation,
                  Navigator *navigator, Settings &settings, QObject *parent);

    void show();
    [[nodiscard]] CoverageDialog *dialog() const; // null: closed
    [[nodiscard]] bool isRunning() const
    {
        return m_search.isRunning() || m_burstSearch.isRunning();
    }

signals:
    void signalPanelRequested();

private:
    void makeDialog();
    void forget();
    void takeRun();
    void searchGaps();

    SignalPanel *m_panel;
    Investigation *m_investigation;
    Navigator *m_navigator;
    Settings &m_settings;
    QPointer<CoverageDialog> m_dialog;
    JobSlot m_search;
    JobSlot m_burstSearch;
};

} // namespace kubewake
