// SPDX-License-Identifier: Apache-2.0
#include "model/objects/compactjson.h"

#include <nlohmann/json.hpp>

namespace kubewake {

std::string compactJson(const nlohmann::json &value)
{
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace kubewake
