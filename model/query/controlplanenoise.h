// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kubewake {

// KQL for what the control plane and the nodes do all day in any cluster, and what detections do
// not look at: their allowed reads of anything but secrets, their leases, status updates and
// events, their health checks. Nothing that was refused, impersonated, done by a person or by a
// service account outside kube-system, and no session in a pod. What it hides of a stolen node or
// control-plane credential is reads; the load report counts them.
[[nodiscard]] std::string_view controlPlaneNoise();

} // namespace kubewake
