// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/foundmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTreeView;

namespace kubewake {

// One field to type into and what it leads to: the palette of Ctrl+K. The field keeps the focus;
// Up, Down and Page keys move in the list, Enter goes there, Escape goes back. Who shows it fills
// it. UI thread.
class FindPalette : public QDialog
{
    Q_OBJECT

public:
    explicit FindPalette(QWidget *parent = nullptr);

    // Over the upper part of the window, with what was typed last time selected.
    void popUp();
    // `searching`: more may come.
    void setFound(std::vector<Found> found, bool searching);

    [[nodiscard]] FoundModel *model() const { return m_model; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] QString emptyText() const;

signals:
    void searched(const QString &needle);
    void chosen(const kubewake::Found &found);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();

    FoundModel *m_model;
    QLineEdit *m_field;
    QTreeView *m_list;
    QLabel *m_empty;
    bool m_moved = false; // the user has chosen a row: it stays
};

} // namespace kubewake
