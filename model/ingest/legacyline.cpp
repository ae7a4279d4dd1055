// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/legacyline.h"

#include "model/core/jsonescape.h"
#include "model/ingest/resourcepath.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <vector>

namespace kubewake {
namespace {

constexpr std::string_view kMark = " AUDIT: id=\"";

void appendUtf8(std::string &text, std::uint32_t c)
{
    const auto put = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

// The number in `digits` hexadecimal digits at the start of `rest`.
std::optional<std::uint32_t> takeHex(std::string_view &rest, std::size_t digits)
{
    std::uint32_t value = 0;
    if (rest.size() < digits)
        return std::nullopt;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + digits, value, 16);
    if (error != std::errc() || end != rest.data() + digits)
        return std::nullopt;
    rest.remove_prefix(digits);
    return value;
}

bool takeEscape(std::string_view &rest, std::string &value)
{
    const char c = rest.front();
    rest.remove_prefix(1);
    constexpr std::string_view kNames = "abfnrtv\\\"'";
    constexpr std::string_view kBytes = "\a\b\f\n\r\t\v\\\"'";
    if (const std::size_t at = kNames.find(c); at != std::string_view::npos) {
        value.push_back(kBytes[at]);
        return true;
    }
    const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    const auto code = digits == 0 ? std::nullopt : takeHex(rest, digits);
    if (!code || *code > 0x10FFFF)
        return false;
    if (c == 'x')
        value.push_back(static_cast<char>(*code));
    else
        appendUtf8(value, *code);
    return true;
}

// A string in Go's quotes at the start of `rest`, decoded.
std::optional<std::string> takeQuoted(std::string_view &rest)
{
    if (!rest.starts_with('"'))
        return std::nullopt;
    rest.remove_prefix(1);
    std::string value;
    while (!rest.empty()) {
        const char c = rest.front();
        rest.remove_prefix(1);
        if (c == '"')
            return value;
        if (c != '\\')
            value.push_back(c);
        else if (rest.empty() || !takeEscape(rest, value))
            return std::nullopt;
    }
    return std::nullopt;
}

// Adds `"key":"value"` and a comma where one is needed.
void appendMember(std::string &json, std::string_view key, std::string_view value)
{
    if (json.back() != '{')
        json.push_back(',');
    appendJsonString(key, json);
    json.push_back(':');
    appendJsonString(value, json);
}

// `"a","b"` (inside: Go quotes) as a JSON array.
void appendGroups(std::string &json, std::string_view list)
{
    json.append(json.back() == '{' ? "\"groups\":[" : ",\"groups\":[");
    bool first = true;
    while (const auto group = takeQuoted(list)) {
        if (!first)
            json.push_back(',');
        first = false;
        appendJsonString(*group, json);
        if (list.starts_with(','))
            list.remove_prefix(1);
    }
    json.push_back(']');
}

using Fields = std::map<std::string, std::string, std::less<>>;

std::optional<Fields> fieldsOf(std::string_view rest)
{
    Fields fields;
    while (!rest.empty()) {
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        std::string key(rest.substr(0, equals));
        if (!std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }))
            return std::nullopt;
        rest.remove_prefix(equals + 1);
        auto value = takeQuoted(rest);
        if (!value)
            return std::nullopt;
        fields.insert_or_assign(std::move(key), std::move(*value));
        while (rest.starts_with(' '))
            rest.remove_prefix(1);
    }
    return fields;
}

class LegacyEvent
{
public:
    LegacyEvent(const Fields &fields, std::string &json)
        : m_fields(fields)
        , m_json(json)
    {
    }

    void write(std::string_view time)
    {
        m_json = R"({"kind":"Event","apiVersion":"audit.k8s.io/v1")";
        member("auditID", "id");
        member("stage", "stage");
        member("requestURI", "uri");
        member("verb", "method");
        user();
        impersonatedUser();
        if (const auto ip = value("ip", "<unknown>")) {
            m_json += R"(,"sourceIPs":[)";
            appendJsonString(*ip, m_json);
            m_json.push_back(']');
        }
        member("userAgent", "user-agent");
        objectRef();
        responseStatus();
        appendMember(m_json, "requestReceivedTimestamp", time);
        m_json.push_back('}');
    }

private:
    // Nothing if the field is absent or says that it is.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view key,
                                                        std::string_view absent = "<none>") const
    {
        const auto found = m_fields.find(key);
        if (found == m_fields.end() || found->second == absent)
            return std::nullopt;
        return found->second;
    }

    void member(std::string_view name, std::string_view key)
    {
        // An empty field is one that JSON would not have.
        if (const auto text = value(key); text && !text->empty())
            appendMember(m_json, name, *text);
    }

    void user()
    {
        m_json += R"(,"user":{)";
        member("username", "user");
        if (const auto groups = value("groups"))
            appendGroups(m_json, *groups);
        m_json.push_back('}');
    }

    void impersonatedUser()
    {
        const auto name = value("as", "<self>");
        if (!name)
            return;
        m_json += R"(,"impersonatedUser":{)";
        appendMember(m_json, "username", *name);
        if (const auto groups = value("asgroups", "<lookup>"))
            appendGroups(m_json, *groups);
        m_json.push_back('}');
    }

    void objectRef()
    {
        const auto path = resourcePathOf(value("uri").value_or(""));
        if (!path)
            return;
        m_json += R"(,"objectRef":{)";
        const auto part = [this](std::string_view key, const std::string &text) {
            if (!text.empty())
                appendMember(m_json, key, text);
        };
        part("resource", path->resource);
        part("namespace", path->namespaceName);
        part("name", path->name);
        part("apiGroup", path->apiGroup);
        part("apiVersion", path->apiVersion);
        part("subresource", path->subresource);
        m_json.push_back('}');
    }

    void responseStatus()
    {
        const auto code = value("response", "<deferred>");
        const bool number = code && !code->empty() && code->size() <= 9
            && std::ranges::all_of(*code, [](char c) { return c >= '0' && c <= '9'; });
        int status = 0;
        if (number)
            std::from_chars(code->data(), code->data() + code->size(), status);
        if (number)
            m_json.append(R"(,"responseStatus":{"code":)").append(std::to_string(status)) += '}';
    }

    const Fields &m_fields;
    std::string &m_json;
};

} // namespace

bool isLegacyLine(std::string_view line)
{
    return line.find(kMark) != std::string_view::npos;
}

bool legacyLineToJson(std::string_view line, std::string &json)
{
    const std::size_t mark = line.find(kMark);
    if (mark == std::string_view::npos)
        return false;
    // Only the last word before the mark is the time: klog or syslog may stand in front of it.
    std::string_view time = line.substr(0, mark);
    if (const std::size_t space = time.rfind(' '); space != std::string_view::npos)
        time.remove_prefix(space + 1);
    std::string_view rest = line.substr(mark + std::string_view(" AUDIT: ").size());
    while (!rest.empty() && (rest.back() == '\r' || rest.back() == ' '))
        rest.remove_suffix(1);
    const auto fields = fieldsOf(rest);
    // The last field: a line that was cut between two fields has none.
    if (!fields || !fields->contains("id") || !fields->contains("stage")
        || !fields->contains("response"))
        return false;
    LegacyEvent(*fields, json).write(time);
    return true;
}

} // namespace kubewake
