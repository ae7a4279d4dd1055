// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A resource that Kubernetes itself serves (v1.34, and what older versions had).
struct ApiResource
{
    std::string_view group; // empty: core
    std::string_view resource;
    std::string_view subresources; // separated by spaces
};

[[nodiscard]] std::span<const ApiResource> apiResources();

// One kind of request: a verb on a resource, or on a path that is none.
struct ApiOperation
{
    std::string verb {};
    std::string group {};
    std::string resource {}; // empty: not about a resource
    std::string subresource {};
    std::string path {}; // of operations without a resource

    [[nodiscard]] bool isResource() const { return !resource.empty(); }
    // `pods`, `pods/exec`, `deployments.apps`, or the path.
    [[nodiscard]] std::string object() const;

    friend auto operator<=>(const ApiOperation &, const ApiOperation &) = default;
};

// Every verb on every resource and subresource that takes it, and on the paths of the API server
// that are none. About 900; any thread.
[[nodiscard]] const std::vector<ApiOperation> &apiOperations();

// Objects without a namespace (namespaces themselves too).
[[nodiscard]] bool isClusterScoped(const ApiOperation &operation);

// Get, list, watch, and what HTTP calls so.
[[nodiscard]] bool isReadVerb(std::string_view verb);
// Create, update, patch, delete, deletecollection: requests that have a body.
[[nodiscard]] bool isWriteVerb(std::string_view verb);
// Sessions and tunnels, whose bodies are no objects: exec, attach, portforward, proxy.
[[nodiscard]] bool isStreamSubresource(std::string_view subresource);

} // namespace kubewake
