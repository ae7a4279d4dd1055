// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/computedfields.h"
#include "model/query/expression.h"
#include "model/query/textsearch.h"
#include "model/query/valuetest.h"

#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A dotted path into a JSON value. The longest key that leads to a value is taken at each step, an
// array stands for each of its elements, and null is absent.
struct RawPath
{
    std::string text {};
    const ComputedField *computed = nullptr; // what is asked for is made from the value at `text`
    ValueTestPtr pattern {}; // of whole dotted paths, if the text holds a '*'
    std::string prefix {}; // what every path that fits the pattern starts with
    std::string suffix {}; // and ends with; tells most paths apart at once

    // May `at` fit the pattern? Rules ask this of every path of an event, dozens of times.
    [[nodiscard]] bool mayFit(std::string_view at) const
    {
        return (suffix.empty() || (!at.empty() && at.back() == suffix.back()))
            && at.ends_with(suffix) && at.starts_with(prefix);
    }

    [[nodiscard]] static RawPath of(const FieldPath &path);
    [[nodiscard]] static bool isPattern(std::string_view path);
};

// An expression made ready to run on the JSON of one event, or of one part of it. An immutable
// value. Missing has become Not(Exists).
struct RawNode
{
    Expression::Kind kind = Expression::Kind::All;
    std::vector<RawNode> children {};
    RawPath path {};
    RawPath other {}; // SameField
    ValueTestPtr test {};
    std::vector<TextSearch> searches {}; // AnyField: the ways in which the text may be written

    [[nodiscard]] static RawNode of(const Expression &expression);
};

} // namespace kubewake
