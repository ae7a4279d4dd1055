// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCompleter>

namespace kubewake {

// Completes the last of several tags, `lateral, ex|`. Owned by the field it is set on.
class TagCompleter : public QCompleter
{
    Q_OBJECT

public:
    using QCompleter::QCompleter;

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override;
    [[nodiscard]] QStringList splitPath(const QString &path) const override;
};

} // namespace kubewake
