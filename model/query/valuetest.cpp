// SPDX-License-Identifier: Apache-2.0
#include "model/query/valuetest.h"

#include "model/core/timestamp.h"
#include "model/query/ipaddress.h"
#include "model/query/numberinterval.h"
#include "model/query/numbertext.h"
#include "model/query/textsearch.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {
namespace {

constexpr NumberInterval kNothing {1, 0};

class EqualTest : public ValueTest
{
public:
    EqualTest(std::string value, CaseSensitivity sensitivity)
        : m_value(std::move(value))
        , m_number(NumberText::parse(m_value))
        , m_sensitivity(sensitivity)
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        if (value == m_value)
            return true;
        if (m_number) {
            const auto number = NumberText::parse(value);
            if (number && number->equals(*m_number))
                return true;
        }
        return m_sensitivity == CaseSensitivity::Insensitive && equalIgnoringCase(value, m_value);
    }

    [[nodiscard]] std::optional<NumberInterval> interval(NumberForm form) const override
    {
        if (form == NumberForm::Time) {
            if (m_sensitivity == CaseSensitivity::Insensitive)
                return std::nullopt;
            const auto time = parseTimestamp(m_value);
            return time && formatTimestampUtc(*time) == m_value ? NumberInterval {*time, *time}
                                                                : kNothing;
        }
        // Neither form has letters, and each writes a number in one way only.
        return m_number ? intervalFor(IntervalEnds::Equal, *m_number, form) : kNothing;
    }

    [[nodiscard]] bool exactTexts(std::vector<std::string> &texts) const override
    {
        if (m_number || m_sensitivity == CaseSensitivity::Insensitive)
            return false;
        texts.push_back(m_value);
        return true;
    }

private:
    std::string m_value;
    std::optional<NumberText> m_number;
    CaseSensitivity m_sensitivity;
};

enum class Part { Anywhere, Start, End };

class PartTest : public ValueTest
{
public:
    PartTest(Part part, std::string text, CaseSensitivity sensitivity)
        : m_part(part)
        , m_text(std::move(text))
        , m_sensitivity(sensitivity)
        , m_search(m_text)
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        if (value.size() < m_text.size())
            return false;
        const bool sensitive = m_sensitivity == CaseSensitivity::Sensitive;
        if (m_part == Part::Anywhere)
            return sensitive ? value.find(m_text) != std::string_view::npos : m_search.isIn(value);
        const std::string_view end = m_part == Part::Start
            ? value.substr(0, m_text.size())
            : value.substr(value.size() - m_text.size());
        return sensitive ? end == m_text : equalIgnoringCase(end, m_text);
    }

private:
    Part m_part;
    std::string m_text;
    CaseSensitivity m_sensitivity;
    TextSearch m_search;
};

class NetworkTest : public ValueTest
{
public:
    explicit NetworkTest(IpNetwork network)
        : m_network(network)
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        const auto address = IpAddress::parse(value);
        return address && m_network.contains(*address);
    }

private:
    IpNetwork m_network;
};

std::optional<MicrosecondsUtc> parseTimeOrDate(const std::string &text)
{
    constexpr std::size_t kDateLength = 10;
    return parseTimestamp(text.size() == kDateLength ? text + "T00:00:00Z" : text);
}

class ComparedTest : public ValueTest
{
public:
    ComparedTest(Comparison comparison, std::string value)
        : m_comparison(comparison)
        , m_value(std::move(value))
        , m_number(NumberText::parse(m_value))
        , m_time(parseTimeOrDate(m_value))
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        if (m_number) {
            if (const auto number = NumberText::parse(value))
                return holds(number->compare(*m_number));
        }
        if (m_time) {
            if (const auto time = parseTimestamp(value))
                return holds(*time <=> *m_time);
        }
        return holds(value <=> std::string_view(m_value));
    }

    [[nodiscard]] std::optional<NumberInterval> interval(NumberForm form) const override
    {
        if (form == NumberForm::Time) {
            if (!m_time)
                return std::nullopt;
            switch (m_comparison) {
            case Comparison::Less:
                return *m_time == INT64_MIN ? kNothing : NumberInterval {INT64_MIN, *m_time - 1};
            case Comparison::LessOrEqual:
                return NumberInterval {INT64_MIN, *m_time};
            case Comparison::Greater:
                return *m_time == INT64_MAX ? kNothing : NumberInterval {*m_time + 1, INT64_MAX};
            case Comparison::GreaterOrEqual:
                return NumberInterval {*m_time, INT64_MAX};
            }
        }
        if (!m_number)
            return std::nullopt;
        return intervalFor(static_cast<IntervalEnds>(m_comparison), *m_number, form);
    }

