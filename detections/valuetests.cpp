// SPDX-License-Identifier: Apache-2.0
#include "detections/valuetests.h"

#include "model/core/timestamp.h"
#include "model/query/numbertext.h"
#include "model/query/textsearch.h"

#include <algorithm>
#include <unordered_set>

namespace kubewake {
namespace {

class TextSetTest : public ValueTest
{
public:
    TextSetTest(const std::vector<std::string> &texts, CaseSensitivity sensitivity)
        : m_sensitivity(sensitivity)
    {
        for (const std::string &text : texts) {
            m_texts.insert(folded(text));
            if (NumberText::parse(text))
                m_numbers.push_back(equalTo(text, sensitivity));
        }
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        if (m_texts.contains(folded(value)))
            return true;
        return !m_numbers.empty() && NumberText::parse(value)
            && std::ranges::any_of(
                m_numbers, [value](const ValueTestPtr &number) { return number->matches(value); });
    }

private:
    [[nodiscard]] std::string folded(std::string_view text) const
    {
        return m_sensitivity == CaseSensitivity::Sensitive ? std::string(text) : asciiLowered(text);
    }

    CaseSensitivity m_sensitivity;
    std::unordered_set<std::string> m_texts;
    std::vector<ValueTestPtr> m_numbers;
};

class ComparedInKindTest : public ValueTest
{
public:
    ComparedInKindTest(Comparison comparison, const std::string &bound, bool number)
        : m_comparison(compared(comparison, bound))
        , m_number(number)
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        const bool sameKind =
            m_number ? NumberText::parse(value).has_value() : parseTimestamp(value).has_value();
        return sameKind && m_comparison->matches(value);
    }

    [[nodiscard]] std::optional<NumberInterval> interval(NumberForm form) const override
    {
        if (m_number == (form == NumberForm::Time))
            return std::nullopt;
        return m_comparison->interval(form);
    }

private:
    ValueTestPtr m_comparison;
    bool m_number;
};

} // namespace

ValueTestPtr equalToAny(const std::vector<std::string> &texts, CaseSensitivity sensitivity)
{
    return std::make_shared<const TextSetTest>(texts, sensitivity);
}

ValueTestPtr comparedInKind(Comparison comparison, const std::string &bound)
{
    const bool number = NumberText::parse(bound).has_value();
    if (!number && !parseTimestamp(bound))
        return nullptr;
    return std::make_shared<const ComparedInKindTest>(comparison, bound, number);
}

} // namespace kubewake
