// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/valuetest.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A Sigma string: literal text with `*` and `?`, and with %placeholders% if they are asked for.
// A backslash makes `*`, `?`, itself (and `%`, if placeholders are read) literal and is literal
// before anything else. A value.
class SigmaText
{
public:
    struct Part
    {
        enum class Kind : std::uint8_t { Literal, AnyRun, AnyOne, Placeholder };
        Kind kind = Kind::Literal;
        std::string text {}; // Literal; Placeholder: its name
    };

    enum class Placeholders : std::uint8_t { Literal, Read };

    [[nodiscard]] static SigmaText parse(std::string_view text, Placeholders placeholders);
    [[nodiscard]] static SigmaText literal(std::string text);

    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    void append(Part part);
    void appendText(const SigmaText &other);

    [[nodiscard]] bool hasWildcards() const;
    // One star and nothing else.
    [[nodiscard]] bool isAnything() const;
    // The text, if there are no wildcards.
    [[nodiscard]] std::string literalText() const;

    // No placeholder may be left.
    [[nodiscard]] ValueTestPtr test(CaseSensitivity sensitivity) const;

private:
    std::vector<Part> m_parts; // no two literals and no two stars in a row
};

} // namespace kubewake
