// SPDX-License-Identifier: Apache-2.0
#include "detections/correlationspec.h"

#include "detections/fieldname.h"
#include "detections/firstproblem.h"
#include "detections/yamlvalues.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace kubewake {
namespace {

using Bound = CorrelationSpec::Bound;

constexpr std::array<std::string_view, 6> kKeys {"type",     "rules",     "group-by",
                                                 "timespan", "condition", "aliases"};
constexpr std::array<std::string_view, 5> kOtherTypes {"temporal", "temporal_ordered", "value_sum",
                                                       "value_avg", "value_percentile"};
constexpr std::array<std::pair<std::string_view, Bound>, 6> kBounds {{
    {"gt", Bound::Greater},
    {"gte", Bound::GreaterOrEqual},
    {"lt", Bound::Less},
    {"lte", Bound::LessOrEqual},
    {"eq", Bound::Equal},
    {"neq", Bound::NotEqual},
}};

bool passes(const CorrelationSpec::Limit &limit, std::int64_t count)
{
    switch (limit.bound) {
    case Bound::Greater:
        return count > limit.value;
    case Bound::GreaterOrEqual:
        return count >= limit.value;
    case Bound::Less:
        return count < limit.value;
    case Bound::LessOrEqual:
        return count <= limit.value;
    case Bound::Equal:
        return count == limit.value;
    case Bound::NotEqual:
        return count != limit.value;
    }
    return false;
}

class CorrelationReader : private FirstProblem
{
public:
    explicit CorrelationReader(const YamlNode &body)
        : m_body(body)
    {
    }

    RuleResult<CorrelationSpec> read()
    {
        for (const YamlNode::Entry &entry : m_body.entries) {
            if (std::ranges::find(kKeys, entry.key) == kKeys.end())
                problem(entry.line, "`correlation` has no key `" + entry.key + "`.");
        }
        takeType();
        m_spec.rules = take(textsAt(m_body, "rules"));
        if (m_spec.rules.empty())
            problem(m_body.line, "The correlation names no `rules`.");
        takeTimespan();
        m_spec.groupBy = fieldsOf(take(textsAt(m_body, "group-by")), lineOf("group-by"));
        if (m_spec.groupBy.empty() || m_spec.groupBy.front().empty())
            problem(m_body.line, "The correlation has no `group-by`.");
        takeCondition();
        if (m_problem)
            return tl::unexpected<RuleProblem>(*m_problem);
        return std::move(m_spec);
    }

private:
    [[nodiscard]] int lineOf(std::string_view key) const
    {
        const YamlNode *node = m_body.find(key);
        return node != nullptr ? node->line : m_body.line;
    }

    void takeType()
    {
        const std::string type = take(textAt(m_body, "type"));
        if (type == "value_count")
            m_spec.type = CorrelationSpec::Type::ValueCount;
        else if (std::ranges::find(kOtherTypes, type) != kOtherTypes.end())
            problem(lineOf("type"),
                    "Correlations of type `" + type
                        + "` are not supported; event_count and value_count are.");
        else if (type != "event_count")
            problem(lineOf("type"), "`" + type + "` is no type of correlation.");
    }

    void takeTimespan()
    {
        const std::string text = take(textAt(m_body, "timespan"));
        if (const auto span = timespanOf(text))
            m_spec.timespan = *span;
        else
            problem(lineOf("timespan"),
                    "The correlation needs a `timespan` such as 30s, 5m, 1h or 7d.");
    }

    // The fields of each base rule, aliases resolved.
    std::vector<std::vector<FieldId>> fieldsOf(const std::vector<std::string> &names, int line)
    {
        std::vector<std::vector<FieldId>> fields;
        for (const std::string &rule : m_spec.rules) {
            fields.emplace_back();
            for (const std::string &name : names)
                fields.back().push_back(take(columnOf(resolved(name, rule, line), line)));
        }
        return fields;
    }

    std::string resolved(const std::string &name, const std::string &rule, int line)
    {
        const YamlNode *aliases = m_body.find("aliases");
        const YamlNode *alias = aliases != nullptr ? aliases->find(name) : nullptr;
        if (alias == nullptr)
            return name;
        std::string field = take(textAt(*alias, rule));
        if (field.empty())
            problem(line, "The alias `" + name + "` names no field for the rule `" + rule + "`.");
        return field;
    }

    void takeCondition()
    {
        const YamlNode *condition = m_body.find("condition");
        if (condition == nullptr || !condition->isMap()) {
            problem(m_body.line, "The correlation has no `condition` map.");
            return;
        }
        for (const YamlNode::Entry &entry : condition->entries) {
            if (entry.key != "field")
                takeLimit(entry);
        }
        takeValues(*condition);
        if (m_spec.limits.empty())
            problem(condition->line, "The condition of the correlation names no number.");
        else if (!isSatisfiable())
            problem(condition->line, "No number of events from 1 on fulfils the condition.");
    }

    void takeLimit(const YamlNode::Entry &entry)
    {
        const auto *known =
            std::ranges::find(kBounds, entry.key, &std::pair<std::string_view, Bound>::first);
        if (known == kBounds.end()) {
            problem(entry.line,
                    "`" + entry.key + "` is no bound; use gt, gte, lt, lte, eq or neq.");
            return;
        }
        const std::string &text = entry.value.text;
        std::int64_t number = 0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || stop != text.data() + text.size())
            problem(entry.line, "`" + entry.key + "` is followed by a whole number.");
        else
            m_spec.limits.push_back({known->second, number});
    }

    void takeValues(const YamlNode &condition)
    {
        const std::vector<std::string> names = take(textsAt(condition, "field"));
        const bool counted = m_spec.type == CorrelationSpec::Type::ValueCount;
        if (counted == names.empty())
            problem(condition.line,
                    counted ? "value_count needs the `field` whose values it counts."
                            : "event_count has no `field`; use value_count.");
        else if (counted)
            m_spec.values = fieldsOf(names, condition.line);
    }

    // The counts that can matter are 1 and those next to a limit.
    [[nodiscard]] bool isSatisfiable() const
    {
        if (m_spec.holds(1))
            return true;
        return std::ranges::any_of(m_spec.limits, [this](const CorrelationSpec::Limit &limit) {
            for (const std::int64_t step : {-1, 0, 1}) {
                if (limit.value >= 1 - step && limit.value < INT64_MAX
                    && m_spec.holds(limit.value + step))
                    return true;
            }
            return false;
        });
    }

    const YamlNode &m_body;
    CorrelationSpec m_spec;
};

} // namespace

bool CorrelationSpec::holds(std::int64_t count) const
{
    return std::ranges::all_of(limits,
                               [count](const Limit &limit) { return passes(limit, count); });
}

RuleResult<CorrelationSpec> CorrelationSpec::read(const YamlNode &body)
{
    return CorrelationReader(body).read();
}

} // namespace kubewake
