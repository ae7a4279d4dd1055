// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/valuetest.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace kubewake {

// One word, quoted text or pattern of a filter, with the place it was written at.
struct KqlLiteral
{
    enum class Form : std::uint8_t { Unquoted, Quoted, Regex };

    Form form = Form::Unquoted;
    std::string text {}; // what is meant, escapes resolved; the pattern of a Regex
    // Unquoted only: `text` with the literal '*' and '\' escaped, as wildcard() reads it.
    std::string pattern {};
    bool hasStar = false; // `pattern` has a '*' that stands for any characters
    bool ignoresCase = false; // Regex only: /…/i
    std::size_t offset = 0; // bytes of the filter text
    std::size_t length = 0;

    [[nodiscard]] static KqlLiteral unquoted(std::string pattern);
    [[nodiscard]] static KqlLiteral quoted(std::string text);
    [[nodiscard]] static KqlLiteral regex(std::string pattern, bool ignoresCase);
    [[nodiscard]] bool isOnlyStar() const { return hasStar && pattern == "*"; }
};

struct KqlNode;
using KqlNodePtr = std::unique_ptr<KqlNode>;

// A filter as it was written. Value lists are taken apart: `a:(b or c)` is `a:b or a:c`. Owned by
// one parse and not shared; no deeper than kMaximumKqlDepth times a small number.
struct KqlNode
{
    enum class Kind : std::uint8_t { All, And, Or, Not, Match, Range, Nested };

    Kind kind = Kind::All;
    std::vector<KqlNodePtr> children {}; // And, Or: two or more; Not, Nested: one
    std::shared_ptr<const KqlLiteral> field {}; // Match: null for any field. Range, Nested
    KqlLiteral value {}; // Match, Range
    Comparison comparison = Comparison::Less; // Range
};

// Same meaning; places in the text do not count.
[[nodiscard]] bool sameKql(const KqlNode &a, const KqlNode &b);

// The filter as text that parses to the same tree.
[[nodiscard]] std::string printKql(const KqlNode &node);
[[nodiscard]] std::string printKqlLiteral(const KqlLiteral &literal);
// In quotes, escaped.
[[nodiscard]] std::string quoteKql(std::string_view text);

} // namespace kubewake
