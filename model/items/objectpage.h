// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/objectfieldmodel.h"
#include "model/objects/linediff.h"
#include "model/objects/objecthistory.h"

#include <QStringList>

#include <cstddef>
#include <vector>

namespace kubewake {

// What is shown of one version of an object beside another. A value, made on any thread.
struct ObjectPage
{
    std::vector<ObjectFieldModel::Field> changes {};
    std::vector<ObjectFieldModel::Field> blame {}; // of the later version
    // Both texts, line by line beside each other: as many lines on both sides.
    QStringList before {};
    QStringList after {};
    std::vector<bool> isChanged {};
    bool isTooLong = false; // for the texts
    int base = -1; // the version that it is compared with; -1: there is none
    int version = -1;
};

inline constexpr std::size_t kMaximumSideBySide = 1U << 20; // bytes of indented text a side

// `base` -1: the last version before `version` that has a text. O(text of the history).
[[nodiscard]] ObjectPage objectPage(const ObjectHistory &history, int version, int base = -1);

} // namespace kubewake
