// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "detections/yamlnode.h"
#include "model/audit/fieldcatalogue.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kubewake {

// What a Sigma correlation asks for: how many matches of its base rules, or how many distinct
// values in them, within a sliding span of event time and per group. An immutable value.
struct CorrelationSpec
{
    enum class Type : std::uint8_t { EventCount, ValueCount };
    enum class Bound : std::uint8_t { Greater, GreaterOrEqual, Less, LessOrEqual, Equal, NotEqual };

    struct Limit
    {
        Bound bound;
        std::int64_t value;
    };

    Type type = Type::EventCount;
    std::vector<std::string> rules; // ids or names, as written
    std::int64_t timespan = 0; // µs; both ends belong to a window
    std::vector<Limit> limits; // all must hold; some count from 1 on fulfils them
    // Fields of each base rule, in the order of `rules`: aliases may give them different ones.
    std::vector<std::vector<FieldId>> groupBy;
    std::vector<std::vector<FieldId>> values; // ValueCount: the tuple whose values are counted

    [[nodiscard]] bool holds(std::int64_t count) const;

    // `body` is the map under `correlation`.
    [[nodiscard]] static RuleResult<CorrelationSpec> read(const YamlNode &body);
};

} // namespace kubewake
