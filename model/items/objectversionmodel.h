// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/texttablemodel.h"
#include "model/objects/objecthistory.h"

#include <memory>

namespace kubewake {

using ObjectHistoryPtr = std::shared_ptr<const ObjectHistory>;

// The versions of one object, oldest first. Owned by the object panel; UI thread.
class ObjectVersionModel : public TextTableModel
{
    Q_OBJECT

public:
    enum Columns { TimeColumn, ChangeColumn, UserColumn, BodyColumn, ColumnCount };

    explicit ObjectVersionModel(QObject *parent = nullptr);

    // Null: none.
    void setHistory(ObjectHistoryPtr history);
    // Null if there is no such row.
    [[nodiscard]] const ObjectVersion *versionAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

    // `patched (server-side apply), status`
    [[nodiscard]] static QString changeText(const ObjectVersion &version);
    [[nodiscard]] static QString bodyText(const ObjectVersion &version);

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;

private:
    ObjectHistoryPtr m_history;
};

} // namespace kubewake
