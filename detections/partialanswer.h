// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/apiresources.h"
#include "model/audit/vocabulary.h"
#include "model/query/boundfilter.h"
#include "model/query/expression.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// What is known of an event that has not happened: some catalogue fields, and which bodies it
// would have. A value; any thread.
class KnownFacts
{
public:
    // All about the operation; nothing about who and with what result.
    [[nodiscard]] static KnownFacts of(const ApiOperation &operation);

    void set(FieldId field, std::string_view value) { at(field) = std::string(value); }
    void setAbsent(FieldId field) { at(field) = std::optional<std::string>(); }
    void forget(FieldId field) { at(field).reset(); }

    // Nothing: unknown. An empty optional: absent.
    [[nodiscard]] const std::optional<std::optional<std::string>> &of(FieldId field) const
    {
        return m_values[static_cast<std::size_t>(field)];
    }
    // A test of a body that no level records is simply false.
    [[nodiscard]] bool mayHave(Body body) const
    {
        return body == Body::Request ? m_requestBody : m_responseBody;
    }

private:
    [[nodiscard]] std::optional<std::optional<std::string>> &at(FieldId field)
    {
        return m_values[static_cast<std::size_t>(field)];
    }

    std::array<std::optional<std::optional<std::string>>, kFieldCount> m_values {};
    bool m_requestBody = true;
    bool m_responseBody = true;
};

// What an expression says about an event of which only some facts are known.
struct PartialAnswer
{
    Truth truth = Truth::Unknown;
    // What is unknown hangs on these bodies too.
    bool needsRequest = false;
    bool needsResponse = false;
};

[[nodiscard]] PartialAnswer partialAnswer(const Expression &expression, const KnownFacts &facts);

// Can it be true of an event that is recorded at `level`, whatever is unknown of it? What looks
// into a body that the level leaves out is neither true nor false.
[[nodiscard]] bool canBeTrue(const Expression &expression, const KnownFacts &facts, Level level);

} // namespace kubewake
