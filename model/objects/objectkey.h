// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <optional>
#include <string>

namespace kubewake {

// Names one object of one cluster, whatever version of the API it is asked for with.
struct ObjectKey
{
    std::string cluster {};
    std::string apiGroup {}; // empty: the core group
    std::string resource {}; // pods
    std::string namespaceName {}; // empty: of the cluster
    std::string name {};

    friend bool operator==(const ObjectKey &, const ObjectKey &) = default;
};

// The object of the request in this row; nothing if it names none (a list, no resource at all).
// What a create with generateName made has the name it was given. O(1).
[[nodiscard]] std::optional<ObjectKey> objectKeyOf(const EventSnapshot &snapshot, Row row);

// `pods shop/web-1`, `nodes n1`; with the group where it is not the core one.
[[nodiscard]] std::string objectText(const ObjectKey &key);

} // namespace kubewake
