// SPDX-License-Identifier: Apache-2.0
#include "model/audit/requesturi.h"

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

bool isTrue(std::string_view value)
{
    return value == "true" || value == "1" || value == "t" || value == "T" || value == "True"
        || value == "TRUE";
}

bool isPlainShellCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || std::string_view("_-./:=@%+,").find(c) != std::string_view::npos
        || byte >= 0x80;
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
    const std::size_t question = requestUri.find('?');
    if (question == std::string_view::npos)
        return result;
    std::string_view rest = requestUri.substr(question + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = pair.find('=');
        const std::string_view value
            = equals == std::string_view::npos ? std::string_view {} : pair.substr(equals + 1);
        result.push_back({percentDecode(pair.substr(0, equals), true), percentDecode(value, true)});
    }
    return result;
}

bool isPodSession(std::string_view requestUri)
{
    const std::string_view path = uriPath(requestUri);
    if (path.find("/pods/") == std::string_view::npos)
        return false;
    return path.ends_with("/exec") || path.ends_with("/attach") || path.ends_with("/portforward");
}

ExecRequest parseExecRequest(std::string_view requestUri)
{
    ExecRequest result;
    if (!isPodSession(requestUri) || uriPath(requestUri).ends_with("/portforward"))
        return result;
    std::vector<std::string> arguments;
    for (QueryParameter &parameter : queryParameters(requestUri)) {
        if (parameter.name == "command")
            arguments.push_back(std::move(parameter.value));
        else if (parameter.name == "container")
            result.container = std::move(parameter.value);
        else if (parameter.name == "stdin")
            result.stdinAttached = isTrue(parameter.value);
        else if (parameter.name == "tty")
            result.tty = isTrue(parameter.value);
    }
    result.command = shellQuoted(arguments);
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
