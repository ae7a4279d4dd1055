// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/items/signallistmodel.h"
#include "model/signals/incident.h"

#include <QAbstractItemModel>

#include <string>
#include <vector>

namespace kubewake {

// One incident as a story: its tactics in the order of ATT&CK, and under each its signals in the
// order of time. A signal stands once, under the first of its rule's tactics. Owned by the incident
// panel; UI thread.
class IncidentStoryModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns {
        TitleColumn,
        SeverityColumn,
        EntityColumn,
        TimeColumn,
        CountColumn,
        ColumnCount
    };
    enum Roles {
        SignalRole = SignalListModel::SignalRole, // SignalPtr; null for a tactic
        SeverityRole = SignalListModel::SeverityRole, // int; a tactic has the highest below it
    };

    explicit IncidentStoryModel(QObject *parent = nullptr);

    void setIncident(IncidentPtr incident); // null empties it
    [[nodiscard]] const IncidentPtr &incident() const { return m_incident; }
    [[nodiscard]] QModelIndex indexOf(const std::string &signalId) const; // invalid: not there
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Chapter
    {
        std::string tactic; // empty: the rules name none
        std::vector<SignalPtr> signalList;
        Severity severity = Severity::Informational;
        std::size_t eventCount = 0;
    };
    [[nodiscard]] SignalPtr signalOf(const QModelIndex &index) const;
    [[nodiscard]] const Chapter &chapterOf(const QModelIndex &index) const;
    [[nodiscard]] QString text(const QModelIndex &index) const;
    [[nodiscard]] QString chapterText(const Chapter &chapter, int column) const;
    [[nodiscard]] QString signalText(const Signal &signal, int column) const;

    IncidentPtr m_incident;
    std::vector<Chapter> m_chapters;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
