// SPDX-License-Identifier: Apache-2.0
#include "model/query/ownerreferences.h"

#include "model/core/jsonview.h"

#include <algorithm>

namespace kubewake {
namespace {

// No controller writes so many; whoever does means to keep somebody busy.
constexpr std::size_t kMaximumReferences = 64;

std::vector<OwnerReference> referencesOf(const JsonObjectView &body)
{
    std::vector<OwnerReference> references;
    for (const std::string_view text : jsonElements(body.object("metadata")["ownerReferences"])) {
        if (references.size() == kMaximumReferences)
            break;
        const JsonObjectView one(text);
        const OwnerReference reference {one.string("kind"), one.string("name"),
                                        one["controller"] == "true"};
        if (!reference.kind.empty() && !reference.name.empty())
            references.push_back(reference);
    }
    std::stable_partition(references.begin(), references.end(),
                          [](const OwnerReference &reference) { return reference.controller; });
    return references;
}

} // namespace

std::vector<OwnerReference> ownerReferences(std::string_view json)
{
    const JsonObjectView event(json);
    std::vector<OwnerReference> references = referencesOf(event.object("requestObject"));
    return references.empty() ? referencesOf(event.object("responseObject")) : references;
}

} // namespace kubewake
