// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/jsonview.h"

#include <string_view>

namespace kubewake {

struct GkeResource;

// The HTTP status of a request to GKE, whose audit log has a code of gRPC.
struct GkeStatus
{
    int code = 0; // 0: unknown
    bool inferred = false; // from what is told in other words
};

// True if a response is a Status of the API server, which has the HTTP status.
[[nodiscard]] bool isStatusObject(const JsonObjectView &response);

// `rpcCode`: of google.rpc.Status, as it is written; nothing is 0, success.
[[nodiscard]] GkeStatus gkeStatusOf(const JsonObjectView &response, std::string_view rpcCode,
                                    const GkeResource &resource, bool forbidden);

} // namespace kubewake
