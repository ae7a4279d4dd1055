// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/valuecounts.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace kubewake {

// The smallest roles and bindings for what one identity did, as text to save or copy. The identity
// is chosen among those of the rows, or typed. UI thread.
class LeastPrivilegeView : public QWidget
{
    Q_OBJECT

public:
    explicit LeastPrivilegeView(QWidget *parent = nullptr);

    // What can be chosen; empties the text. `current` is preselected if it is not empty.
    void setUsers(const std::vector<ValueCount> &users, const QString &current);
    void setYaml(const QString &yaml);
    void clear();

    [[nodiscard]] QString user() const;
    [[nodiscard]] const QString &yaml() const { return m_yaml; }
    [[nodiscard]] QComboBox *userBox() const { return m_user; }
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    [[nodiscard]] QPushButton *makeButton() const { return m_make; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }
    [[nodiscard]] QPushButton *copyButton() const { return m_copy; }

signals:
    void yamlRequested(const QString &user);
    void saveRequested(const QString &yaml);

private:
    void build();
    void updateParts();

    QComboBox *m_user;
    QPushButton *m_make;
    QPushButton *m_save;
    QPushButton *m_copy;
    QLabel *m_hint;
    QPlainTextEdit *m_text;
    QString m_yaml; // as it is saved
};

} // namespace kubewake
