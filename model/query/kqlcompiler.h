// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/kql.h"
#include "model/query/kqlast.h"

#include <string_view>

namespace kubewake {

// Gives a parsed filter its meaning: resolves fields, reads values as their field's type. `text`
// is what was parsed; `now` is what `now` in it stands for.
[[nodiscard]] tl::expected<KqlFilter, KqlError> compileKql(const KqlNode &root,
                                                           std::string_view text,
                                                           const KqlOptions &options,
                                                           MicrosecondsUtc now);

} // namespace kubewake
