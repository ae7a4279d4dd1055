// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/eventtablemodel.h"

#include <QByteArray>
#include <QHeaderView>

namespace kubewake {

// Order, width and visibility of the header's sections as JSON, keyed by field path
// (or the name of another column): a state stays
// good when fields are added to the catalogue.
[[nodiscard]] QByteArray columnState(const QHeaderView &header, const EventTableModel &model);

// False, and nothing changed, if `state` is no such state. Fields it does not name are hidden.
bool applyColumnState(QHeaderView &header, const EventTableModel &model, const QByteArray &state);

// As the catalogue says.
void applyDefaultColumns(QHeaderView &header, const EventTableModel &model);

} // namespace kubewake
