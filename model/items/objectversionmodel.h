// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/objects/objecthistory.h"

#include <QAbstractTableModel>

#include <memory>

namespace kubewake {

using ObjectHistoryPtr = std::shared_ptr<const ObjectHistory>;

// The versions of one object, oldest first. Owned by the object panel; UI thread.
class ObjectVersionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { TimeColumn, ChangeColumn, UserColumn, BodyColumn, ColumnCount };

    explicit ObjectVersionModel(QObject *parent = nullptr);

    // Null: none.
    void setHistory(ObjectHistoryPtr history);
    // Null if there is no such row.
    [[nodiscard]] const ObjectVersion *versionAt(int row) const;
    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    // `patched (server-side apply), status`
    [[nodiscard]] static QString changeText(const ObjectVersion &version);
    [[nodiscard]] static QString bodyText(const ObjectVersion &version);

private:
    [[nodiscard]] QString text(const ObjectVersion &version, int column) const;

    ObjectHistoryPtr m_history;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
