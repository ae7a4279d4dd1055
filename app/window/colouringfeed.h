// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/rowcolours.h"
#include "model/core/timestamp.h"
#include "views/common/jobslot.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace kubewake {

class ColouringDialog;
class EventPane;
class Investigation;
class MarkActions;
class Settings;
struct QueryResult;

// The responder's colouring rules: kept, edited in a dialog, and run in the background over the
// rows shown. The window owns it and all it joins. UI thread.
class ColouringFeed : public QObject
{
    Q_OBJECT

public:
    struct Joined
    {
        MarkActions *actions;
        EventPane *events;
        Investigation *investigation;
    };

    ColouringFeed(const Joined &joined, Settings &settings, QObject *parent);

    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] const ColouringRules &rules() const { return m_rules; }
    [[nodiscard]] ColouringDialog *dialog() const; // null: closed
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    void restore();
    void edit();
    void setRules(const ColouringRules &rules);
    void takeResult(const QueryResult &result);
    void run();
    [[nodiscard]] bool hasToWait() const;

    Joined m_joined;
    Settings &m_settings;
    TimeFormat m_timeFormat;
    ColouringRules m_rules;
    std::shared_ptr<const RowBitmap> m_rows; // coloured, or being coloured
    QPointer<ColouringDialog> m_dialog;
    bool m_again = false; // more rows have come meanwhile
    bool m_waits = false; // for the end of loading
    JobSlot m_job;
};

} // namespace kubewake
