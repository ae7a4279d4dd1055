// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "detections/policyreader.h"
#include "model/core/result.h"

namespace kubewake {

// Reads a policy file; `-` is standard input. Says on standard error, with file and line, what
// kube-apiserver would refuse and what is hardly meant. Error: it could not be read at all.
[[nodiscard]] Result<PolicyDocument> readPolicyFile(const QString &path, const Console &console);

} // namespace kubewake
