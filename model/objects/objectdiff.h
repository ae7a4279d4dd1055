// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// One field that differs between two versions of an object.
struct FieldChange
{
    enum class Kind : std::uint8_t { Added, Removed, Changed };

    // `spec.template.spec.containers[web].image`: elements of a list by the value of their key
    // where they have one, else by index.
    std::string path {};
    Kind kind = Kind::Changed;
    std::string before {}; // JSON; empty for Added
    std::string after {}; // JSON; empty for Removed

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

// In the order of their paths as the object has them. What is added or removed as a whole is one
// change. Pure; any thread; O(size of both).
[[nodiscard]] std::vector<FieldChange> objectChanges(const nlohmann::json &before,
                                                     const nlohmann::json &after);
// The same of two texts; one that is empty or no JSON is an object without members.
[[nodiscard]] std::vector<FieldChange> objectChanges(std::string_view before,
                                                     std::string_view after);

// Does the API server keep this field by itself, with every change (resourceVersion, generation,
// managedFields, …)?
[[nodiscard]] bool isServerField(std::string_view path);

} // namespace kubewake
