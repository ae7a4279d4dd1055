// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/ruleerror.h"
#include "model/signals/rulehealth.h"

#include <QTabWidget>

class QPlainTextEdit;

namespace kubewake {

// All about one rule: what it is for and how it fared, and its source text as written. Every text
// is plain: rule files come from strangers. What is shown already keeps its scroll position. UI
// thread.
class RuleDetail : public QTabWidget
{
    Q_OBJECT

public:
    explicit RuleDetail(QWidget *parent = nullptr);

    void showRule(const RuleHealth &rule, const QString &state);
    void showRefusal(const RuleError &refusal);
    void clear();

    [[nodiscard]] QPlainTextEdit *about() const { return m_about; }
    [[nodiscard]] QPlainTextEdit *source() const { return m_source; }

private:
    void setTexts(const QString &about, const QString &source);

    QPlainTextEdit *m_about;
    QPlainTextEdit *m_source;
};

} // namespace kubewake
