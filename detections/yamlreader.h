// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "detections/yamlnode.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// Rules come from strangers: what a file may cost is bounded.
inline constexpr std::size_t kMaximumRuleFileBytes = 1 << 20;
inline constexpr std::size_t kMaximumYamlDocuments = 1'000; // a file
inline constexpr int kMaximumYamlDepth = 32;
inline constexpr std::size_t kMaximumYamlListLength = 10'000; // also the keys of a map
inline constexpr std::size_t kMaximumYamlNodes = 200'000; // a file

// The documents before the first problem; there may be both.
struct YamlDocuments
{
    std::vector<YamlNode> documents;
    std::optional<RuleProblem> problem;
};

// Reads all documents of a YAML text. Aliases are refused (they let a short text stand for a huge
// one), so are a key that appears twice in a map and a key that is no scalar.
[[nodiscard]] YamlDocuments readYaml(const std::string &text);

} // namespace kubewake
