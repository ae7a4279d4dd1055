// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "model/query/expression.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// How rules of the field name what an audit event calls otherwise, so that they run unchanged.
// An immutable value; the bundled one is resources/sigma/kubernetes_audit.yml.
class FieldAliases
{
public:
    // Error: the first thing in the table that cannot be used.
    [[nodiscard]] static RuleResult<FieldAliases> read(const std::string &yaml);
    [[nodiscard]] static FieldAliases bundled();

    // The field of that name, by way of an alias if no audit event has it. Refused: a name that is
    // neither.
    [[nodiscard]] RuleResult<FieldPath> fieldOf(const std::string &name, int line) const;
    // The same, for what matches are grouped and counted by: a field with values.
    [[nodiscard]] RuleResult<FieldPath> valueFieldOf(const std::string &name, int line) const;

    // What a value of a field means, if it means something else; null otherwise.
    [[nodiscard]] ExpressionPtr meaningOf(const FieldPath &field, std::string_view value) const;
    [[nodiscard]] bool hasMeanings(const FieldPath &field) const;

private:
    struct Meaning
    {
        FieldPath field;
        std::string value;
        ExpressionPtr expression;
    };

    std::map<std::string, std::string, std::less<>> m_fields;
    std::vector<Meaning> m_meanings;
};

} // namespace kubewake
