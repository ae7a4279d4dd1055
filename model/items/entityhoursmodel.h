// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityprofile.h"
#include "model/items/entitylistmodel.h"

#include <QAbstractTableModel>

namespace kubewake {

// What happened in each hour of an entity's days: a row a day, the last one first, a column an
// hour. Owned by the entity page; UI thread.
class EntityHoursModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        FilterRole = EntityListModel::FilterRole, // QString; empty where nothing happened
        ShareRole = FilterRole + 1, // double, 0 to 1, of the busiest hour; logarithmic
    };

    explicit EntityHoursModel(QObject *parent = nullptr);

    void setProfile(EntityProfilePtr profile); // null empties it
    // How many days and requests are left out, as a sentence; mostly empty.
    [[nodiscard]] QString leftOut() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] const EntityHours::Day &dayAt(int row) const;

    EntityProfilePtr m_profile;
    std::uint32_t m_busiest = 0;
};

} // namespace kubewake
