// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/eventjson.h"

#include "model/core/jsonescape.h"
#include "model/core/utf8repair.h"

namespace kubewake {
namespace {

void appendString(std::string &json, std::string_view text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    json.push_back('"');
    for (const char c : repairedUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json.push_back('\\');
            json.push_back(c);
        } else if (byte < 0x20) {
            json.append("\\u00").push_back(kHex[byte >> 4]);
            json.push_back(kHex[byte & 15]);
        } else {
            json.push_back(c);
        }
    }
    json.push_back('"');
}

} // namespace

std::string unescapedText(std::string_view escaped)
{
    std::string text;
    appendUnescaped(escaped, text);
    return text;
}

EventJson::EventJson(std::string &json, std::string_view apiVersion)
    : m_json(json)
{
    m_json += R"({"kind":"Event")";
    addText("apiVersion", apiVersion);
}

void EventJson::separate()
{
    if (m_json.back() != '{' && m_json.back() != '[')
        m_json.push_back(',');
}

void EventJson::addRaw(std::string_view key, std::string_view value)
{
    separate();
    m_json.append(1, '"').append(key).append("\":").append(value);
}

void EventJson::addValue(std::string_view key, std::string_view value)
{
    if (!value.empty() && value != "null")
        addRaw(key, value);
}

void EventJson::addText(std::string_view key, std::string_view text)
{
    if (text.empty())
        return;
    addRaw(key, {});
    appendString(m_json, text);
}

void EventJson::addNumber(std::string_view key, int number)
{
    addRaw(key, std::to_string(number));
}

void EventJson::open(std::string_view key)
{
    addRaw(key, "{");
}

void EventJson::openArray(std::string_view key)
{
    addRaw(key, "[");
}

void EventJson::addElement(std::string_view value)
{
    separate();
    m_json.append(value);
}

} // namespace kubewake
