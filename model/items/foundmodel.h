// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace kubewake {

// Something that a search over everything can lead to.
struct Found
{
    enum class Kind : std::uint8_t { Value, Rule, View, Action };

    Kind kind = Kind::Action;
    QString text {};
    QString detail {}; // what kind of thing it is, how often, or its shortcut
    QString id {}; // of a rule; the filter of a view; the value itself
    FieldId field {}; // of a value
    int index = -1; // of an action
    int rank = 0; // see matchRank()
};

// How well `text` answers `needle`, ignoring case; lower is better: 0 it is the same, 1 it starts
// with it, 2 a word of it does, 3 it contains it, 4 it contains all words of the needle. -1: not.
[[nodiscard]] int matchRank(const QString &text, const QString &needle);

// What was found, the best first: by rank, then in the order of kinds, then as it was added. Owned
// by the palette; UI thread.
class FoundModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { TextColumn, DetailColumn, ColumnCount };

    explicit FoundModel(QObject *parent = nullptr);

    void setFound(std::vector<Found> found);
    // Null if there is no such row.
    [[nodiscard]] const Found *foundAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Found> m_found;
};

} // namespace kubewake
