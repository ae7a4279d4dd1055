// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/environment/environmenttext.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;

namespace kubewake {

class AddressPage;
class Settings;

// Time zone, declared environment (known networks, administrators, registries, preconfigured
// namespaces), addresses, rule folders, the baseline and the lists of rules. OK stays disabled
// while something of it cannot be understood. Writes to Settings on accept.
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
    [[nodiscard]] EnvironmentText environment() const;
    void checkEnvironment();

    Settings &m_settings;
    QComboBox *m_timeZone = nullptr;
    QPlainTextEdit *m_networks = nullptr;
    QLabel *m_error = nullptr;
    QPlainTextEdit *m_administrators = nullptr;
    QPlainTextEdit *m_registries = nullptr;
    QPlainTextEdit *m_namespaces = nullptr;
    QListWidget *m_rulePaths = nullptr;
    QLineEdit *m_baseline = nullptr;
    QPlainTextEdit *m_placeholders = nullptr;
    AddressPage *m_addresses = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace kubewake
