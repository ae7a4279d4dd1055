// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "detections/yamlnode.h"
#include "model/audit/fieldcatalogue.h"
#include "model/core/timestamp.h"
#include "model/signals/signal.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// One YAML document of a rule file: who it is and what the responder reads about it. What it
// detects is checked later, by the compilers. A value.
struct RuleDocument
{
    enum class Kind : std::uint8_t { Detection, Correlation, Filter };

    static constexpr std::int64_t kStandardWindow = 3'600'000'000; // 1h in µs

    Kind kind = Kind::Detection;
    std::shared_ptr<const RuleInfo> info;
    std::string name; // by which correlations and filters may call it
    int line = 0;
    YamlNode body; // the value of `detection`, `correlation` or `filter`
    bool generate = false;
    std::string reason {}; // Filter: why what it takes away is expected
    std::optional<MicrosecondsUtc> expires {}; // Filter
    std::optional<FieldId> entity;
    std::int64_t window = kStandardWindow;
    // Names of settings without which the rule can say nothing.
    std::vector<std::string> requiredSettings;

    // `file` and `text` are kept in the RuleInfo.
    [[nodiscard]] static RuleResult<RuleDocument> read(const YamlNode &root,
                                                       const std::string &file, std::string text);
};

} // namespace kubewake
