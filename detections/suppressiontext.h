// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/expectation.h"

#include <string>
#include <string_view>

namespace kubewake {

// The expectation as a document of Sigma YAML, a meta filter, ending with a document separator.
// `id` is a UUID. Values come from evidence: whatever they hold, they stay one value.
[[nodiscard]] std::string suppressionYaml(const Expectation &expectation, std::string_view id);

} // namespace kubewake
