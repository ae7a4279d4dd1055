// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/signallistmodel.h"

#include <QStyledItemDelegate>

namespace kubewake {

// Paints the severity column of a list as a badge: a colour and the word. A row without a severity
// has none.
class SeverityDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `role`: where the model has the Severity, as an int.
    explicit SeverityDelegate(QObject *parent, int role = SignalListModel::SeverityRole)
        : QStyledItemDelegate(parent)
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    // Room for the badge around the word: the rows of the list get it all.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    int m_role;
};

} // namespace kubewake
