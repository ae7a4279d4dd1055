// SPDX-License-Identifier: Apache-2.0
#include "model/audit/identity.h"

namespace kubewake {

ActorClass actorClassOf(std::string_view username)
{
    if (username.empty() || username == "system:anonymous" || username == "system:unauthenticated")
        return ActorClass::Anonymous;
    if (username.starts_with("system:serviceaccount:"))
        return ActorClass::ServiceAccount;
    if (username.starts_with("system:node:"))
        return ActorClass::Node;
    // `system:` is reserved for Kubernetes itself (docs: RBAC, "default roles"); system:admin is
    // the one such name that people log in with (OpenShift, k3s).
    if (username == "system:admin")
        return ActorClass::Human;
    if (username.starts_with("system:") || username.starts_with("eks:")
        || username.starts_with("aks:") || username == "aksService" || username == "hcpService"
        || username == "nodeclient")
        return ActorClass::ControlPlane;
    return ActorClass::Human;
}

std::string_view toolOf(std::string_view userAgent)
{
    return userAgent.substr(0, userAgent.find_first_of("/ "));
}

} // namespace kubewake
