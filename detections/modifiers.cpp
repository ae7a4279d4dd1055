// SPDX-License-Identifier: Apache-2.0
#include "detections/modifiers.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

using Match = Modifiers::Match;

struct MatchName
{
    std::string_view name;
    Match match;
    Comparison comparison = Comparison::Less;
};

constexpr std::array<MatchName, 11> kMatches {{
    {"contains", Match::Contains},
    {"startswith", Match::StartsWith},
    {"endswith", Match::EndsWith},
    {"re", Match::Regex},
    {"cidr", Match::Network},
    {"lt", Match::Compared, Comparison::Less},
    {"lte", Match::Compared, Comparison::LessOrEqual},
    {"gt", Match::Compared, Comparison::Greater},
    {"gte", Match::Compared, Comparison::GreaterOrEqual},
    {"fieldref", Match::FieldReference},
    {"exists", Match::Exists},
}};

// Reads a chain from left to right.
class ModifierReader
{
public:
    explicit ModifierReader(int line)
        : m_line(line)
    {
    }

    RuleResult<Modifiers> read(const std::vector<std::string_view> &names)
    {
        for (const std::string_view name : names) {
            if (std::ranges::find(m_seen, name) != m_seen.end())
                return refuse("The modifier `" + std::string(name) + "` appears twice.");
            if (const std::string problem = take(name); !problem.empty())
                return refuse(problem);
            m_seen.push_back(name);
        }
        if (const std::string problem = contradiction(); !problem.empty())
            return refuse(problem);
        return m_modifiers;
    }

private:
    [[nodiscard]] tl::unexpected<RuleProblem> refuse(std::string message) const
    {
        return refused(m_line, std::move(message));
    }

    std::string take(std::string_view name)
    {
        for (const MatchName &known : kMatches) {
            if (known.name == name)
                return takeMatch(known);
        }
        if (name == "i" || name == "m" || name == "s") {
            if (m_modifiers.match != Match::Regex)
                return "The modifier `" + std::string(name) + "` belongs after `re`.";
            m_modifiers.regexFlags += name;
            return {};
        }
        if (const std::optional<DatePart> part = datePartFromName(name))
            return takeDatePart(*part);
        return takeFlag(name) || takeEncoding(name)
            ? std::move(m_problem)
            : "The modifier `" + std::string(name) + "` is unknown.";
    }

    std::string takeMatch(const MatchName &known)
    {
        if (m_modifiers.match != Match::Plain)
            return "The modifier `" + std::string(known.name)
                + "` cannot be combined with the one before it.";
        m_modifiers.match = known.match;
        m_modifiers.comparison = known.comparison;
        return {};
    }

    // What it takes is a number: before it is compared.
    std::string takeDatePart(DatePart part)
    {
        if (m_modifiers.datePart)
            return "A time has one part taken at once: two date modifiers cannot be combined.";
        if (m_modifiers.match != Match::Plain)
            return "A date modifier stands before lt, lte, gt and gte.";
        m_modifiers.datePart = part;
        return {};
    }

    bool takeFlag(std::string_view name)
    {
        const std::array<std::pair<std::string_view, bool *>, 6> flags {{
            {"all", &m_modifiers.all},
            {"every", &m_modifiers.every},
            {"cased", &m_modifiers.cased},
            {"neq", &m_modifiers.negated},
            {"windash", &m_modifiers.windash},
            {"expand", &m_modifiers.expand},
        }};
        for (const auto &[flag, target] : flags) {
            if (flag == name) {
                *target = true;
                return true;
            }
        }
        return false;
    }

    bool takeEncoding(std::string_view name)
    {
        using Utf16 = Modifiers::Utf16;
        using Base64 = Modifiers::Base64;
        constexpr std::array<std::pair<std::string_view, Utf16>, 4> texts {{
            {"utf16le", Utf16::LittleEndian},
            {"wide", Utf16::LittleEndian},
            {"utf16be", Utf16::BigEndian},
            {"utf16", Utf16::WithByteOrderMark},
        }};
        if (name == "base64" || name == "base64offset") {
            checkEncodingOrder(name, m_modifiers.base64 != Base64::None);
            m_modifiers.base64 = name == "base64" ? Base64::Whole : Base64::AnyOffset;
            return true;
        }
        for (const auto &[text, utf16] : texts) {
            if (text == name) {
                checkEncodingOrder(
                    name, m_modifiers.utf16 != Utf16::None || m_modifiers.base64 != Base64::None);
                m_modifiers.utf16 = utf16;
                return true;
            }
        }
        return false;
    }

    // An encoder works on what stands before it, so wildcards may only come after it.
    void checkEncodingOrder(std::string_view name, bool tooLate)
    {
        if (tooLate || m_modifiers.match != Match::Plain)
            m_problem = "The modifier `" + std::string(name)
                + "` stands too late in the chain; write utf16, base64, then contains.";
    }

    [[nodiscard]] std::string contradiction() const
    {
        const Match match = m_modifiers.match;
        const bool text = match == Match::Plain || match == Match::Contains
            || match == Match::StartsWith || match == Match::EndsWith;
        if (m_modifiers.datePart
            && ((match != Match::Plain && match != Match::Compared) || m_modifiers.cased
                || m_modifiers.windash || m_modifiers.expand || m_modifiers.all || m_modifiers.every
                || m_modifiers.base64 != Modifiers::Base64::None
                || m_modifiers.utf16 != Modifiers::Utf16::None))
            return "A date modifier only goes with lt, lte, gt, gte and neq.";
        if (match == Match::Exists && m_seen.size() > 1)
            return "`exists` stands alone.";
        if (m_modifiers.every && (m_modifiers.all || m_modifiers.negated))
            return "`every` cannot be combined with `all` and `neq`.";
        if (m_modifiers.every && match == Match::FieldReference)
            return "`every` cannot be combined with `fieldref`.";
        if (m_modifiers.negated && m_modifiers.all)
            return "`neq` and `all` cannot be combined.";
        if (m_modifiers.negated && match == Match::Compared)
            return "`neq` cannot be combined with lt, lte, gt or gte.";
        if (!text && (m_modifiers.cased || m_modifiers.windash))
            return "`cased` and `windash` only work on plain texts.";
        if (!text && m_modifiers.expand && match != Match::Network)
            return "`expand` only works on plain texts and networks.";
        if (!text
            && (m_modifiers.base64 != Modifiers::Base64::None
                || m_modifiers.utf16 != Modifiers::Utf16::None))
            return "Encodings only work on plain texts.";
        if (m_modifiers.utf16 != Modifiers::Utf16::None
            && m_modifiers.base64 == Modifiers::Base64::None)
            return "A UTF-16 modifier needs base64 or base64offset after it.";
        return {};
    }

    int m_line;
    Modifiers m_modifiers;
    std::vector<std::string_view> m_seen;
    std::string m_problem;
};

} // namespace

RuleResult<Modifiers> Modifiers::parse(const std::vector<std::string_view> &names, int line)
{
    return ModifierReader(line).read(names);
}

} // namespace kubewake
