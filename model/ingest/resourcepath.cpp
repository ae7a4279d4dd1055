// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/resourcepath.h"

#include "model/audit/requesturi.h"

#include <vector>

namespace kubewake {
namespace {

// Segments of the decoded path, as strings.Split(strings.Trim(path, "/"), "/").
std::vector<std::string> segmentsOf(std::string_view requestUri)
{
    const std::string path = percentDecode(uriPath(requestUri), false);
    std::string_view rest = path;
    while (rest.starts_with('/'))
        rest.remove_prefix(1);
    while (rest.ends_with('/'))
        rest.remove_suffix(1);
    std::vector<std::string> segments;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        segments.emplace_back(rest.substr(0, slash));
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    }
    return segments;
}

// The name that `metadata.name=x` or `==x` among the terms of a field selector asks for.
std::string selectedName(std::string_view selector)
{
    while (!selector.empty()) {
        const std::size_t comma = selector.find(',');
        std::string_view term = selector.substr(0, comma);
        selector =
            comma == std::string_view::npos ? std::string_view() : selector.substr(comma + 1);
        constexpr std::string_view kPrefix = "metadata.name=";
        if (!term.starts_with(kPrefix))
            continue;
        term.remove_prefix(kPrefix.size());
        if (term.starts_with('='))
            term.remove_prefix(1);
        // Not what could never be a segment of a path.
        const bool valid =
            term != "." && term != ".." && term.find_first_of("/%") == std::string_view::npos;
        return valid ? std::string(term) : std::string();
    }
    return {};
}

// A list or watch of one object.
std::string nameInQuery(std::string_view requestUri)
{
    for (const QueryParameter &parameter : queryParameters(requestUri)) {
        if (parameter.name == "fieldSelector")
            return selectedName(parameter.value);
    }
    return {};
}

} // namespace

std::optional<ResourcePath> resourcePathOf(std::string_view requestUri)
{
    const std::vector<std::string> parts = segmentsOf(requestUri);
    ResourcePath result;
    std::size_t at = 1;
    if (parts.size() < 3 || (parts[0] != "api" && parts[0] != "apis"))
        return std::nullopt;
    if (parts[0] == "apis") {
        if (parts.size() < 4)
            return std::nullopt;
        result.apiGroup = parts[at++];
    }
    result.apiVersion = parts[at++];
    const bool proxy = parts[at] == "proxy";
    if (proxy || parts[at] == "watch")
        ++at;
    if (at >= parts.size())
        return std::nullopt;
    const auto left = [&] { return parts.size() - at; };
    if (parts[at] == "namespaces" && left() > 1) {
        result.namespaceName = parts[at + 1];
        if (left() > 2 && parts[at + 2] != "status" && parts[at + 2] != "finalize")
            at += 2;
    }
    result.resource = parts[at];
    if (left() > 1)
        result.name = parts[at + 1];
    else
        result.name = nameInQuery(requestUri);
    if (left() > 2 && !proxy)
        result.subresource = parts[at + 2];
    return result;
}

} // namespace kubewake
