// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

class QPlainTextEdit;

namespace kubewake {

// Two texts of as many lines beside each other, scrolled together, with the lines that differ
// marked. F8 and Shift+F8 go from difference to difference. UI thread.
class SideBySide : public QWidget
{
    Q_OBJECT

public:
    explicit SideBySide(QWidget *parent = nullptr);

    void setTexts(const QStringList &before, const QStringList &after,
                  const std::vector<bool> &isChanged);
    // Instead of texts: why there are none.
    void setNotice(const QString &notice);
    // To the next piece that differs, from the line of the cursor; -1: to the one before.
    void goToChange(int step);

    [[nodiscard]] QPlainTextEdit *before() const { return m_before; }
    [[nodiscard]] QPlainTextEdit *after() const { return m_after; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void mark();

    QPlainTextEdit *m_before;
    QPlainTextEdit *m_after;
    std::vector<bool> m_isChanged;
};

} // namespace kubewake
