// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialfacts.h"
#include "model/items/texttablemodel.h"

#include <vector>

namespace kubewake {

// What is known of one credential, one fact a row. Owned by its view; UI thread.
class CredentialFactModel : public TextTableModel
{
    Q_OBJECT

public:
    enum Columns { NameColumn, ValueColumn, RequestsColumn, FirstColumn, LastColumn, ColumnCount };

    explicit CredentialFactModel(QObject *parent = nullptr);

    void setFacts(std::vector<CredentialFact> facts);
    [[nodiscard]] const std::vector<CredentialFact> &facts() const { return m_facts; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;

private:
    std::vector<CredentialFact> m_facts;
};

} // namespace kubewake
