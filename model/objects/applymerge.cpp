// SPDX-License-Identifier: Apache-2.0
#include "model/objects/applymerge.h"

#include "model/objects/listkeys.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace kubewake {
namespace {

using nlohmann::json;
using Fields = std::vector<const json *>; // nodes of fieldsV1 at one place, of several managers

std::string identity(const json &element, const std::vector<std::string_view> &keys)
{
    std::string id;
    for (const std::string_view key : keys) {
        const auto found = element.is_object() ? element.find(std::string(key)) : element.end();
        // The API server fills in the default before it compares.
        if (found != element.end())
            id += found->dump();
        else if (key == "protocol")
            id += "\"TCP\"";
        id.push_back('\n');
    }
    return id;
}

void merge(json &value, const json &config, std::string_view member)
{
    if (value.is_object() && config.is_object()) {
        for (const auto &[name, part] : config.items()) {
            if (const auto found = value.find(name); found != value.end())
                merge(*found, part, name);
            else
                value[name] = part;
        }
        return;
    }
    const std::vector<std::string_view> keys = value.is_array() && config.is_array()
        ? mapKeys(member, config.empty() ? value : config)
        : std::vector<std::string_view>();
    if (keys.empty() && !(isMergedSet(member) && value.is_array() && config.is_array())) {
        value = config;
        return;
    }
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < value.size(); ++i)
        places.try_emplace(keys.empty() ? value[i].dump() : identity(value[i], keys), i);
    for (const json &element : config) {
        const auto [place, isNew] = places.try_emplace(
            keys.empty() ? element.dump() : identity(element, keys), value.size());
        if (isNew)
            value.push_back(element);
        else
            merge(value[place->second], element, {});
    }
}

Fields below(const Fields &owners, const std::string &step)
{
    Fields fields;
    for (const json *owner : owners) {
        const auto found = owner->is_object() ? owner->find(step) : owner->end();
        if (found != owner->end())
            fields.push_back(&*found);
    }
    return fields;
}

bool matches(const json &element, const json &keys)
{
    if (!element.is_object() || !keys.is_object())
        return false;
    for (const auto &[key, value] : keys.items()) {
        const auto found = element.find(key);
        if (found == element.end() || *found != value)
            return false;
    }
    return true;
}

const json *elementWith(const json &list, const json &keys)
{
    if (!list.is_array())
        return nullptr;
    const auto found =
        std::ranges::find_if(list, [&keys](const json &element) { return matches(element, keys); });
    return found == list.end() ? nullptr : &*found;
}

// Takes away what `owned` names, the configuration does not set and no other manager owns.
void removeLeft(json &value, const json &owned, const json *config, const Fields &others)
{
    if (!owned.is_object())
        return;
    for (const auto &[step, node] : owned.items()) {
        const Fields left = below(others, step);
        if (step.starts_with("f:") && value.is_object()) {
            const std::string name = step.substr(2);
            const auto found = value.find(name);
            if (found == value.end())
                continue;
            const auto set = config != nullptr && config->is_object() ? config->find(name)
                                                                      : json::const_iterator();
            const bool isSet = config != nullptr && config->is_object() && set != config->end();
            if (isSet || !left.empty())
                removeLeft(*found, node, isSet ? &*set : nullptr, left);
            else
                value.erase(name);
        } else if (step.starts_with("k:") && value.is_array()) {
            const json keys = json::parse(step.substr(2), nullptr, false);
            const auto found = std::ranges::find_if(
                value, [&keys](const json &element) { return matches(element, keys); });
            if (found == value.end())
                continue;
            const json *set = config == nullptr ? nullptr : elementWith(*config, keys);
            if (set != nullptr || !left.empty())
                removeLeft(*found, node, set, left);
            else
                value.erase(found);
        }
    }
}

bool isApplyOf(const json &entry, std::string_view manager)
{
    return entry.is_object() && entry.value("manager", json()) == json(manager)
        && entry.value("operation", json()) == json("Apply");
}

} // namespace

json applyMerge(const json &before, const json &config, std::string_view manager)
{
    json object = before.is_object() ? before : json::object();
    const auto metadata = object.find("metadata");
    const json entries = metadata != object.end() && metadata->is_object()
        ? metadata->value("managedFields", json::array())
        : json::array();
    merge(object, config, {});
    Fields others;
    for (const json &entry : entries) {
        if (entry.is_object() && entry.contains("fieldsV1") && !isApplyOf(entry, manager))
            others.push_back(&entry["fieldsV1"]);
    }
    for (const json &entry : entries) {
        if (isApplyOf(entry, manager) && entry.contains("fieldsV1"))
            removeLeft(object, entry["fieldsV1"], &config, others);
    }
    return object;
}

} // namespace kubewake
