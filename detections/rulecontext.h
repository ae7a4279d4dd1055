// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/fieldaliases.h"
#include "detections/placeholders.h"

namespace kubewake {

// What the names in rules stand for: lists behind %placeholders%, and fields behind other names.
struct RuleContext
{
    Placeholders placeholders;
    FieldAliases aliases;
};

} // namespace kubewake
