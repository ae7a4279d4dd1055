// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/comparedrange.h"
#include "model/core/result.h"

#include <QString>

namespace kubewake {

// The value of `option`: FROM..TO, of which one may be left out. FROM is in the range, TO is not;
// times as in `--from`, a date is its midnight. Error: a whole sentence.
[[nodiscard]] Result<ComparedRange> readComparedRange(const QString &option, const QString &text);

} // namespace kubewake
