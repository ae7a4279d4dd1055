// SPDX-License-Identifier: Apache-2.0
#include "model/items/jsonfieldtext.h"

#include "model/core/jsonrepair.h"
#include "model/core/jsontext.h"

#include <nlohmann/json.hpp>

namespace kubewake {

std::optional<std::string> jsonFieldText(const EventSnapshot &snapshot, FieldId field, Row row)
{
    const auto text = snapshot.eventJson(row);
    if (!text || jsonDepth(*text) > kMaximumJsonDepth)
        return std::nullopt;
    auto document = nlohmann::json::parse(*text, nullptr, false);
    if (document.is_discarded()) // as filters and rules read it
        document = nlohmann::json::parse(repairedJson(*text, kMaximumJsonDepth), nullptr, false);
    if (document.is_discarded())
        return std::nullopt;
    const nlohmann::json *value = &document;
    std::string_view path = fieldInfo(field).path;
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        const auto member = value->is_object() ? value->find(path.substr(0, dot)) : value->end();
        if (!value->is_object() || member == value->end())
            return std::string();
        value = &*member;
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return value->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace kubewake
