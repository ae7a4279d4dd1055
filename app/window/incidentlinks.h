// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/incident.h"
#include "views/common/jobslot.h"

#include <QObject>

#include <cstddef>
#include <vector>

namespace kubewake {

class AttackMatrix;
class IncidentPanel;
class Investigation;
class SignalPanel;

// Links the signals of a run that are not archived into incidents, in the background, and brings
// them and the ATT&CK matrix to their panels; what a click there does to the signals and the table.
// UI thread.
class IncidentLinks : public QObject
{
    Q_OBJECT

public:
    IncidentLinks(Investigation *investigation, SignalPanel *signalPanel, IncidentPanel *incidents,
                  AttackMatrix *matrix, QObject *parent);

    // Other evidence is being opened.
    void clear();
    [[nodiscard]] bool isRunning() const { return m_build.isRunning() || m_collect.isRunning(); }

signals:
    void signalPanelRequested();

private:
    void build();
    [[nodiscard]] std::vector<SignalPtr> unarchived() const;
    void stop();
    void showEvents(const IncidentPtr &incident);

    Investigation *m_investigation;
    SignalPanel *m_signals;
    IncidentPanel *m_incidents;
    AttackMatrix *m_matrix;
    std::size_t m_shown = 0; // signals in the incidents, of the run that they are of
    JobSlot m_build;
    JobSlot m_collect; // the events of an incident
};

} // namespace kubewake
