// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/otlpvalue.h"

#include <algorithm>

namespace kubewake {
namespace {

bool append(const JsonObjectView &value, std::string &json, int depth);

void appendOrNull(std::string_view value, std::string &json, int depth)
{
    if (depth >= kMaximumOtlpDepth || !append(JsonObjectView(value), json, depth + 1))
        json += "null";
}

void appendMembers(const JsonObjectView &list, std::string &json, int depth)
{
    json.push_back('{');
    for (const std::string_view element : jsonElements(list["values"])) {
        const JsonObjectView member(element);
        if (json.back() != '{')
            json.push_back(',');
        json.append(1, '"').append(member.string("key")).append("\":");
        appendOrNull(member["value"], json, depth);
    }
    json.push_back('}');
}

void appendElements(const JsonObjectView &list, std::string &json, int depth)
{
    json.push_back('[');
    for (const std::string_view element : jsonElements(list["values"])) {
        if (json.back() != '[')
            json.push_back(',');
        appendOrNull(element, json, depth);
    }
    json.push_back(']');
}

// A number that protobuf writes as a string.
bool appendNumber(std::string_view value, std::string &json)
{
    const std::string_view digits = inJsonString(value);
    const std::string_view number = digits.data() == nullptr ? value : digits;
    const bool plain = !number.empty()
        && std::ranges::all_of(number, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
    json.append(plain ? number : value);
    return true;
}

bool append(const JsonObjectView &value, std::string &json, int depth)
{
    if (value.has("stringValue"))
        json.append(value["stringValue"]);
    else if (value.has("intValue"))
        return appendNumber(value["intValue"], json);
    else if (value.has("boolValue"))
        json.append(value["boolValue"]);
    else if (value.has("doubleValue"))
        json.append(value["doubleValue"]);
    else if (value.has("kvlistValue"))
        appendMembers(value.object("kvlistValue"), json, depth);
    else if (value.has("arrayValue"))
        appendElements(value.object("arrayValue"), json, depth);
    else
        return false;
    return true;
}

} // namespace

bool appendOtlpValue(const JsonObjectView &value, std::string &json)
{
    return append(value, json, 0);
}

} // namespace kubewake
