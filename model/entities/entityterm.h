// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"

#include <QString>

#include <optional>
#include <string>

namespace kubewake {

// Exactly this text as a filter writes it: quoted, or a pattern for numbers, of which `1` would be
// `1.0` too.
[[nodiscard]] QString exactLiteral(const std::string &value);

// The filter for the rows where a field has exactly this value, or none: `not field: *`. Unlike
// kqlTerm() it knows that an empty value is one, and that a "value" of an address field may be the
// name of a network, which a filter would take for all the addresses in it. Any thread.
[[nodiscard]] QString entityTerm(FieldId field, const std::optional<std::string> &value);

} // namespace kubewake
