// SPDX-License-Identifier: Apache-2.0
#include "model/objects/objectdiff.h"

#include "model/objects/compactjson.h"
#include "model/objects/listkeys.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace kubewake {
namespace {

using nlohmann::json;

class Comparison
{
public:
    void compare(const std::string &path, std::string_view name, const json &before,
                 const json &after)
    {
        if (before == after)
            return;
        if (before.is_object() && after.is_object())
            compareObjects(path, before, after);
        else if (before.is_array() && after.is_array())
            compareLists(path, name, before, after);
        else
            changes.push_back(
                {path, FieldChange::Kind::Changed, compactJson(before), compactJson(after)});
    }

    std::vector<FieldChange> changes {};

private:
    void added(std::string path, const json &value)
    {
        changes.push_back({std::move(path), FieldChange::Kind::Added, {}, compactJson(value)});
    }
    void removed(std::string path, const json &value)
    {
        changes.push_back({std::move(path), FieldChange::Kind::Removed, compactJson(value), {}});
    }

    static std::string below(const std::string &path, const std::string &name)
    {
        return path.empty() ? name : path + '.' + name;
    }

    void compareObjects(const std::string &path, const json &before, const json &after)
    {
        // Both are sorted by name.
        auto was = before.begin();
        auto is = after.begin();
        while (was != before.end() || is != after.end()) {
            if (is == after.end() || (was != before.end() && was.key() < is.key())) {
                removed(below(path, was.key()), *was);
                ++was;
            } else if (was == before.end() || is.key() < was.key()) {
                added(below(path, is.key()), *is);
                ++is;
            } else {
                compare(below(path, is.key()), is.key(), *was, *is);
                ++was;
                ++is;
            }
        }
    }

    // Empty where an element has no name or two have the same.
    static std::vector<std::string> names(std::string_view member, const json &list)
    {
        std::vector<std::string> names;
        std::unordered_map<std::string, int> seen;
        for (const json &element : list) {
            names.push_back(elementName(member, element));
            if (names.back().empty() || ++seen[names.back()] > 1)
                return {};
        }
        return names;
    }

    void compareLists(const std::string &path, std::string_view member, const json &before,
                      const json &after)
    {
        const auto were = names(member, before);
        const auto are = names(member, after);
        if (were.size() != before.size() || are.size() != after.size()) {
            compareByIndex(path, before, after);
            return;
        }
        const auto step = [&path](const std::string &name) { return path + '[' + name + ']'; };
        std::unordered_map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < are.size(); ++i)
            places.emplace(are[i], i);
        const std::size_t known = changes.size();
        for (std::size_t i = 0; i < were.size(); ++i) {
            const auto found = places.find(were[i]);
            if (found == places.end())
                removed(step(were[i]), before[i]);
            else
                compare(step(were[i]), {}, before[i], after[found->second]);
            places.erase(were[i]);
        }
        for (std::size_t i = 0; i < are.size(); ++i) {
            if (places.contains(are[i]))
                added(step(are[i]), after[i]);
        }
        if (changes.size() == known) // the same elements in another order
            changes.push_back(
                {path, FieldChange::Kind::Changed, compactJson(before), compactJson(after)});
    }

    void compareByIndex(const std::string &path, const json &before, const json &after)
    {
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            const std::string step = path + '[' + std::to_string(i) + ']';
            if (i >= after.size())
                removed(step, before[i]);
            else if (i >= before.size())
                added(step, after[i]);
            else
                compare(step, {}, before[i], after[i]);
        }
    }
};

json parsed(std::string_view text)
{
    json value = text.empty() ? json() : json::parse(text, nullptr, false);
    return value.is_object() ? value : json::object();
}

} // namespace

std::vector<FieldChange> objectChanges(const json &before, const json &after)
{
    Comparison comparison;
    comparison.compare({}, {}, before, after);
    return std::move(comparison.changes);
}

std::vector<FieldChange> objectChanges(std::string_view before, std::string_view after)
{
    return objectChanges(parsed(before), parsed(after));
}

bool isServerField(std::string_view path)
{
    constexpr std::array<std::string_view, 5> kFields {
        "metadata.resourceVersion", "metadata.generation", "metadata.managedFields",
        "metadata.selfLink", "status.observedGeneration"};
    return std::ranges::any_of(kFields, [path](std::string_view field) {
        return path.starts_with(field)
            && (path.size() == field.size() || path[field.size()] == '[');
    });
}

} // namespace kubewake
