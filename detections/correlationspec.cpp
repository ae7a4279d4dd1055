// SPDX-License-Identifier: Apache-2.0
#include "detections/correlationspec.h"

#include "detections/firstproblem.h"
#include "detections/yamlvalues.h"
#include "model/query/numbertext.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace kubewake {
namespace {

using Bound = CorrelationSpec::Bound;
using Type = CorrelationSpec::Type;

constexpr std::array<std::string_view, 6> kKeys {"type",     "rules",     "group-by",
                                                 "timespan", "condition", "aliases"};
constexpr std::array<std::pair<std::string_view, Type>, 8> kTypes {{
    {"event_count", Type::EventCount},
    {"value_count", Type::ValueCount},
    {"temporal", Type::Temporal},
    {"temporal_ordered", Type::TemporalOrdered},
    {"value_sum", Type::ValueSum},
    {"value_avg", Type::ValueAverage},
    {"value_percentile", Type::ValuePercentile},
    {"new_value", Type::NewValue},
}};
constexpr std::array<std::pair<std::string_view, Bound>, 6> kBounds {{
    {"gt", Bound::Greater},
    {"gte", Bound::GreaterOrEqual},
    {"lt", Bound::Less},
    {"lte", Bound::LessOrEqual},
    {"eq", Bound::Equal},
    {"neq", Bound::NotEqual},
}};

constexpr double kMostEvents = 4'294'967'295; // rows are numbers of 32 bits

bool passes(const CorrelationSpec::Limit &limit, double count)
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
    CorrelationReader(const YamlNode &body, const FieldAliases &aliases)
        : m_body(body)
        , m_aliases(aliases)
    {
    }

    RuleResult<CorrelationSpec> read()
    {
        for (const YamlNode::Entry &entry : m_body.entries) {
            if (std::ranges::find(kKeys, entry.key) == kKeys.end())
                problem(entry.line, "`correlation` has no key `" + entry.key + "`.");
        }
        takeType();
        takeRules();
        takeTimespan();
        takeGroups();
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
        const auto *known =
            std::ranges::find(kTypes, type, &std::pair<std::string_view, Type>::first);
        if (known != kTypes.end())
            m_spec.type = known->second;
        else
            problem(lineOf("type"), "`" + type + "` is no type of correlation.");
    }

    void takeRules()
    {
        m_spec.rules = take(textsAt(m_body, "rules"));
        if (m_spec.rules.empty())
            problem(m_body.line, "The correlation names no `rules`.");
        if (m_spec.rules.size() > CorrelationSpec::kMaximumRules)
            problem(lineOf("rules"),
                    "A correlation is of at most " + std::to_string(CorrelationSpec::kMaximumRules)
                        + " rules.");
        const std::set<std::string> distinct(m_spec.rules.begin(), m_spec.rules.end());
        if (distinct.size() != m_spec.rules.size())
            problem(lineOf("rules"), "The correlation names a rule twice.");
    }

    // What is new may be so for everybody; everything else is counted per group.
    void takeGroups()
    {
        m_spec.groupBy = fieldsOf(take(textsAt(m_body, "group-by")), lineOf("group-by"));
        const bool none = m_spec.groupBy.empty() || m_spec.groupBy.front().empty();
        if (none && m_spec.type != Type::NewValue)
            problem(m_body.line, "The correlation has no `group-by`.");
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
    std::vector<std::vector<FieldPath>> fieldsOf(const std::vector<std::string> &names, int line)
    {
        std::vector<std::vector<FieldPath>> fields;
        for (const std::string &rule : m_spec.rules) {
            fields.emplace_back();
            for (const std::string &name : names)
                fields.back().push_back(
                    take(m_aliases.valueFieldOf(resolved(name, rule, line), line)));
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
            if (!m_spec.isTemporal() || condition != nullptr)
                problem(m_body.line, "The correlation has no `condition` map.");
            requireAllRules();
            return;
        }
        for (const YamlNode::Entry &entry : condition->entries) {
            if (entry.key != "field")
                takeLimit(entry);
        }
        takeValues(*condition);
        checkLimits(condition->line);
    }

    // temporal without a condition.
    void requireAllRules()
    {
        m_spec.limits = {{Bound::GreaterOrEqual, static_cast<double>(m_spec.rules.size())}};
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
        const auto number = NumberText::parse(entry.value.text);
        if (!number || !entry.value.isScalar())
            problem(entry.line, "`" + entry.key + "` is followed by a number.");
        else if (counts() && !number->isInteger)
            problem(entry.line, "`" + entry.key + "` is followed by a whole number.");
        else
            m_spec.limits.push_back({known->second, number->real});
    }

    // Is what is compared a number of events, values or rules?
    [[nodiscard]] bool counts() const
    {
        return m_spec.isTemporal() || m_spec.type == Type::EventCount
            || m_spec.type == Type::ValueCount;
    }

    void takeValues(const YamlNode &condition)
    {
        const std::vector<std::string> names = take(textsAt(condition, "field"));
        if (m_spec.isTemporal() || m_spec.type == Type::EventCount) {
            if (!names.empty())
                problem(condition.line,
                        "A correlation of this type has no `field`; use value_count.");
            return;
        }
        if (names.empty())
            problem(condition.line, "The condition needs the `field` whose values count.");
        else if (names.size() > 1 && m_spec.type != Type::ValueCount
                 && m_spec.type != Type::NewValue)
            problem(condition.line, "The condition has more than one `field`.");
        else
            m_spec.values = fieldsOf(names, condition.line);
    }

    void checkLimits(int line)
    {
        if (m_spec.type == Type::NewValue) {
            if (!m_spec.limits.empty())
                problem(line, "new_value has no bounds.");
            return;
        }
        if (m_spec.limits.empty() && m_spec.isTemporal())
            requireAllRules();
        if (m_spec.limits.empty())
            problem(line, "The condition of the correlation names no number.");
        else if (counts() && !isSatisfiable())
            problem(line, "No number of events from 1 on fulfils the condition.");
    }

    // The counts that can matter are 1 and those next to a limit.
    [[nodiscard]] bool isSatisfiable() const
    {
        const double most =
            m_spec.isTemporal() ? static_cast<double>(m_spec.rules.size()) : kMostEvents;
        std::vector<double> candidates {1};
        for (const CorrelationSpec::Limit &limit : m_spec.limits)
            candidates.insert(candidates.end(), {limit.value - 1, limit.value, limit.value + 1});
        return std::ranges::any_of(candidates, [&](double count) {
            return count >= 1 && count <= most && m_spec.holds(count);
        });
    }

    const YamlNode &m_body;
    const FieldAliases &m_aliases;
    CorrelationSpec m_spec;
};

} // namespace

bool CorrelationSpec::holds(double measure) const
{
    return std::ranges::all_of(limits,
                               [measure](const Limit &limit) { return passes(limit, measure); });
}

RuleResult<CorrelationSpec> CorrelationSpec::read(const YamlNode &body, const FieldAliases &aliases)
{
    return CorrelationReader(body, aliases).read();
}

} // namespace kubewake
