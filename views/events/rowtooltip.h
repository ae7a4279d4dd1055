// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QModelIndex>
#include <QString>

namespace kubewake {

// What the marks left of a row mean: signal, reference, bookmark, tags, note, colouring rule; one a
// line, escaped. Empty if the row has none. `index`: any cell of an EventTableModel's row.
[[nodiscard]] QString rowToolTip(const QModelIndex &index);

} // namespace kubewake
