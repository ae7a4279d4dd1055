// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/policyreader.h"
#include "model/core/result.h"

class QFileDevice;

namespace kubewake {

// Reads a policy from a file or pipe that is open. One that is longer than a rule file may be is a
// problem of the document, and is not read to its end. Error: it cannot be read. Blocks.
[[nodiscard]] Result<PolicyDocument> readPolicyFrom(QFileDevice &file);

} // namespace kubewake
