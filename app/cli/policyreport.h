// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/policyadvice.h"
#include "detections/policyreader.h"
#include "detections/policytrial.h"
#include "model/export/bytesink.h"

#include <cstddef>
#include <string>

namespace kubewake {

// `kubewake policy apply` for people: what is kept and dropped, which rule of the policy decided
// it, and which detection rules lose by it. `maximumWidth` as of TablePrinter.
[[nodiscard]] Result<void> writePolicyReport(const PolicyTrial &trial,
                                             const PolicyDocument &document, ByteSink &sink,
                                             std::size_t maximumWidth);

// The same as one JSON document, keys in snake_case, with every rule and every lost signal.
[[nodiscard]] std::string policyJson(const PolicyTrial &trial, const PolicyDocument &document);

// `kubewake policy suggest --format json`: the policy as text, and why it is so.
[[nodiscard]] std::string adviceJson(const PolicyAdvice &advice);

} // namespace kubewake
