// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <QObject>

class QMainWindow;

namespace kubewake {

class EventPane;
class Investigation;
class MarkActions;
class Navigator;
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
        Investigation *investigation;
        Navigator *navigator;
        StatusLine *status;
    };

    explicit MarkTools(const Joined &joined);

    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] MarkActions *actions() const { return m_actions; }
    [[nodiscard]] TimeReference *reference() const { return m_reference; }

private:
    MarkActions *m_actions;
    TimeReference *m_reference;
};

} // namespace kubewake
