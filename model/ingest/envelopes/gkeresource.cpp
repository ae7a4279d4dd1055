// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/gkeresource.h"

#include <algorithm>
#include <vector>

namespace kubewake {
namespace {

using Parts = std::vector<std::string_view>;

// What follows the last separator that is looked at is one part: nobody writes so many.
constexpr std::size_t kMaximumParts = 100;

Parts split(std::string_view text, char separator)
{
    Parts parts;
    while (!text.empty()) {
        const std::size_t end =
            parts.size() + 1 < kMaximumParts ? text.find(separator) : std::string_view::npos;
        parts.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return parts;
}

void appendEncoded(std::string &out, std::string_view text, std::string_view plain)
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos) {
            out.push_back(c);
        } else {
            out.push_back('%');
            out.push_back(kHex[byte >> 4]);
            out.push_back(kHex[byte & 15]);
        }
    }
}

void appendSegment(std::string &uri, std::string_view segment)
{
    uri.push_back('/');
    appendEncoded(uri, segment, "-._~:@!$&'()*+,;=");
}

// Reads the path of one resource.
class Grammar
{
public:
    Grammar(const Parts &path, const Parts &method, GkeResource &result)
        : m_path(path)
        , m_method(method)
        , m_result(result)
    {
    }

    void read()
    {
        m_result.apiGroup = m_path[0] == "core" ? std::string_view() : m_path[0];
        m_result.apiVersion = m_path[1];
        readMethod();
        std::size_t at = 2;
        if (m_path[at] == "namespaces" && left(at) > 1 && !isNamespaceObject()) {
            m_result.namespaceName = m_path[at + 1];
            at += 2;
        }
        m_result.resource = m_path[at];
        if (left(at) > 1)
            m_result.name = m_path[at + 1];
        if (left(at) > 2)
            m_result.subresource = m_path[at + 2];
        else if (!m_result.name.empty())
            m_result.subresource = m_methodSubresource;
        writeUri(at + 3);
        // As the API server sees it: the path of a namespace is in that namespace.
        if (m_result.resource == "namespaces" && !isCreate())
            m_result.namespaceName = m_result.name;
    }

private:
    [[nodiscard]] std::size_t left(std::size_t at) const { return m_path.size() - at; }

    // …version.resource.verb or …version.resource.subresource.verb
    void readMethod()
    {
        const std::size_t size = m_method.size();
        if (size > 3 && m_method[size - 3] == m_path[1]) {
            m_methodResource = m_method[size - 2];
        } else if (size > 4 && m_method[size - 4] == m_path[1]) {
            m_methodResource = m_method[size - 3];
            m_methodSubresource = m_method[size - 2];
        }
    }

    // `namespaces/NAME[/finalize]` rather than something in a namespace.
    [[nodiscard]] bool isNamespaceObject() const
    {
        if (left(2) == 2)
            return true;
        if (!m_methodResource.empty())
            return m_methodResource == "namespaces";
        return left(2) == 3 && (m_path[4] == "status" || m_path[4] == "finalize");
    }

    // Of an object, whose name is in the body and not in the path.
    [[nodiscard]] bool isCreate() const
    {
        return m_result.verb == "create" && m_result.subresource.empty();
    }

    void writeUri(std::size_t rest)
    {
        std::string &uri = m_result.uri;
        uri = m_result.apiGroup.empty() ? "/api" : "/apis";
        if (!m_result.apiGroup.empty())
            appendSegment(uri, m_result.apiGroup);
        appendSegment(uri, m_result.apiVersion);
        if (!m_result.namespaceName.empty()) {
            uri += "/namespaces";
            appendSegment(uri, m_result.namespaceName);
        }
        appendSegment(uri, m_result.resource);
        if (isCreate())
            return;
        if (!m_result.name.empty())
            appendSegment(uri, m_result.name);
        if (!m_result.subresource.empty())
            appendSegment(uri, m_result.subresource);
        // GKE repeats the name behind the subresource; what else is there is the path of a proxy.
        const bool repeated = rest + 1 == m_path.size() && m_path[rest] == m_result.name;
        for (; rest < m_path.size() && !repeated; ++rest)
            appendSegment(uri, m_path[rest]);
    }

    const Parts &m_path;
    const Parts &m_method;
    GkeResource &m_result;
    std::string_view m_methodResource;
    std::string_view m_methodSubresource;
};

} // namespace

bool GkeResource::isStream() const
{
    return resource == "pods"
        && (subresource == "exec" || subresource == "attach" || subresource == "portforward");
}

GkeResource gkeResourceOf(std::string_view resourceName, std::string_view methodName)
{
    constexpr std::size_t kMethodOfPath = 3; // io.k8s.VERB
    constexpr std::size_t kShortestResource = 3; // GROUP/VERSION/RESOURCE
    GkeResource result;
    const Parts method = split(methodName, '.');
    const Parts path = split(resourceName, '/');
    if (!method.empty())
        result.verb = method.back();
    const bool anyEmpty = std::ranges::any_of(path, &std::string_view::empty);
    if (path.size() >= kShortestResource && !anyEmpty
        && (method.empty() || method.size() > kMethodOfPath))
        Grammar(path, method, result).read();
    else if (!resourceName.empty())
        result.uri = resourceName.starts_with('/') ? resourceName : '/' + std::string(resourceName);
    return result;
}

std::string percentEncodedQuery(std::string_view text)
{
    std::string encoded;
    appendEncoded(encoded, text, "-._~");
    return encoded;
}

} // namespace kubewake
