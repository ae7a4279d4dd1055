// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotation.h"
#include "model/signals/signal.h"
#include "model/signals/signaltriage.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace kubewake {

class AnnotationLabel;

// All about one signal: what happened, why it matters, what to do, and where to go next. Every
// text is plain: rules and evidence come from strangers. UI thread.
class SignalDetail : public QWidget
{
    Q_OBJECT

public:
    // Buttons to copy and to open; what has none is still in the text.
    static constexpr qsizetype kMaximumActions = 40;

    explicit SignalDetail(QWidget *parent = nullptr);

    // A null signal empties the view. What is shown already stays as it is, with its selection and
    // scroll position: signals stream in while somebody reads one.
    void setSignal(SignalPtr signal, const TriageDecision &decision, const TimeFormat &format);
    // Whom the controllers behind the signal acted for; gone with the signal. `chain`: the events
    // that led from there to here, which can be shown; empty where there is nothing to show.
    struct OriginLine
    {
        QString text;
        std::vector<Row> chain {};
    };
    void setOrigins(const std::vector<OriginLine> &lines);
    // What was noted of the signal.
    void setAnnotation(const Annotation &annotation);
    void setAroundText(const QString &text); // `±10 minutes`
    [[nodiscard]] const SignalPtr &currentSignal() const { return m_signal; }
    [[nodiscard]] QString plainText() const;

    // `kubectl …` commands of a remediation step, one per line; backquotes around them are left
    // out.
    [[nodiscard]] static QStringList kubectlLines(const QString &step);
    // Only http and https may be opened.
    [[nodiscard]] static bool isOpenable(const QString &address);

signals:
    void showEventsRequested(const kubewake::SignalPtr &signal);
    void timelineRequested(kubewake::FieldId field, const QString &value);
    void aroundRequested(const kubewake::SignalPtr &signal);
    void chainRequested(const std::vector<kubewake::Row> &chain);
    void reviewRequested();
    void archiveRequested();
    void reopenRequested();
    void expectRequested(const kubewake::SignalPtr &signal);
    void annotateRequested(const kubewake::SignalPtr &signal);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString describe(const TriageDecision &decision, const TimeFormat &format) const;
    void addActions();
    void clearActions();
    void showBadge();

    SignalPtr m_signal;
    TriageDecision m_decision;
    TimeFormat m_timeFormat;
    QLabel *m_title;
    QLabel *m_badge;
    QPlainTextEdit *m_text;
    QWidget *m_buttons;
    QWidget *m_origins; // null if there are none
    AnnotationLabel *m_annotation;
    QPushButton *m_timeline;
    QPushButton *m_around;
    QPushButton *m_review;
    QPushButton *m_archive;
    QPushButton *m_reopen;
    QWidget *m_actions; // copy and open buttons of this signal
    QVBoxLayout *m_layout;
};

} // namespace kubewake
