// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/expectation.h"
#include "model/signals/signal.h"

#include <QDialog>

#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDialogButtonBox;
class QPlainTextEdit;

namespace kubewake {

// Asks what of a signal is expected, why, and until when. OK stays disabled without a reason, or
// without a value that an expected event has. UI thread.
class ExpectDialog : public QDialog
{
    Q_OBJECT

public:
    // A value that the signal's first event has in a field.
    struct Choice
    {
        FieldId field;
        std::string value;
        bool chosen = false; // to begin with
    };

    ExpectDialog(const RuleInfo &rule, std::vector<Choice> choices, QWidget *parent = nullptr);

    [[nodiscard]] Expectation expectation() const;

private:
    void check();

    std::string m_ruleId;
    std::string m_ruleTitle;
    std::vector<std::pair<QCheckBox *, Choice>> m_choices;
    QComboBox *m_scope;
    QPlainTextEdit *m_reason;
    QCheckBox *m_expires;
    QDateEdit *m_date;
    QDialogButtonBox *m_buttons;
};

} // namespace kubewake
