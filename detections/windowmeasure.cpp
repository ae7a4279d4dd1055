// SPDX-License-Identifier: Apache-2.0
#include "detections/windowmeasure.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <unordered_map>
#include <vector>

namespace kubewake {
namespace {

class EventCount : public WindowMeasure
{
public:
    void add(const CorrelatedMatch &match) override { m_count += match.counts ? 1 : 0; }
    void remove(const CorrelatedMatch &match) override { m_count -= match.counts ? 1 : 0; }
    [[nodiscard]] std::optional<double> value(MicrosecondsUtc) const override
    {
        return static_cast<double>(m_count);
    }

private:
    std::int64_t m_count = 0;
};

class ValueCount : public WindowMeasure
{
public:
    void add(const CorrelatedMatch &match) override
    {
        if (hasValue(match))
            ++m_values[match.value];
    }

    void remove(const CorrelatedMatch &match) override
    {
        if (!hasValue(match))
            return;
        const auto found = m_values.find(match.value);
        if (--found->second == 0)
            m_values.erase(found);
    }

    [[nodiscard]] std::optional<double> value(MicrosecondsUtc) const override
    {
        return static_cast<double>(m_values.size());
    }

private:
    static bool hasValue(const CorrelatedMatch &match)
    {
        return match.counts && match.value != CorrelatedMatch::kNoValue;
    }

    std::unordered_map<std::uint32_t, std::size_t> m_values;
};

// How many of the base rules have matched.
class RuleCount : public WindowMeasure
{
public:
    void add(const CorrelatedMatch &match) override { change(match.bases, 1); }
    void remove(const CorrelatedMatch &match) override { change(match.bases, -1); }
    [[nodiscard]] std::optional<double> value(MicrosecondsUtc) const override
    {
        return static_cast<double>(
            std::ranges::count_if(m_matches, [](std::int64_t matches) { return matches > 0; }));
    }

private:
    void change(std::uint64_t bases, std::int64_t by)
    {
        for (; bases != 0; bases &= bases - 1)
            m_matches[static_cast<std::size_t>(std::countr_zero(bases))] += by;
    }

    std::array<std::int64_t, CorrelationSpec::kMaximumRules> m_matches {};
};

// How many of the base rules have matched one after the other in the order of the list: of every
// length of such a chain, and the rule it ends with, the latest event that it can begin with.
class OrderedRuleCount : public WindowMeasure
{
public:
    explicit OrderedRuleCount(std::size_t rules)
        : m_latestStart(rules, std::vector<MicrosecondsUtc>(rules, kNoTime))
    {
    }

    void add(const CorrelatedMatch &match) override
    {
        // From the last rule on, so that one event is one link even if several rules matched it.
        for (std::size_t rule = m_latestStart.size(); rule-- > 0;) {
            if ((match.bases >> rule & 1) != 0)
                extend(rule, match.time);
        }
    }

    void remove(const CorrelatedMatch &) override { } // value() looks at the starts

    [[nodiscard]] std::optional<double> value(MicrosecondsUtc start) const override
    {
        std::size_t longest = 0;
        for (const std::vector<MicrosecondsUtc> &ofRule : m_latestStart) {
            for (std::size_t length = longest + 1; length <= ofRule.size(); ++length) {
                if (ofRule[length - 1] >= start)
                    longest = length;
            }
        }
        return static_cast<double>(longest);
    }

private:
    void extend(std::size_t rule, MicrosecondsUtc time)
    {
        std::vector<MicrosecondsUtc> &starts = m_latestStart[rule];
        starts[0] = time;
        for (std::size_t before = 0; before < rule; ++before) {
            for (std::size_t length = 1; length <= before + 1; ++length)
                starts[length] = std::max(starts[length], m_latestStart[before][length - 1]);
        }
    }

    // [rule that the chain ends with][length - 1]
    std::vector<std::vector<MicrosecondsUtc>> m_latestStart;
};

// Sums are kept in millionths, in which adding and taking away leaves no rest.
class ValueSum : public WindowMeasure
{
public:
    void add(const CorrelatedMatch &match) override { change(match, 1); }
    void remove(const CorrelatedMatch &match) override { change(match, -1); }

    [[nodiscard]] std::optional<double> value(MicrosecondsUtc) const override
    {
        return m_count == 0 ? std::optional<double>() : sum();
    }

protected:
    [[nodiscard]] double sum() const { return static_cast<double>(m_sum) / kUnits; }
    [[nodiscard]] std::int64_t count() const { return m_count; }

private:
    __extension__ using Wide = __int128;
    static constexpr double kUnits = 1e6;
    static constexpr double kLargest = 1e21; // far from what 2^32 of them overflow

    void change(const CorrelatedMatch &match, int by)
    {
        if (!match.counts || !match.number)
            return;
        const double number = std::clamp(*match.number, -kLargest, kLargest);
        m_sum += by * static_cast<Wide>(std::round(number * kUnits));
        m_count += by;
    }

    Wide m_sum = 0;
    std::int64_t m_count = 0;
};

class ValueAverage : public ValueSum
{
public:
    [[nodiscard]] std::optional<double> value(MicrosecondsUtc) const override
    {
        return count() == 0 ? std::optional<double>() : sum() / static_cast<double>(count());
    }
};

} // namespace

std::unique_ptr<WindowMeasure> WindowMeasure::create(const CorrelationSpec &spec)
{
    switch (spec.type) {
    case CorrelationSpec::Type::EventCount:
        return std::make_unique<EventCount>();
    case CorrelationSpec::Type::ValueCount:
        return std::make_unique<ValueCount>();
    case CorrelationSpec::Type::Temporal:
        return std::make_unique<RuleCount>();
    case CorrelationSpec::Type::TemporalOrdered:
        return std::make_unique<OrderedRuleCount>(spec.rules.size());
    case CorrelationSpec::Type::ValueSum:
        return std::make_unique<ValueSum>();
    case CorrelationSpec::Type::ValueAverage:
        return std::make_unique<ValueAverage>();
    case CorrelationSpec::Type::ValuePercentile:
    case CorrelationSpec::Type::NewValue:
        break;
    }
    return nullptr;
}

} // namespace kubewake
