// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/policy/policyreports.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace kubewake {

class PolicyEffectView;

// The policy that would show the most: its text, ready to be saved or copied, the noise that it
// drops, and the rules that it lets see. UI thread.
class PolicySuggestionView : public QWidget
{
    Q_OBJECT

public:
    explicit PolicySuggestionView(QWidget *parent = nullptr);

    void setSuggestion(const PolicySuggestion &suggestion);
    void clear();
    // Whether a policy can be suggested now.
    void setCanSuggest(bool canSuggest);

    [[nodiscard]] const QString &policyText() const { return m_policy; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    [[nodiscard]] QTreeWidget *noise() const { return m_noise; }
    [[nodiscard]] PolicyEffectView *effects() const { return m_effects; }
    [[nodiscard]] QPushButton *suggestButton() const { return m_suggest; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }
    [[nodiscard]] QPushButton *copyButton() const { return m_copy; }
    [[nodiscard]] QPushButton *tryButton() const { return m_try; }

signals:
    void suggestRequested();
    void saveRequested(const QString &policyText);
    void tryRequested(const QString &policyText);

private:
    void build();
    void fillNoise(const PolicySuggestion &suggestion);
    void copy();
    void updateButtons();

    QPushButton *m_suggest;
    QPushButton *m_save;
    QPushButton *m_copy;
    QPushButton *m_try;
    QLabel *m_summary;
    QPlainTextEdit *m_text;
    QTreeWidget *m_noise;
    PolicyEffectView *m_effects;
    QString m_policy; // as it is saved; empty: none
    bool m_canSuggest = false;
};

} // namespace kubewake
