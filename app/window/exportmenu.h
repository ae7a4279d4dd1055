// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/exporter.h"

#include <QObject>

#include <functional>
#include <memory>

class QTimer;

namespace kubewake {

class EventPane;
class SignalPanel;
class StatusLine;
class WindowActions;

// The export actions: says in each how many rows and columns it would write, and runs it. What is
// exported is what is shown: rows and columns of the table in their order, findings as the panel
// lists them. UI thread.
class ExportMenu : public QObject
{
    Q_OBJECT

public:
    ExportMenu(WindowActions *actions, EventPane *events, SignalPanel *panel, StatusLine *status,
               QWidget *window);

    // What was noted of signals, as it is when an export begins.
    using Notes = std::function<std::shared_ptr<const Annotations>()>;
    void setNotes(Notes notes) { m_notes = std::move(notes); }

    [[nodiscard]] RowExport rows() const;
    [[nodiscard]] FindingsExport findings() const;
    [[nodiscard]] Exporter *exporter() { return &m_exporter; }

private:
    [[nodiscard]] std::vector<SignalPtr> shownSignals() const; // in the order shown
    void connectActions();
    void updateTexts();

    WindowActions *m_actions;
    EventPane *m_events;
    SignalPanel *m_panel;
    QTimer *m_update; // signals stream in by the hundred
    Notes m_notes;
    Exporter m_exporter;
};

} // namespace kubewake
