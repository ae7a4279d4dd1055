// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace kubewake {

class Settings;

// Time zone, declared environment (known networks, administrators, preconfigured namespaces) and
// rule folders. OK stays disabled while a network does not parse. Writes to Settings on accept.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Settings &settings, QWidget *parent = nullptr);

    void accept() override;

private:
    [[nodiscard]] QWidget *displayPage();
    [[nodiscard]] QWidget *environmentPage();
    [[nodiscard]] QWidget *rulesPage();
    void checkNetworks();

    Settings &m_settings;
    QComboBox *m_timeZone = nullptr;
    QPlainTextEdit *m_networks = nullptr;
    QLabel *m_networksError = nullptr;
    QPlainTextEdit *m_administrators = nullptr;
    QPlainTextEdit *m_namespaces = nullptr;
    QListWidget *m_rulePaths = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace kubewake
