// SPDX-License-Identifier: Apache-2.0
#include "model/objects/strategicmerge.h"

#include "model/objects/listkeys.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kubewake {
namespace {

using nlohmann::json;
// The place of each element, by what tells it apart; lists of attackers are long.
using Places = std::unordered_map<std::string, std::ptrdiff_t>;

constexpr std::string_view kDirective = "$patch";
constexpr std::string_view kRetainKeys = "$retainKeys";
constexpr std::string_view kOrderPrefix = "$setElementOrder/";
constexpr std::string_view kDeletePrefix = "$deleteFromPrimitiveList/";

json mergeMap(json before, const json &patch);

std::string directiveOf(const json &patch)
{
    const auto found = patch.is_object() ? patch.find(kDirective) : patch.end();
    return found != patch.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// What tells an element apart: the value of its key, or itself.
std::string identity(const json &element, std::string_view key)
{
    if (element.is_object() && !key.empty()) {
        const auto found = element.find(std::string(key));
        return found == element.end() ? std::string() : found->dump();
    }
    return element.dump();
}

Places placesOf(const json &list, std::string_view key)
{
    Places places;
    for (const json &element : list)
        places.try_emplace(identity(element, key), static_cast<std::ptrdiff_t>(places.size()));
    return places;
}

struct Ordered
{
    const json *element;
    std::ptrdiff_t inPatch; // -1: the patch does not name it
    std::ptrdiff_t onServer; // -1: it is new
};

// Elements that the patch names come in its order, the others in that which they had; where both
// are known to the server, its order decides which comes first (mergeSortedSlice there).
json ordered(const json &merged, const Places &inPatch, const Places &onServer,
             std::string_view key)
{
    const auto placeIn = [](const Places &places, const std::string &id) {
        const auto found = places.find(id);
        return found == places.end() ? std::ptrdiff_t {-1} : found->second;
    };
    std::vector<Ordered> ours;
    std::vector<Ordered> others;
    for (const json &element : merged) {
        const std::string id = identity(element, key);
        const Ordered entry {&element, placeIn(inPatch, id), placeIn(onServer, id)};
        (entry.inPatch >= 0 ? ours : others).push_back(entry);
    }
    std::ranges::stable_sort(ours, {}, &Ordered::inPatch);
    std::ranges::stable_sort(others, {}, &Ordered::onServer);
    json result = json::array();
    auto our = ours.begin();
    for (const Ordered &other : others) {
        while (our != ours.end()
               && !(other.onServer >= 0 && our->onServer >= 0 && other.onServer < our->onServer))
            result.push_back(*(our++)->element);
        result.push_back(*other.element);
    }
    for (; our != ours.end(); ++our)
        result.push_back(*our->element);
    return result;
}

// A patch of what is not there yet: itself, without directives and nulls.
json cleaned(const json &patch)
{
    if (patch.is_object())
        return mergeMap(json::object(), patch);
    if (!patch.is_array())
        return patch;
    json list = json::array();
    for (const json &element : patch) {
        if (directiveOf(element).empty())
            list.push_back(cleaned(element));
    }
    return list;
}

json mergeList(std::string_view member, const json &before, const json &patch)
{
    const bool isSet = isMergedSet(member);
    const std::string_view key = isSet ? "" : mergeKey(member, before.empty() ? patch : before);
    const bool replaces = std::ranges::any_of(
        patch, [](const json &element) { return directiveOf(element) == "replace"; });
    if (replaces || (!isSet && key.empty()))
        return cleaned(patch);
    json merged = before;
    Places places = placesOf(before, key);
    std::vector<bool> isGone(merged.size(), false);
    json named = json::array();
    for (const json &element : patch) {
        const auto [place, isNew] =
            places.try_emplace(identity(element, key), static_cast<std::ptrdiff_t>(merged.size()));
        const auto at = static_cast<std::size_t>(place->second);
        const bool isDelete = directiveOf(element) == "delete";
        if (isNew) {
            merged.push_back(isDelete ? json() : cleaned(element));
            isGone.push_back(isDelete);
        } else if (isDelete) {
            isGone[at] = true;
        } else if (element.is_object()) {
            merged[at] = mergeMap(merged[at], element);
        }
        if (!isDelete)
            named.push_back(element);
    }
    json kept = json::array();
    for (std::size_t i = 0; i < merged.size(); ++i) {
        if (!isGone[i])
            kept.push_back(std::move(merged[i]));
    }
    return ordered(kept, placesOf(named, key), placesOf(before, key), key);
}

void applyValue(json &object, const std::string &member, const json &value)
{
    const auto found = object.find(member);
    if (value.is_null()) {
        object.erase(member);
    } else if (found == object.end() || found->type() != value.type()) {
        object[member] = cleaned(value);
    } else if (value.is_object()) {
        if (directiveOf(value) == "delete")
            object.erase(member);
        else
            *found = mergeMap(*found, value);
    } else if (value.is_array()) {
        *found = mergeList(member, *found, value);
    } else {
        *found = value;
    }
}

void applyDirective(json &object, const json &before, std::string_view name, const json &value)
{
    if (!value.is_array())
        return;
    if (name.starts_with(kDeletePrefix)) {
        const auto list = object.find(std::string(name.substr(kDeletePrefix.size())));
        if (list == object.end() || !list->is_array())
            return;
        const Places gone = placesOf(value, {});
        list->erase(std::remove_if(list->begin(), list->end(),
                                   [&gone](const json &element) {
                                       return gone.contains(identity(element, {}));
                                   }),
                    list->end());
    } else if (name.starts_with(kOrderPrefix)) {
        const std::string member(name.substr(kOrderPrefix.size()));
        const auto list = object.find(member);
        if (list == object.end() || !list->is_array())
            return;
        const std::string_view key = isMergedSet(member) ? "" : mergeKey(member, *list);
        const auto server = before.find(member);
        *list = ordered(*list, placesOf(value, key),
                        server == before.end() ? Places() : placesOf(*server, key), key);
    }
}

json mergeMap(json before, const json &patch)
{
    if (directiveOf(patch) == "replace" || directiveOf(patch) == "delete") {
        json rest = directiveOf(patch) == "delete" ? json::object() : patch;
        rest.erase(std::string(kDirective));
        return rest;
    }
    if (!before.is_object())
        before = json::object();
    json object = before;
    if (const auto kept = patch.find(kRetainKeys); kept != patch.end() && kept->is_array()) {
        for (const auto &[member, value] : before.items()) {
            if (std::ranges::find(*kept, json(member)) == kept->end())
                object.erase(member);
        }
    }
    for (const auto &[member, value] : patch.items()) {
        if (!member.starts_with('$'))
            applyValue(object, member, value);
    }
    for (const auto &[member, value] : patch.items()) {
        if (member.starts_with('$'))
            applyDirective(object, before, member, value);
    }
    return object;
}

} // namespace

json strategicMerge(const json &before, const json &patch)
{
    return mergeMap(before, patch);
}

bool hasStrategicDirective(const json &patch)
{
    if (patch.is_object()) {
        for (const auto &[member, value] : patch.items()) {
            if (member == kDirective || member == kRetainKeys || member.starts_with(kOrderPrefix)
                || member.starts_with(kDeletePrefix) || hasStrategicDirective(value))
                return true;
        }
        return false;
    }
    return patch.is_array() && std::ranges::any_of(patch, hasStrategicDirective);
}

} // namespace kubewake
