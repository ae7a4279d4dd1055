// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kubewake {

// What a request to GKE is about, from the `resourceName` and `methodName` of its audit log:
//   core/v1/namespaces/NS/pods/NAME/exec/NAME   io.k8s.core.v1.pods.exec.create
//   rbac.authorization.k8s.io/v1/clusterroles/NAME
//                                          io.k8s.authorization.rbac.v1.clusterroles.create
//   readyz                                      io.k8s.get
struct GkeResource
{
    std::string verb;
    std::string apiGroup; // empty for core
    std::string apiVersion;
    std::string resource; // empty: the request is for a path that is no resource
    std::string namespaceName;
    std::string name;
    std::string subresource;
    std::string uri; // as the client may have sent it; without a query

    // An exec, attach or port-forward: succeeds with 101.
    [[nodiscard]] bool isStream() const;
};

[[nodiscard]] GkeResource gkeResourceOf(std::string_view resourceName, std::string_view methodName);

// `text` as the value of a parameter in the query of a URI.
[[nodiscard]] std::string percentEncodedQuery(std::string_view text);

} // namespace kubewake
