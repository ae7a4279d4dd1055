// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/core/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A filter as a tree of tests over audit fields: what KQL text and Sigma rules are both compiled
// to, and what CompiledFilter runs. An immutable value; safe to share between threads.

// What a test looks at.
struct FieldPath
{
    // The catalogue field, if the path names one; its values come from columns.
    std::optional<FieldId> field {};
    // Otherwise the dotted path into the raw event. Keys may hold dots and slashes themselves, so
    // the longest key that fits is taken first. May contain '*', which stands for any characters
    // of a whole dotted path (`annotations.*`, `user.*name`). Elements of arrays are tried each.
    std::string path {};

    [[nodiscard]] static FieldPath of(FieldId id);
    // Resolves catalogue paths and aliases; any other text is a raw path.
    [[nodiscard]] static FieldPath parse(std::string_view text);
};

// A test of one value. Values are compared in their text form: numbers and booleans as in JSON.
class ValueTest;
using ValueTestPtr = std::shared_ptr<const ValueTest>;

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

struct Expression
{
    enum class Kind : std::uint8_t {
        All, // matches every row
        And,
        Or,
        Not, // children[0]
        // Any value of `field` passes `test`. Where a path names an object, the scalars inside it
        // are its values.
        Field,
        AllValues, // field has a value and every one passes (not used by KQL)
        Exists, // field is present; an empty text or object counts, null and [] do not
        Missing, // not Exists
        // children[0] holds for one element of the array of objects at `field`. Paths in it are
        // relative to the element: FieldPath::path counts, FieldPath::field does not.
        Nested,
        AnyField, // free text: the raw event contains `text`, ASCII case ignored
        AnyValue, // any scalar anywhere in the raw event passes `test` (Sigma keywords)
        SameField, // `field` and `other` have a value in common, ASCII case ignored (Sigma
                   // fieldref)
    };

    Kind kind = Kind::All;
    std::vector<ExpressionPtr> children {};
    FieldPath field {};
    FieldPath other {}; // SameField
    ValueTestPtr test {};
    std::string text {}; // AnyField

    [[nodiscard]] static ExpressionPtr all();
    [[nodiscard]] static ExpressionPtr conjunction(std::vector<ExpressionPtr> children);
    [[nodiscard]] static ExpressionPtr disjunction(std::vector<ExpressionPtr> children);
    [[nodiscard]] static ExpressionPtr negation(ExpressionPtr child);
    [[nodiscard]] static ExpressionPtr match(FieldPath field, ValueTestPtr test);
    [[nodiscard]] static ExpressionPtr exists(FieldPath field);
    [[nodiscard]] static ExpressionPtr missing(FieldPath field);
    [[nodiscard]] static ExpressionPtr nested(FieldPath array, ExpressionPtr child);
    [[nodiscard]] static ExpressionPtr anyField(std::string text);
};

// The catalogue fields that the tests of the expression look at, each once, in order.
[[nodiscard]] std::vector<FieldId> testedFields(const Expression &expression);

} // namespace kubewake
