// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// How the elements of a list in an object of Kubernetes are told apart, by the name of the member
// that holds the list (patchMergeKey and patchStrategy of the API types;
// x-kubernetes-list-map-keys). Custom resources have no such names: their lists are values as a
// whole.

// The member by which a strategic merge patch finds an element. Empty: the list is replaced.
// `elements` is the list, or that of the patch: `ports` are named differently in pods and services.
[[nodiscard]] std::string_view mergeKey(std::string_view member, const nlohmann::json &elements);

// The members by which an apply finds an element. Empty: the list is replaced.
[[nodiscard]] std::vector<std::string_view> mapKeys(std::string_view member,
                                                    const nlohmann::json &elements);

// A list of texts to which a patch adds, such as `finalizers`.
[[nodiscard]] bool isMergedSet(std::string_view member);

// What names an element in a path or a diff: the value of its key, else nothing.
[[nodiscard]] std::string elementName(std::string_view member, const nlohmann::json &element);

} // namespace kubewake
