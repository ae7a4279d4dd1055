// SPDX-License-Identifier: Apache-2.0
#include "model/audit/requesturi.h"

#include "model/core/utf8.h"

#include <algorithm>

namespace kubewake {
namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// apimachinery pkg/runtime/conversion.go, Convert_Slice_string_To_bool
bool isTrue(std::string_view value)
{
    return value != "0" && !equalsIgnoringAsciiCase(value, "false");
}

// Takes the next `name=value` off the front of the query; false at its end.
bool takePair(std::string_view &query, std::string_view &name, std::string_view &value)
{
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = pair.find('=');
        name = pair.substr(0, equals);
        value = equals == std::string_view::npos ? std::string_view {} : pair.substr(equals + 1);
        return true;
    }
    return false;
}

std::string_view queryOf(std::string_view requestUri)
{
    const std::size_t question = requestUri.find('?');
    return question == std::string_view::npos ? std::string_view {}
                                              : requestUri.substr(question + 1);
}

// The segments of the path as the API server sees it: without outer slashes, decoded.
std::vector<std::string> pathSegments(std::string_view requestUri)
{
    const std::string path = percentDecode(uriPath(requestUri), false);
    std::vector<std::string> segments;
    std::string_view rest = path;
    while (rest.starts_with('/'))
        rest.remove_prefix(1);
    while (rest.ends_with('/'))
        rest.remove_suffix(1);
    while (!rest.empty()) {
        const std::string_view segment = rest.substr(0, rest.find('/'));
        segments.emplace_back(segment);
        rest.remove_prefix(std::min(segment.size() + 1, rest.size()));
    }
    return segments;
}

// `exec`, `attach` or `portforward` of `…/pods/NAME/exec`; empty for anything else.
std::string sessionOf(std::string_view requestUri)
{
    const std::vector<std::string> segments = pathSegments(requestUri);
    if (segments.size() < 3 || segments[segments.size() - 3] != "pods")
        return {};
    const std::string &last = segments.back();
    return last == "exec" || last == "attach" || last == "portforward" ? last : std::string();
}

bool isPlainShellCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0
        || std::string_view("_-./:=@%+,").find(c) != std::string_view::npos || byte >= 0x80;
}

} // namespace

std::string_view uriPath(std::string_view requestUri)
{
    return requestUri.substr(0, requestUri.find('?'));
}

std::string percentDecode(std::string_view text, bool plusIsSpace)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low >= 0) {
            result.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        } else if (plusIsSpace && text[i] == '+') {
            result.push_back(' ');
        } else {
            result.push_back(text[i]);
        }
    }
    return result;
}

std::vector<QueryParameter> queryParameters(std::string_view requestUri)
{
    std::vector<QueryParameter> result;
    std::string_view query = queryOf(requestUri);
    std::string_view name;
    std::string_view value;
    while (takePair(query, name, value))
        result.push_back({percentDecode(name, true), percentDecode(value, true)});
    return result;
}

std::optional<std::string> firstQueryParameter(std::string_view requestUri, std::string_view wanted)
{
    std::string_view query = queryOf(requestUri);
    std::string_view name;
    std::string_view value;
    while (takePair(query, name, value)) {
        const bool encoded = name.find_first_of("%+") != std::string_view::npos;
        if (encoded ? percentDecode(name, true) == wanted : name == wanted)
            return percentDecode(value, true);
    }
    return std::nullopt;
}

bool isPodSession(std::string_view requestUri)
{
    return !sessionOf(requestUri).empty();
}

bool isConnection(std::string_view requestUri)
{
    const std::vector<std::string> segments = pathSegments(requestUri);
    for (std::size_t i = 2; i < segments.size(); ++i) {
        const std::string &resource = segments[i - 2];
        if (segments[i] == "proxy"
            && (resource == "pods" || resource == "services" || resource == "nodes"))
            return true;
    }
    return isPodSession(requestUri);
}

ExecRequest parseExecRequest(std::string_view requestUri)
{
    ExecRequest result;
    const std::string session = sessionOf(requestUri);
    if (session.empty() || session == "portforward")
        return result;
    std::vector<std::string> arguments;
    for (QueryParameter &parameter : queryParameters(requestUri)) {
        if (parameter.name == "command")
            arguments.push_back(std::move(parameter.value));
    }
    const auto isSet = [requestUri](std::string_view name) {
        const auto value = firstQueryParameter(requestUri, name);
        return value && isTrue(*value);
    };
    result.command = shellQuoted(arguments);
    result.container = firstQueryParameter(requestUri, "container").value_or("");
    result.stdinAttached = isSet("stdin");
    result.tty = isSet("tty");
    return result;
}

std::string shellQuoted(const std::vector<std::string> &arguments)
{
    std::string line;
    for (const std::string &argument : arguments) {
        if (!line.empty())
            line.push_back(' ');
        if (!argument.empty() && std::ranges::all_of(argument, isPlainShellCharacter)) {
            line += argument;
            continue;
        }
        line.push_back('\'');
        for (const char c : argument) {
            if (c == '\'')
                line += "'\\''";
            else
                line.push_back(c);
        }
        line.push_back('\'');
    }
    return line;
}

} // namespace kubewake
