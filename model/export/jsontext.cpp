// SPDX-License-Identifier: Apache-2.0
#include "model/export/jsontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kubewake {

void appendJsonString(std::string &out, std::string_view value)
{
    const bool plain = std::ranges::all_of(
        value, [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
    if (plain) {
        out.append(1, '"').append(value).append(1, '"');
        return;
    }
    out += nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void appendOnOneLine(std::string &out, std::string_view json)
{
    bool inString = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            out += c;
            if (c == '\\' && i + 1 < json.size())
                out += json[++i];
            else if (c == '"')
                inString = false;
        } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            out += c;
            inString = c == '"';
        }
    }
}

bool isJson(std::string_view text)
{
    return nlohmann::json::accept(text);
}

std::string plainText(std::string_view json)
{
    if (json.starts_with('"')) {
        const nlohmann::json value = nlohmann::json::parse(json, nullptr, false);
        return value.is_string() ? value.get<std::string>() : std::string(json);
    }
    std::string text;
    appendOnOneLine(text, json);
    return text;
}

} // namespace kubewake
