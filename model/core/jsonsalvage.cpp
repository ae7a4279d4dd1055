// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsonsalvage.h"

#include "model/core/jsonview.h"

namespace kubewake {

std::optional<std::string> salvagedJson(std::string_view text)
{
    if (!text.starts_with('{') || jsonValueEnd(text, 0) != std::string_view::npos)
        return std::nullopt;
    const JsonObjectView object(text);
    if (object.members().empty())
        return std::nullopt;
    const std::string_view last = object.members().back().value;
    std::string json(
        text.substr(0, static_cast<std::size_t>(last.data() - text.data()) + last.size()));
    json += '}';
    return json;
}

} // namespace kubewake
