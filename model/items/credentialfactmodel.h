// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialfacts.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// What is known of one credential, one fact a row. Owned by its view; UI thread.
class CredentialFactModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { NameColumn, ValueColumn, RequestsColumn, FirstColumn, LastColumn, ColumnCount };

    explicit CredentialFactModel(QObject *parent = nullptr);

    void setFacts(std::vector<CredentialFact> facts);
    [[nodiscard]] const std::vector<CredentialFact> &facts() const { return m_facts; }
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const CredentialFact &fact, int column) const;

    std::vector<CredentialFact> m_facts;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
