// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"

#include <QString>

namespace kubewake {

// What to tell a person who asks for a field that isGiven() denies: a sentence.
[[nodiscard]] QString notGivenText(FieldId field);

} // namespace kubewake
