// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentiallineage.h"

#include <QAbstractTableModel>

#include <memory>

namespace kubewake {

using CredentialLineagePtr = std::shared_ptr<const CredentialLineage>;

// Credentials, one a row, in the order in which they are given. Owned by its view; UI thread.
class CredentialListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        CredentialColumn,
        FindingsColumn,
        RequestsColumn,
        UsersColumn,
        AddressesColumn,
        OriginColumn,
        MadeByColumn,
        MadeColumn,
        BoundColumn,
        FirstColumn,
        LastColumn,
        ColumnCount
    };
    enum Roles {
        SortRole = Qt::UserRole + 1, // what the column sorts by: numbers for counts and times
    };

    explicit CredentialListModel(QObject *parent = nullptr);

    void setLineage(CredentialLineagePtr lineage); // null: none
    // Null for a row that is not there.
    [[nodiscard]] const Credential *credential(int row) const;
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const Credential &credential, int column) const;
    [[nodiscard]] QVariant sortValue(const Credential &credential, int column) const;

    CredentialLineagePtr m_lineage;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
