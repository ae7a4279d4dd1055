// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/objects/objecthistory.h"

#include <cstddef>
#include <string>
#include <vector>

namespace kubewake {

// A field of an object as it was after a version, and the version that gave it its value.
struct BlamedField
{
    std::string path; // as in FieldChange
    std::string value; // JSON of a scalar, or of an empty list or object
    std::size_t version; // index in ObjectHistory::versions
    // False: it was so in the first version that the log shows, unless that one created the object.
    bool isKnown;
};

// By path, after the version `last` (an index; one that has no text: after the one before that
// has). What the API server keeps by itself is left out. Pure; any thread; O(text of the history).
[[nodiscard]] std::vector<BlamedField> blameFields(const ObjectHistory &history, std::size_t last);

} // namespace kubewake
