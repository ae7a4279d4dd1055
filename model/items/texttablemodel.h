// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <QAbstractTableModel>

namespace kubewake {

// A table of texts that is filled all at once, a row for each thing of a list; what the rows are,
// derived classes know. Screen readers hear the column with the text. UI thread.
class TextTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        SortRole = Qt::UserRole + 1, // what the column sorts by: numbers for counts and times
        DetailRole, // QString, some lines: all that is known of the row
    };

    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const final;

protected:
    // The columns that show times, which are beside each other, are others in another zone.
    struct Shape
    {
        int columns;
        int firstTime;
        int lastTime;
    };

    TextTableModel(const Shape &shape, QObject *parent);

    // `row` and `column` are there.
    [[nodiscard]] virtual QString text(int row, int column) const = 0;
    [[nodiscard]] virtual QString title(int column) const = 0;
    [[nodiscard]] virtual bool isNumber(int column) const; // stands on the right; here none is
    [[nodiscard]] virtual QVariant sortValue(int row, int column) const; // here the text
    [[nodiscard]] virtual QString detail(int row) const; // here empty

    template<typename Fill>
    void refill(const Fill &fill)
    {
        beginResetModel();
        fill();
        endResetModel();
    }

private:
    const Shape m_shape;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
