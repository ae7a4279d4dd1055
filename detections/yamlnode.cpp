// SPDX-License-Identifier: Apache-2.0
#include "detections/yamlnode.h"

namespace kubewake {

const YamlNode *YamlNode::find(std::string_view key) const
{
    for (const Entry &entry : entries) {
        if (entry.key == key)
            return &entry.value;
    }
    return nullptr;
}

} // namespace kubewake
