// SPDX-License-Identifier: Apache-2.0
#include "model/query/controlplanenoise.h"

namespace kubewake {

std::string_view controlPlaneNoise()
{
    return R"(outcome: allowed and not impersonatedUser.username: * and (
  (actorClass: ("control plane" or node) and (
    (verb: (get or list or watch) and not objectRef.resource: secrets and
     not objectRef.subresource: (exec or attach or portforward or proxy or ephemeralcontainers or log)) or
    objectRef.subresource: status or
    objectRef.resource: (leases or events) or
    requestURI: (*healthz* or *livez* or *readyz*))) or
  (objectRef.resource: leases and verb: (get or update or patch) and
   user.username: system\:serviceaccount\:kube-system\:*)))";
}

} // namespace kubewake
