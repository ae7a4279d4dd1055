// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFrame>

class QLabel;
class QToolButton;

namespace kubewake {

// One line above a view that says what holds for it, with a button that ends it: "only the events
// of this signal", "the evidence cannot be read any more". Hidden while it has no text. UI thread.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Information, Problem };

    explicit NoticeBar(Kind kind, QWidget *parent = nullptr);

    // Plain text; empty hides the bar.
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    // A button before the closing one; an empty label hides it.
    void setActionText(const QString &label);
    void setCloseText(const QString &label, const QString &help);

signals:
    void actionRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColors();

    Kind m_kind;
    QLabel *m_text;
    QToolButton *m_action;
    QToolButton *m_close;
};

} // namespace kubewake
