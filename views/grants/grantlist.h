// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

class QAbstractItemModel;
class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace kubewake {

// A sortable list of grants or of changes, with all that is known of the current row under it.
// Enter asks for its events. UI thread.
class GrantList : public QWidget
{
    Q_OBJECT

public:
    struct Roles
    {
        int sort;
        int detail;
    };

    // `model` is not owned. Widths in characters, one per column.
    GrantList(QAbstractItemModel *model, Roles roles, const QString &name,
              const std::vector<int> &widths, QWidget *parent);

    // Shown while there are no rows.
    void setEmptyText(const QString &text);
    [[nodiscard]] QString detailText() const;
    [[nodiscard]] QTreeView *list() const { return m_list; }

signals:
    void rowRequested(int row); // of the model

private:
    void showDetail();

    QSortFilterProxyModel *m_sorted;
    QTreeView *m_list;
    QLabel *m_detail;
    QString m_emptyText;
    int m_detailRole;
};

} // namespace kubewake
