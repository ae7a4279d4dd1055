// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/changeorigins.h"
#include "model/signals/signal.h"
#include "views/common/jobslot.h"

#include <QObject>

#include <memory>

namespace kubewake {

class Investigation;
class Settings;
class SignalPanel;

// For the selected signal: looks in the background whom the controllers behind it acted for, tells
// its detail, and shows the events in between when asked. Another signal ends the search. UI
// thread.
class OriginLinks : public QObject
{
    Q_OBJECT

public:
    OriginLinks(Investigation *investigation, SignalPanel *panel, Settings &settings,
                QObject *parent);

    // Other evidence is being opened.
    void clear();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    void search(const SignalPtr &signal);
    void show();
    void showChain(const std::vector<Row> &chain);

    Investigation *m_investigation;
    SignalPanel *m_panel;
    Settings &m_settings;
    SnapshotPtr m_snapshot; // of which the rows below are
    SignalPtr m_signal;
    ChangeOrigins m_origins; // of the signal
    JobSlot m_job;
};

} // namespace kubewake
