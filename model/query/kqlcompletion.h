// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace kubewake {

struct KqlCandidate
{
    QString text; // what is inserted
    QString description; // plain text; may be empty
};

// What can stand at one place of a filter text. Positions are UTF-16, as in QString.
struct KqlCompletion
{
    enum class Kind : std::uint8_t { Field, Operator, Value };

    Kind kind = Kind::Field;
    // Of Value: the field, if it is in the catalogue; its values come from countValues().
    std::optional<FieldId> field {};
    QString prefix {}; // what has been typed of it, without quotes and escapes
    qsizetype replaceFrom = 0;
    qsizetype replaceLength = 0;
    // Fields, operators, and the values of fields with a closed vocabulary.
    std::vector<KqlCandidate> candidates {};
};

// Looks at the text before `cursor` only; works on filters that are not valid yet. Linear.
[[nodiscard]] KqlCompletion completeKql(const QString &text, qsizetype cursor);

// A value as one would type it: plain where that means the same, else quoted.
[[nodiscard]] QString kqlValue(std::string_view value);

} // namespace kubewake
