// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/kql.h"
#include "model/query/kqlast.h"

namespace kubewake {

// What a literal means as a value of one field: the test that it stands for. `field` is null for a
// path without an entry in the catalogue. Errors carry the literal's place.
class KqlValues
{
public:
    KqlValues(const TimeFormat &format, MicrosecondsUtc now)
        : m_format(format)
        , m_now(now)
    {
    }

    using Test = tl::expected<ValueTestPtr, KqlError>;

    [[nodiscard]] Test equal(const FieldInfo *field, const KqlLiteral &value) const;
    [[nodiscard]] Test comparison(const FieldInfo *field, Comparison comparison,
                                  const KqlLiteral &value) const;

private:
    [[nodiscard]] Test equalTime(const KqlLiteral &value) const;
    [[nodiscard]] Test comparedTime(Comparison comparison, const KqlLiteral &value) const;

    TimeFormat m_format;
    MicrosecondsUtc m_now;
};

} // namespace kubewake
