// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/datepart.h"
#include "detections/ruleproblem.h"
#include "model/query/valuetest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// What the modifiers behind a field name ask for (`field|contains|all`). A chain that neither Sigma
// nor Kubewake defines, or that would be read in two ways, is refused: ignoring a modifier changes
// what a rule means.
struct Modifiers
{
    // How the value is compared; at most one.
    enum class Match : std::uint8_t {
        Plain,
        Contains,
        StartsWith,
        EndsWith,
        Regex,
        Network,
        Compared,
        FieldReference,
        Exists,
    };
    enum class Utf16 : std::uint8_t { None, LittleEndian, BigEndian, WithByteOrderMark };
    enum class Base64 : std::uint8_t { None, Whole, AnyOffset };

    Match match = Match::Plain;
    Comparison comparison = Comparison::Less; // Compared
    bool all = false;
    bool every = false; // Kubewake's own: not one value of the field but each of them
    bool cased = false;
    bool negated = false; // neq
    bool windash = false;
    bool expand = false;
    Utf16 utf16 = Utf16::None;
    Base64 base64 = Base64::None;
    std::string regexFlags {}; // of "ims"
    std::optional<DatePart> datePart {};

    [[nodiscard]] static RuleResult<Modifiers> parse(const std::vector<std::string_view> &names,
                                                     int line);
    [[nodiscard]] CaseSensitivity sensitivity() const
    {
        return cased ? CaseSensitivity::Sensitive : CaseSensitivity::Insensitive;
    }
};

} // namespace kubewake
