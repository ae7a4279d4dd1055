// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// What a request is about, as the API server reads it from the URI
// (apiserver pkg/endpoints/request/requestinfo.go).
struct ResourcePath
{
    std::string apiGroup;
    std::string apiVersion;
    std::string resource;
    std::string namespaceName;
    std::string name;
    std::string subresource;
};

// Nothing for a URI that names no resource (/healthz, /api/v1, …).
[[nodiscard]] std::optional<ResourcePath> resourcePathOf(std::string_view requestUri);

} // namespace kubewake
