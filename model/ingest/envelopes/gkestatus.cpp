// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/gkestatus.h"

#include "model/ingest/envelopes/gkeresource.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kubewake {
namespace {

constexpr int kUnknown = 2; // of gRPC

// By the code of gRPC; 0 is told by the verb.
constexpr std::array kHttpCodes {0,   499, 500, 400, 504, 404, 409, 403, 429,
                                 400, 409, 400, 501, 500, 503, 500, 401};

// Reasons of Kubernetes, and of the admission controller of Binary Authorization.
constexpr std::array<std::pair<std::string_view, int>, 10> kCodesOfReasons {{
    {"Unauthorized", 401},
    {"Forbidden", 403},
    {"VIOLATES_POLICY", 403},
    {"NotFound", 404},
    {"AlreadyExists", 409},
    {"Conflict", 409},
    {"Invalid", 422},
    {"BadRequest", 400},
    {"TooManyRequests", 429},
    {"InternalError", 500},
}};

int numberOf(std::string_view text)
{
    if (const std::string_view quoted = inJsonString(text); quoted.data() != nullptr)
        text = quoted;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

int codeOfSuccess(const GkeResource &resource)
{
    if (resource.isStream())
        return 101;
    return resource.verb == "create" && resource.subresource != "proxy" ? 201 : 200;
}

int codeOfFailure(const JsonObjectView &response, int rpc)
{
    const auto known = std::ranges::find(kCodesOfReasons, response.string("reason"),
                                         &decltype(kCodesOfReasons)::value_type::first);
    if (known != kCodesOfReasons.end())
        return known->second;
    return rpc < static_cast<int>(kHttpCodes.size()) ? kHttpCodes[static_cast<std::size_t>(rpc)]
                                                     : 0;
}

} // namespace

bool isStatusObject(const JsonObjectView &response)
{
    if (response.string("kind") == "Status")
        return true;
    const std::string_view type = response.string("@type");
    return type == "core.k8s.io/v1.Status" || type == "meta.k8s.io/v1.Status"
        || response.string("status") == "Failure"; // in an object, it is no text
}

GkeStatus gkeStatusOf(const JsonObjectView &response, std::string_view rpcCode,
                      const GkeResource &resource, bool forbidden)
{
    const int rpc = numberOf(rpcCode);
    const bool failure = isStatusObject(response) && response.string("status") != "Success";
    if (isStatusObject(response)) {
        if (const int code = numberOf(response["code"]); code > 0)
            return {code, false};
        if (failure)
            return {codeOfFailure(response, rpc), true};
    }
    if (rpc == 0)
        return {forbidden ? 403 : codeOfSuccess(resource), true};
    // gRPC has no word for 101, what a stream begins with.
    if (rpc == kUnknown && resource.isStream() && !forbidden)
        return {101, true};
    return {rpc < static_cast<int>(kHttpCodes.size()) ? kHttpCodes[static_cast<std::size_t>(rpc)]
                                                      : 0,
            true};
}

} // namespace kubewake
