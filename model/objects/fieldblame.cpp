// SPDX-License-Identifier: Apache-2.0
#include "model/objects/fieldblame.h"

#include "model/objects/compactjson.h"
#include "model/objects/listkeys.h"
#include "model/objects/objectdiff.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace kubewake {
namespace {

using nlohmann::json;

// The paths of scalars are those of objectChanges(): lists by name where every element has one.
class Leaves
{
public:
    void add(const std::string &path, std::string_view name, const json &value)
    {
        if (value.is_object() && !value.empty()) {
            for (const auto &[member, part] : value.items())
                add(path.empty() ? member : path + '.' + member, member, part);
        } else if (value.is_array() && !value.empty()) {
            for (std::size_t i = 0; i < value.size(); ++i)
                add(path + '[' + stepOf(name, value, i) + ']', {}, value[i]);
        } else if (!isServerField(path)) {
            leaves[path] = compactJson(value);
        }
    }

    std::map<std::string, std::string> leaves {};

private:
    static std::string stepOf(std::string_view name, const json &list, std::size_t index)
    {
        const std::string key = elementName(name, list[index]);
        return key.empty() ? std::to_string(index) : key;
    }
};

} // namespace

std::vector<BlamedField> blameFields(const ObjectHistory &history, std::size_t last)
{
    std::map<std::string, BlamedField> fields;
    bool isFirst = true;
    for (std::size_t i = 0; i < std::min(last + 1, history.versions.size()); ++i) {
        const ObjectVersion &version = history.versions[i];
        if (version.object.empty())
            continue;
        Leaves now;
        now.add({}, {}, json::parse(version.object, nullptr, false));
        const bool isKnown = !isFirst || version.change == ObjectVersion::Change::Created;
        std::map<std::string, BlamedField> after;
        for (auto &[path, value] : now.leaves) {
            const auto was = fields.find(path);
            after.emplace(path,
                          was != fields.end() && was->second.value == value
                              ? was->second
                              : BlamedField {path, value, i, isKnown});
        }
        fields = std::move(after);
        isFirst = false;
    }
    std::vector<BlamedField> blamed;
    for (auto &[path, field] : fields)
        blamed.push_back(std::move(field));
    return blamed;
}

} // namespace kubewake
