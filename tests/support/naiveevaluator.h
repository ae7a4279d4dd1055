// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/expression.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kubewake::test {

enum class NaiveTruth { False, True, Unknown };

// One event for naiveAnswer(): its JSON, and the texts of the fields that Kubewake computes.
struct NaiveEvent
{
    const nlohmann::json &json;
    std::string text; // the raw bytes
    std::map<FieldId, std::vector<std::string>> derived {};
};

// What a filter means, written a second time: no columns, no codes, no shared code with the query
// engine but ValueTest. Slow; for differential tests. Event fields are read from the JSON.
[[nodiscard]] NaiveTruth naiveAnswer(const Expression &expression, const NaiveEvent &event);

// The values of a dotted path, in text form: longest key first, arrays mean any element.
[[nodiscard]] std::vector<std::string> naiveValues(const nlohmann::json &json,
                                                   const std::string &path);

} // namespace kubewake::test
