// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"

#include <QStyledItemDelegate>

namespace kubewake {

// A cell with its text over a ground that is the stronger the larger its share (a role, 0 to 1);
// in the colour of an outcome. Owned by its view; UI thread.
class HeatDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HeatDelegate(Outcome color, int shareRole, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_color(color)
        , m_shareRole(shareRole)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    Outcome m_color;
    int m_shareRole;
};

} // namespace kubewake
