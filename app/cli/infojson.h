// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/evidenceinput.h"
#include "app/cli/evidencesummary.h"

#include <string>

namespace kubewake {

// `kubewake info --format json`: one document, keys in snake_case, every rejected line in it
// (of a file, the first kMaximumListedRejections).
[[nodiscard]] std::string infoJson(const EvidenceInput &input, const EvidenceSummary &summary);

// `kubewake info --formats --format json`: an array of names.
[[nodiscard]] std::string formatsJson();

} // namespace kubewake
