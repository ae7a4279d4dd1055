// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/roweventjson.h"

#include "model/core/jsonsalvage.h"
#include "model/ingest/envelopes/wrappedtime.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace kubewake {

std::string jsonTextOf(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool isJsonText(std::string_view text)
{
    return text.find('\0') == std::string_view::npos && nlohmann::json::accept(text);
}

void RowEventJson::addText(const Path &path, std::string_view text)
{
    addJson(path, jsonTextOf(text));
}

bool RowEventJson::addJsonOrText(const Path &path, std::string_view text)
{
    if (!text.starts_with('{') && !text.starts_with('[')) {
        addText(path, text);
        return true;
    }
    if (isJsonText(text)) {
        addJson(path, std::string(text));
        return true;
    }
    auto salvaged = salvagedJson(text);
    if (salvaged && isJsonText(*salvaged))
        addJson(path, std::move(*salvaged));
    else
        addText(path, text);
    return false;
}

bool RowEventJson::addTime(const Path &path, std::string_view text)
{
    const MicrosecondsUtc time = wrappedTime(text);
    const bool kept = parseTimestamp(text).has_value() || time == kNoTime;
    addText(path, kept ? std::string(text) : formatTimestampUtc(time));
    return kept;
}

void RowEventJson::addJson(const Path &path, std::string json)
{
    if (path.empty() || path.size() > kMaximumDepth)
        return;
    Node *node = &m_root;
    for (const std::string &key : path) {
        if (!node->json.empty())
            return;
        node = &node->members[key];
    }
    if (node->json.empty() && node->members.empty())
        node->json = std::move(json);
}

void RowEventJson::append(const Node &node, std::string &json)
{
    if (!node.json.empty() || node.members.empty()) {
        json.append(node.json.empty() ? "{}" : node.json);
        return;
    }
    std::vector<const Node *> elements;
    while (elements.size() < node.members.size()) {
        const auto element = node.members.find(std::to_string(elements.size()));
        if (element == node.members.end())
            break;
        elements.push_back(&element->second);
    }
    const bool isArray = elements.size() == node.members.size();
    json.push_back(isArray ? '[' : '{');
    bool first = true;
    for (const Node *element : elements) {
        if (!isArray)
            break;
        if (!std::exchange(first, false))
            json.push_back(',');
        append(*element, json);
    }
    for (const auto &[key, member] : node.members) {
        if (isArray)
            break;
        if (!std::exchange(first, false))
            json.push_back(',');
        json.append(jsonTextOf(key)).push_back(':');
        append(member, json);
    }
    json.push_back(isArray ? ']' : '}');
}

void RowEventJson::appendTo(std::string &json) const
{
    json.append(R"({"kind":"Event")");
    if (!m_root.members.contains("apiVersion"))
        json.append(R"(,"apiVersion":"audit.k8s.io/v1")");
    for (const auto &[key, member] : m_root.members) {
        if (key == "kind")
            continue;
        json.append(",").append(jsonTextOf(key)).push_back(':');
        append(member, json);
    }
    json.push_back('}');
}

std::string RowEventJson::object() const
{
    std::string json;
    append(m_root, json);
    return json;
}

} // namespace kubewake
