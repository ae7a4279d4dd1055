// SPDX-License-Identifier: Apache-2.0
#include "model/objects/objectpatch.h"

#include "model/audit/requesturi.h"
#include "model/objects/applymerge.h"
#include "model/objects/strategicmerge.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

using nlohmann::json;

// What the API server itself allows (jsonpatch.AccumulatedCopySizeLimit).
constexpr std::size_t kMaximumCopiedBytes = 3U << 20;
constexpr std::ptrdiff_t kMaximumPathSteps = 1000;

// Custom resources have a domain of somebody else.
bool isOfKubernetes(std::string_view group)
{
    return group.find('.') == std::string_view::npos || group.ends_with(".k8s.io");
}

tl::unexpected<Error> doesNotFit(const char *why)
{
    return failure(QCoreApplication::translate("Objects", "The JSON patch does not fit: %1")
                       .arg(QString::fromUtf8(why)));
}

// One operation after the other, so that what `copy` multiplies can be counted.
Result<json> jsonPatched(json object, const json &patch)
{
    std::size_t copied = 0;
    try {
        for (const json &operation : patch) {
            const std::string path = operation.at("path").get<std::string>();
            if (std::ranges::count(path, '/') > kMaximumPathSteps)
                return doesNotFit("a path is too deep");
            if (operation.at("op") == "copy") {
                const json::json_pointer from(operation.at("from").get<std::string>());
                copied += object.at(from).dump().size();
                if (copied > kMaximumCopiedBytes)
                    return doesNotFit("it copies too much");
            }
            object.patch_inplace(json::array({operation}));
        }
    } catch (const json::exception &error) {
        return doesNotFit(error.what());
    }
    return object;
}

} // namespace

std::string_view patchKindName(PatchKind kind)
{
    constexpr std::array<std::string_view, 4> kNames {"JSON patch", "merge patch",
                                                      "strategic merge patch", "server-side apply"};
    return kNames[static_cast<std::size_t>(kind)];
}

GuessedPatchKind guessPatchKind(const json &patch, std::string_view requestUri,
                                std::string_view apiGroup)
{
    if (patch.is_array())
        return {PatchKind::JsonPatch, true};
    if (firstQueryParameter(requestUri, "force"))
        return {PatchKind::Apply, true};
    if (hasStrategicDirective(patch))
        return {PatchKind::StrategicMergePatch, true};
    if (!isOfKubernetes(apiGroup))
        return {PatchKind::MergePatch, true};
    return {PatchKind::StrategicMergePatch, false};
}

Result<json> applyPatch(const json &before, const json &patch, PatchKind kind,
                        std::string_view manager)
{
    switch (kind) {
    case PatchKind::JsonPatch:
        return jsonPatched(before, patch);
    case PatchKind::MergePatch: {
        json after = before;
        after.merge_patch(patch);
        return after;
    }
    case PatchKind::StrategicMergePatch:
        return strategicMerge(before, patch);
    case PatchKind::Apply:
        return applyMerge(before, patch, manager);
    }
    return before;
}

} // namespace kubewake
