// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QPointer>

class QAbstractItemView;

namespace kubewake {

// The text field of the filter bar: marks the place of an error, and turns keys into wishes.
// Owned by FilterBar.
class FilterLineEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLineEdit(QWidget *parent = nullptr);
    ~FilterLineEdit() override;

    // Underlines these characters; at the end of the text one more. Length < 0: nothing.
    void setErrorRange(qsizetype from, qsizetype length);
    [[nodiscard]] qsizetype errorFrom() const { return m_errorFrom; }
    [[nodiscard]] qsizetype errorLength() const { return m_errorLength; }

    // Replaces the text, or a part of it, in one step that can be undone.
    void replaceText(const QString &text);
    void replaceRange(qsizetype from, qsizetype length, const QString &text);

    // While its list is open, Esc belongs to it, and so do Enter and Tab on a chosen entry.
    void setSuggestionList(QAbstractItemView *list);

signals:
    // The user has changed the text. (textEdited() also reports what the program inserts.)
    void typed();
    void applyRequested();
    void restoreRequested();
    void historyRequested(int step); // 1: older, -1: newer
    void suggestionsRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] bool belongsToList(int key) const;
    [[nodiscard]] int xOf(qsizetype position) const;

    qsizetype m_errorFrom = 0;
    qsizetype m_errorLength = -1;
    bool m_replacing = false;
    QPointer<QAbstractItemView> m_list;
};

} // namespace kubewake
