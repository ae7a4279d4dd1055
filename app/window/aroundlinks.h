// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/around.h"
#include "model/signals/signal.h"

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace kubewake {

class EventPane;
class Navigator;
class Settings;
class SignalPanel;

// How much time around an event or a signal is shown, and of whom: chosen in a menu, remembered,
// and what every “around” of the window does. The window owns it and all it joins. UI thread.
class AroundLinks : public QObject
{
    Q_OBJECT

public:
    struct Joined
    {
        QMenu *menu; // that it fills
        EventPane *events;
        SignalPanel *signalPanel;
        Navigator *navigator;
    };

    AroundLinks(const Joined &joined, Settings &settings, QObject *parent);

    [[nodiscard]] const Around &around() const { return m_around; }

private:
    void fillMenu();
    void choose(const Around &around); // and shows it for the current row
    void askMinutes();
    void showRow(Row row);
    void showSignal(const SignalPtr &signal);
    void update();

    Joined m_joined;
    Settings &m_settings;
    Around m_around;
    QList<QAction *> m_minutes; // of Around::kChoices, then the custom one
    QList<QAction *> m_scopes;
};

} // namespace kubewake
