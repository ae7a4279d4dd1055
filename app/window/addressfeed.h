// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/jobslot.h"

#include <QObject>

namespace kubewake {

class EventPane;
class Investigation;
class Settings;

// Tells the investigation what the settings say about addresses, now and whenever they change.
// Databases are read in the background; what cannot be read is said above the table, and the rest
// is used. UI thread.
class AddressFeed : public QObject
{
    Q_OBJECT

public:
    AddressFeed(Investigation *investigation, EventPane *events, const Settings &settings,
                QObject *parent);

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    void read();

    Investigation *m_investigation;
    EventPane *m_events;
    const Settings &m_settings;
    JobSlot m_job;
};

} // namespace kubewake
