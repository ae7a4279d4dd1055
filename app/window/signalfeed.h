// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/detectionrunner.h"
#include "model/items/rowmarks.h"
#include "views/common/jobslot.h"

#include <QObject>

namespace kubewake {

class EventPane;
class Settings;
class SignalPanel;
class TimelineView;

// Brings the signals of a run to whoever shows them, as they are found: the panel, the timeline,
// and the marks in the table, which are counted in the background. Keeps the responder's decisions
// in the settings: signal ids name events, so each piece of evidence finds its own again. UI
// thread.
class SignalFeed : public QObject
{
    Q_OBJECT

public:
    SignalFeed(DetectionRunner *runner, SignalPanel *panel, TimelineView *timeline,
               EventPane *events, Settings &settings, QObject *parent);

    // Other evidence is being opened.
    void clear();

private:
    void takeFound(const std::vector<SignalPtr> &list);
    void takeFinished();
    void updateMarks();
    void restoreTriage();
    void storeTriage();

    DetectionRunner *m_runner;
    SignalPanel *m_panel;
    TimelineView *m_timeline;
    EventPane *m_events;
    Settings &m_settings;
    JobSlot m_marksJob;
};

} // namespace kubewake
