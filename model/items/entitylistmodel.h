// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/entities/entityprofile.h"
#include "model/items/sectionedmodel.h"
#include "model/items/signallistmodel.h"

#include <vector>

namespace kubewake {

// The lists of an entity page: its signals and its lists at the top, their rows below them, the
// first ones until more is asked for. Every number has the filter that asks for it (FilterRole).
// Owned by the entity page; UI thread.
class EntityListModel : public SectionedModel
{
    Q_OBJECT

public:
    static constexpr std::size_t kFirstRows = 8;
    static constexpr std::size_t kMoreRows = 500; // with each "… more"

    enum Columns {
        WhatColumn,
        RequestsColumn,
        RefusedColumn,
        DetailColumn,
        FirstColumn,
        LastColumn,
        ColumnCount
    };
    enum Roles {
        // QString: the rows behind a number; of the other columns those of the row. Empty: none.
        FilterRole = SignalListModel::SignalRole + 1000,
        SignalRole = SignalListModel::SignalRole, // SignalPtr; null for all else
        SeverityRole = SignalListModel::SeverityRole, // int; invalid for all else
    };

    explicit EntityListModel(QObject *parent = nullptr);

    void setProfile(EntityProfilePtr profile); // null empties it
    void setSignals(std::vector<SignalPtr> signalList);
    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }

    [[nodiscard]] std::optional<EntityRef> entityAt(const QModelIndex &index) const;
    // The list that a row or heading belongs to; null for signals.
    [[nodiscard]] const EntityList *listAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(EntityListId id) const; // invalid: not there

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void rebuild();
    [[nodiscard]] const EntityRow *rowAt(const QModelIndex &index) const;
    [[nodiscard]] SignalPtr signalAt(const QModelIndex &index) const;
    [[nodiscard]] QString text(const QModelIndex &index) const;
    [[nodiscard]] QString headingText(const QModelIndex &heading) const;
    [[nodiscard]] QString rowText(const EntityList &list, const EntityRow &row, int column) const;
    [[nodiscard]] QString signalText(const Signal &signal, int column) const;
    [[nodiscard]] QString moreText(const QModelIndex &index) const;
    [[nodiscard]] QString filter(const QModelIndex &index) const;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const;

    EntityProfilePtr m_profile;
    std::vector<SignalPtr> m_signals;
    std::vector<const EntityList *> m_lists; // of the profile, by section; null: the signals
    TimeFormat m_timeFormat;
};

} // namespace kubewake
