// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "model/core/result.h"
#include "model/query/expression.h"

#include <QString>

namespace kubewake {

// Parses a filter of the command line; hints go to the console. The Error says where it is wrong.
[[nodiscard]] Result<ExpressionPtr> readKql(const QString &text, const Console &console);

} // namespace kubewake
