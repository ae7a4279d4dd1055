// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityprofile.h"
#include "model/signals/signal.h"
#include "views/common/jobslot.h"

#include <QObject>

namespace kubewake {

class EntityPage;
class Exporter;
class Investigation;
class Navigator;
class WindowActions;
class WindowDocks;

// What the page of an entity has to do with the rest of the window: counts what it shows, in the
// background and again as the evidence grows; shows the rows of its numbers; goes back and forward
// with everything else. The window owns all that it joins. UI thread.
class EntityLinks : public QObject
{
    Q_OBJECT

public:
    struct Joined
    {
        EntityPage *page;
        Investigation *investigation;
        Navigator *navigator;
        WindowDocks *docks;
        WindowActions *actions;
        Exporter *exporter;
    };

    EntityLinks(const Joined &joined, QObject *parent);

    // Opens the page: what every view that names an entity asks for.
    void open(const EntityRef &entity);
    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning() || m_signalJob.isRunning(); }

private:
    void showEntity();
    void takeSnapshot();
    void count();
    void countSignals();
    void showRows(const QString &kql, RowKind kind);
    void stop();

    Joined m_joined;
    TimeFormat m_timeFormat;
    bool m_again = false; // the evidence has grown while it was counted
    // Last: their destructors wait for jobs before anything else goes.
    JobSlot m_job;
    JobSlot m_signalJob;
};

} // namespace kubewake
