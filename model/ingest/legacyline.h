// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kubewake {

// A line of `--audit-log-format=legacy` (apiserver pkg/audit/format.go):
// <time> AUDIT: id="…" stage="…" ip="…" method="…" user="…" groups="\"a\",\"b\"" as="<self>"
// asgroups="<lookup>" user-agent="…" namespace="…" uri="…" response="200"
[[nodiscard]] bool isLegacyLine(std::string_view line);

// The same event as audit.k8s.io/v1 JSON. What the format does not carry (level, bodies, stage
// time) stays absent; objectRef is derived from the URI. False, and `json` unspecified, if the
// line is damaged.
[[nodiscard]] bool legacyLineToJson(std::string_view line, std::string &json);

} // namespace kubewake
