// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace kubewake {

// Paints a technique of an AttackMatrixModel: its id and the number of its signals, and below them
// its name. The colour is that of the highest severity; techniques without a signal are pale, those
// that could not be seen hatched. Owned by the matrix view.
class TechniqueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // The technique that is filtered by: gets a frame. Empty: none.
    void setTechnique(const QString &technique) { m_technique = technique; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    QString m_technique;
};

} // namespace kubewake
