// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/evidenceinput.h"
#include "app/cli/evidencesummary.h"

#include <string>

namespace kubewake {

// `kubewake info` for people: each file, then the total, what the audit policy recorded, gaps in
// time, and what the rules could not have seen.
[[nodiscard]] std::string infoText(const EvidenceInput &input, const EvidenceSummary &summary);

} // namespace kubewake