private:
    template<typename Ordering>
    [[nodiscard]] bool holds(Ordering ordering) const
    {
        switch (m_comparison) {
        case Comparison::Less:
            return ordering < 0;
        case Comparison::LessOrEqual:
            return ordering <= 0;
        case Comparison::Greater:
            return ordering > 0;
        case Comparison::GreaterOrEqual:
            return ordering >= 0;
        }
        return false;
    }

    Comparison m_comparison;
    std::string m_value;
    std::optional<NumberText> m_number;
    std::optional<MicrosecondsUtc> m_time;
};

class AnyOfTest : public ValueTest
{
public:
    explicit AnyOfTest(std::vector<ValueTestPtr> tests)
        : m_tests(std::move(tests))
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        return std::ranges::any_of(m_tests,
                                   [value](const ValueTestPtr &t) { return t->matches(value); });
    }

    [[nodiscard]] std::optional<NumberInterval> interval(NumberForm form) const override
    {
        return m_tests.size() == 1 ? m_tests.front()->interval(form) : std::nullopt;
    }

    [[nodiscard]] bool exactTexts(std::vector<std::string> &texts) const override
    {
        return std::ranges::all_of(
            m_tests, [&texts](const ValueTestPtr &t) { return t->exactTexts(texts); });
    }

private:
    std::vector<ValueTestPtr> m_tests;
};

class AllOfTest : public ValueTest
{
public:
    explicit AllOfTest(std::vector<ValueTestPtr> tests)
        : m_tests(std::move(tests))
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        return std::ranges::all_of(m_tests,
                                   [value](const ValueTestPtr &t) { return t->matches(value); });
    }

    [[nodiscard]] std::optional<NumberInterval> interval(NumberForm form) const override
    {
        NumberInterval all;
        for (const ValueTestPtr &test : m_tests) {
            const auto one = test->interval(form);
            if (!one)
                return std::nullopt;
            all = {std::max(all.first, one->first), std::min(all.last, one->last)};
        }
        return all;
    }

private:
    std::vector<ValueTestPtr> m_tests;
};

class NotTest : public ValueTest
{
public:
    explicit NotTest(ValueTestPtr test)
        : m_test(std::move(test))
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        return !m_test->matches(value);
    }

private:
    ValueTestPtr m_test;
};

} // namespace

ValueTestPtr equalTo(std::string value, CaseSensitivity sensitivity)
{
    return std::make_shared<const EqualTest>(std::move(value), sensitivity);
}

ValueTestPtr containing(std::string part, CaseSensitivity sensitivity)
{
    return std::make_shared<const PartTest>(Part::Anywhere, std::move(part), sensitivity);
}

ValueTestPtr startingWith(std::string part, CaseSensitivity sensitivity)
{
    return std::make_shared<const PartTest>(Part::Start, std::move(part), sensitivity);
}

ValueTestPtr endingWith(std::string part, CaseSensitivity sensitivity)
{
    return std::make_shared<const PartTest>(Part::End, std::move(part), sensitivity);
}

Result<ValueTestPtr> insideNetwork(std::string_view cidr)
{
    const auto network = IpNetwork::parse(cidr);
    if (!network)
        return failure(
            QCoreApplication::translate("Filter", "Not a network such as 10.0.0.0/8: %1")
                .arg(QString::fromUtf8(cidr.data(), static_cast<qsizetype>(cidr.size()))));
    return ValueTestPtr(std::make_shared<const NetworkTest>(*network));
}

ValueTestPtr compared(Comparison comparison, std::string value)
{
    return std::make_shared<const ComparedTest>(comparison, std::move(value));
}

ValueTestPtr anyOf(std::vector<ValueTestPtr> tests)
{
    return std::make_shared<const AnyOfTest>(std::move(tests));
}

ValueTestPtr allOf(std::vector<ValueTestPtr> tests)
{
    return std::make_shared<const AllOfTest>(std::move(tests));
}

ValueTestPtr notMatching(ValueTestPtr test)
{
    return std::make_shared<const NotTest>(std::move(test));
}

} // namespace kubewake
