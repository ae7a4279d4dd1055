// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A YAML value with its line. Scalars keep their text as written; `plain` tells 403 from '403'.
struct YamlNode
{
    enum class Kind : std::uint8_t { Null, Scalar, List, Map };

    struct Entry;

    Kind kind = Kind::Null;
    bool plain = false; // a scalar without quotes
    int line = 0; // from 1
    std::string text {}; // Scalar
    std::vector<YamlNode> items {}; // List
    // Map, in file order; keys are distinct. Not `{}`: Entry is not complete yet.
    std::vector<Entry> entries;

    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
    [[nodiscard]] bool isScalar() const { return kind == Kind::Scalar; }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }

    // The value of a key of a map; nullptr if there is none.
    [[nodiscard]] const YamlNode *find(std::string_view key) const;
};

struct YamlNode::Entry
{
    std::string key;
    int line = 0;
    YamlNode value;
};

} // namespace kubewake
