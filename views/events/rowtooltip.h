// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QModelIndex>
#include <QString>
#include <QStringList>

namespace kubewake {

// What the marks of a row mean: signal, reference, bookmark, tags, note, colouring rule. `index`:
// any cell of an EventTableModel's row. Plain text.
[[nodiscard]] QStringList rowMarks(const QModelIndex &index);
// One a line, escaped. Empty if the row has none.
[[nodiscard]] QString rowToolTip(const QModelIndex &index);

} // namespace kubewake
