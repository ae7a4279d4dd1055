// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/membervalues.h"

#include "model/audit/requesturi.h"
#include "model/core/jsonview.h"
#include "model/core/timestamp.h"
#include "model/ingest/resourcepath.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace kubewake {
namespace {

template<typename List>
bool contains(const List &list, std::string_view text)
{
    return std::ranges::find(list, text) != list.end();
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr std::array<std::string_view, 8> kResourceVerbs {
    "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"};

} // namespace

bool isVerb(std::string_view text)
{
    // Of requests for no resource: the method.
    constexpr std::array<std::string_view, 4> kMethods {"post", "put", "head", "options"};
    return contains(kResourceVerbs, text) || contains(kMethods, text);
}

bool isApiPath(std::string_view uri)
{
    constexpr std::array<std::string_view, 13> kRoots {
        "api",     "apis",    "healthz", "livez",       "readyz", "metrics", "openapi",
        "version", "swagger", "logs",    ".well-known", "oauth",  "login"};
    if (!uri.starts_with('/'))
        return false;
    const std::string_view path = uriPath(uri).substr(1);
    return contains(kRoots, path.substr(0, path.find('/')));
}

bool goTogether(std::string_view verb, std::string_view uri, const ResourcePath &path)
{
    if (!contains(kResourceVerbs, verb))
        return false;
    if (verb == "list")
        return path.name.empty() || uri.find('?') != std::string_view::npos;
    return verb != "get" || !path.name.empty();
}

bool isStatusCode(std::string_view text)
{
    return text.size() == 3 && isNumber(text) && text >= "100" && text <= "599";
}

bool isUsualCode(std::string_view text)
{
    constexpr std::array<std::string_view, 21> kCodes {
        "101", "200", "201", "202", "204", "301", "302", "304", "307", "400", "401",
        "403", "404", "405", "409", "410", "422", "429", "500", "503", "504"};
    return contains(kCodes, text);
}

bool isGroupName(std::string_view text)
{
    constexpr std::array<std::string_view, 6> kGroups {
        "system:masters",         "system:nodes",           "system:authenticated",
        "system:unauthenticated", "system:serviceaccounts", "system:monitoring"};
    return contains(kGroups, text) || text.starts_with("system:serviceaccounts:")
        || text.starts_with("system:bootstrappers");
}

bool isUserAgent(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == 0 || slash == std::string_view::npos
        || text.substr(0, slash).find_first_of(" :{[\"") != std::string_view::npos)
        return false;
    std::string_view version = text.substr(slash + 1);
    if (version.starts_with('v'))
        version.remove_prefix(1);
    const std::size_t dot = version.find('.');
    return dot != std::string_view::npos && isNumber(version.substr(0, dot))
        && dot + 1 < version.size() && isNumber(version.substr(dot + 1, 1));
}

bool isAddress(std::string_view text)
{
    if (text.empty() || text.size() > INET6_ADDRSTRLEN || text.find('\0') != std::string_view::npos)
        return false;
    std::array<std::uint8_t, 16> bytes {};
    const std::string terminated(text);
    return inet_pton(AF_INET, terminated.c_str(), bytes.data()) == 1
        || inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1;
}

bool isAddressList(std::string_view text)
{
    if (!text.starts_with('[') || !text.ends_with(']'))
        return false;
    const auto elements = jsonElements(text);
    return !elements.empty() && std::ranges::all_of(elements, [](std::string_view element) {
        return isAddress(inJsonString(element));
    });
}

bool isTime(std::string_view text)
{
    return text.size() > 10 && text[10] == 'T' && parseTimestamp(text).has_value();
}

bool isTimeOfApiServer(std::string_view text)
{
    constexpr std::size_t kFraction = 6;
    const std::size_t dot = text.find('.');
    return isTime(text) && dot != std::string_view::npos
        && text.substr(dot + 1).find_first_not_of("0123456789") == kFraction;
}

} // namespace kubewake
