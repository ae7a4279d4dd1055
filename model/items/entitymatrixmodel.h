// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityprofile.h"
#include "model/items/entitylistmodel.h"

#include <QAbstractTableModel>

namespace kubewake {

// Verbs on resources of an entity page, with the totals first. Every number has its filter.
// Owned by the entity page; UI thread.
class EntityMatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        FilterRole = EntityListModel::FilterRole, // QString; empty where there is nothing
        ShareRole = FilterRole + 1, // double, 0 to 1: how many of them were refused
    };

    explicit EntityMatrixModel(QObject *parent = nullptr);

    void setProfile(EntityProfilePtr profile); // null empties it
    // How many resources and verbs are left out, as a sentence; mostly empty.
    [[nodiscard]] QString leftOut() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    // Row and column 0 are the totals.
    [[nodiscard]] static std::size_t place(int section);
    [[nodiscard]] Tally tally(const QModelIndex &index) const;
    [[nodiscard]] QString summary(const QModelIndex &index) const;

    EntityProfilePtr m_profile;
};

} // namespace kubewake
