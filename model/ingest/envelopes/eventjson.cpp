// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/eventjson.h"

#include "model/core/jsonescape.h"

namespace kubewake {
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
    appendJsonString(text, m_json);
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
