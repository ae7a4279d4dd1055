// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/fieldaliases.h"
#include "detections/ruleproblem.h"
#include "detections/yamlnode.h"
#include "model/core/timestamp.h"
#include "model/query/expression.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// What a Sigma correlation asks of the matches of its base rules, within a sliding span of event
// time and per group. An immutable value. Sigma Correlation Rules Specification 2.1.
struct CorrelationSpec
{
    enum class Type : std::uint8_t {
        EventCount,
        ValueCount,
        Temporal,
        TemporalOrdered,
        ValueSum,
        ValueAverage,
        ValuePercentile,
        NewValue, // Kubewake's own: values that were not seen in the baseline
    };
    enum class Bound : std::uint8_t { Greater, GreaterOrEqual, Less, LessOrEqual, Equal, NotEqual };

    struct Limit
    {
        Bound bound;
        double value;
    };

    static constexpr std::size_t kMaximumRules = 64; // a bit each

    Type type = Type::EventCount;
    std::vector<std::string> rules {}; // ids or names, as written
    std::int64_t timespan = 0; // µs; both ends belong to a window. NewValue: the baseline
    std::vector<Limit> limits {}; // all must hold
    // Fields of each base rule, in the order of `rules`: aliases may give them different ones.
    std::vector<std::vector<FieldPath>> groupBy {};
    std::vector<std::vector<FieldPath>> values {}; // the tuple behind `condition: field`
    // NewValue: set by the responder, in place of the timespan.
    std::optional<MicrosecondsUtc> baselineEnd {};

    [[nodiscard]] bool isTemporal() const
    {
        return type == Type::Temporal || type == Type::TemporalOrdered;
    }
    // NewValue: what is first seen from here on is new. `first`: the first time of the evidence.
    [[nodiscard]] MicrosecondsUtc baselineEndOf(MicrosecondsUtc first) const
    {
        return baselineEnd.value_or(first == kNoTime ? kNoTime : first + timespan);
    }
    // Does the window, whose count, sum, … this is, fulfil the correlation?
    [[nodiscard]] bool holds(double measure) const;

    // `body` is the map under `correlation`.
    [[nodiscard]] static RuleResult<CorrelationSpec> read(const YamlNode &body,
                                                          const FieldAliases &aliases);
};

} // namespace kubewake
