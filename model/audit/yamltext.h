// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Pieces of YAML that Kubewake writes for Kubernetes to read. Texts come from evidence: none can
// become another value, another line or another key. Pure; any thread; linear.

// Without quotes where that can only be read as this text; else as JSON writes it.
[[nodiscard]] std::string yamlScalar(std::string_view text);

// One comment, wrapped at spaces; line breaks in it become spaces.
void appendYamlComment(const std::string &indent, std::string_view line, std::string &yaml);

// `key: [a, b]`, broken where the line would become long; nothing for an empty list.
void appendYamlList(const std::string &indent, const std::string &key,
                    const std::vector<std::string> &values, std::string &yaml);

} // namespace kubewake
