// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/expression.h"

#include <QString>

#include <string_view>
#include <variant>

namespace kubewake {

// The filter language: Kibana's KQL with CIDR, /regex/ and a few more (README, "Filter language").

// Where a filter text is wrong. Offsets are bytes of the UTF-8 text.
struct KqlError
{
    QString message;
    std::size_t offset = 0;
    std::size_t length = 0; // may be 0 at the end of the text
};

// Suggestion for a filter that is valid but most likely not what was meant.
struct KqlHint
{
    QString message;
    QString replacement; // the whole filter text; empty if there is none to offer
};

struct KqlFilter
{
    ExpressionPtr expression;
    std::vector<KqlHint> hints;
};

struct KqlOptions
{
    // Date-only and zone-less times are read in this zone (the display zone).
    TimeFormat timeFormat;
};

inline constexpr std::size_t kMaximumKqlLength = 100'000; // bytes
inline constexpr int kMaximumKqlDepth = 256; // nested parentheses

[[nodiscard]] tl::expected<KqlFilter, KqlError> parseKql(std::string_view text,
                                                         const KqlOptions &options = {});

// `value` as it has to be written in a filter: quoted and escaped.
[[nodiscard]] QString kqlQuoted(std::string_view value);
// `field: "value"`, `not field: "value"`, `not field: *` for an absent value.
[[nodiscard]] QString kqlTerm(FieldId field, std::string_view value, bool exclude);
// `(a) and (b)`, leaving out what is empty and parentheses that are not needed.
[[nodiscard]] QString kqlAnd(const QString &a, const QString &b);

} // namespace kubewake
