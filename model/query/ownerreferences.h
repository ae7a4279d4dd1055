// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace kubewake {

// An entry of `metadata.ownerReferences`, as it is written in the body of an event: whoever wrote
// the object wrote it too.
struct OwnerReference
{
    std::string_view kind;
    std::string_view name;
    bool controller = false; // the one that manages the object; at most one is
};

// Of the object that the event is about: of its request body, else of its response body. In the
// order written, the managing one first. Views into `json`. Any thread; linear in the text.
[[nodiscard]] std::vector<OwnerReference> ownerReferences(std::string_view json);

} // namespace kubewake
