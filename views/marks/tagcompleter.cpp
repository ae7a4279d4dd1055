// SPDX-License-Identifier: Apache-2.0
#include "views/marks/tagcompleter.h"

#include <QLineEdit>

namespace kubewake {

QString TagCompleter::pathFromIndex(const QModelIndex &index) const
{
    const QString tag = QCompleter::pathFromIndex(index);
    const auto *field = qobject_cast<const QLineEdit *>(widget());
    const QString before = field == nullptr ? QString() : field->text();
    const qsizetype comma = before.lastIndexOf(u',');
    return comma < 0 ? tag : before.left(comma + 1) + QLatin1Char(' ') + tag;
}

QStringList TagCompleter::splitPath(const QString &path) const
{
    return {path.mid(path.lastIndexOf(u',') + 1).trimmed()};
}

} // namespace kubewake
