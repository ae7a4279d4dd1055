// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <QObject>

class QMainWindow;

namespace kubewake {

class AnnotationFeed;
class AroundLinks;
class ColouringFeed;
class DetailPane;
class EventPane;
class ExportMenu;
class FilterBar;
class Investigation;
class MarkActions;
class MarksPanel;
class Navigator;
class Settings;
class SignalPanel;
class StatusLine;
class TimeReference;

// What a responder marks in the table and what the marks are joined to: makes the parts. The window
// owns it, and all that it works on. UI thread.
class MarkTools : public QObject
{
    Q_OBJECT

public:
    struct Joined
    {
        QMainWindow *window;
        EventPane *events;
        DetailPane *detail;
        SignalPanel *signalPanel;
        MarksPanel *marks;
        FilterBar *filter;
        Investigation *investigation;
        Navigator *navigator;
        StatusLine *status;
        ExportMenu *exports;
    };

    MarkTools(const Joined &joined, Settings &settings);

    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] MarkActions *actions() const { return m_actions; }
    [[nodiscard]] TimeReference *reference() const { return m_reference; }
    [[nodiscard]] AroundLinks *around() const { return m_around; }
    [[nodiscard]] AnnotationFeed *annotations() const { return m_annotations; }
    [[nodiscard]] ColouringFeed *colouring() const { return m_colouring; }
    [[nodiscard]] bool isRunning() const;

private:
    MarkActions *m_actions;
    TimeReference *m_reference;
    AroundLinks *m_around;
    AnnotationFeed *m_annotations;
    ColouringFeed *m_colouring;
    MarksPanel *m_marks;
};

} // namespace kubewake
