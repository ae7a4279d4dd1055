// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/suppressionfile.h"
#include "model/signals/suppression.h"

#include <QObject>
#include <QPointer>

namespace kubewake {

class Investigation;
class Navigator;
class Settings;
class SignalPanel;
class SuppressionsDialog;

// What the responder expects: asks, writes it down, and lets the rules run again; can be undone.
// UI thread.
class Suppressions : public QObject
{
    Q_OBJECT

public:
    Suppressions(SignalPanel *panel, Investigation *investigation, Settings &settings,
                 QObject *parent);

    void expect(const SignalPtr &signal);
    // Without asking.
    void add(const Expectation &expectation);
    void showList();

private:
    void remove(const QString &id);
    void showEvents(const std::vector<SuppressedMatches> &matches);
    void showCounts();
    void say(const Result<void> &done);

    SignalPanel *m_panel;
    Investigation *m_investigation;
    Settings &m_settings;
    SuppressionFile m_file;
    QPointer<SuppressionsDialog> m_dialog;
};

} // namespace kubewake
