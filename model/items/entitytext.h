// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entitylist.h"

#include <QString>

namespace kubewake {

// How the lists of an entity page are called and read. Translated; evidence in it is made safe to
// be shown on one line (displayLine). Any thread.
[[nodiscard]] QString entityListTitle(EntityListId id);
// What a row is about, and the rest of what it says.
[[nodiscard]] QString entityRowText(const EntityList &list, const EntityRow &row);
[[nodiscard]] QString entityRowDetail(const EntityList &list, const EntityRow &row);

// Lists that are an answer even when they are empty: what was read, run, made, changed, removed.
[[nodiscard]] bool isEntityDeed(EntityListId id);

} // namespace kubewake
