// SPDX-License-Identifier: Apache-2.0
#include "detections/fieldname.h"

#include "model/audit/computedfields.h"
#include "model/store/fieldstorage.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kubewake {
namespace {

// https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/#audit-k8s-io-v1-Event and
// what older API versions and exporters add.
constexpr std::array<std::string_view, 22> kTopLevelKeys {"kind",
                                                          "apiVersion",
                                                          "metadata",
                                                          "timestamp",
                                                          "level",
                                                          "auditID",
                                                          "stage",
                                                          "requestURI",
                                                          "verb",
                                                          "user",
                                                          "impersonatedUser",
                                                          "authenticationMetadata",
                                                          "sourceIPs",
                                                          "userAgent",
                                                          "objectRef",
                                                          "responseStatus",
                                                          "requestObject",
                                                          "responseObject",
                                                          "requestReceivedTimestamp",
                                                          "stageTimestamp",
                                                          "annotations",
                                                          "cluster"};

} // namespace

RuleResult<FieldPath> fieldOf(const std::string &name, int line)
{
    FieldPath path = FieldPath::parse(name);
    if (path.field || findComputedField(name) != nullptr)
        return path;
    const std::string_view head = std::string_view(name).substr(0, name.find('.'));
    if (std::ranges::find(kTopLevelKeys, head) == kTopLevelKeys.end())
        return refused(line,
                       "`" + name
                           + "` is no field of an audit event: it would never match. Fields of the "
                             "request start with requestObject.");
    return path;
}

bool isWholeObject(const FieldPath &path)
{
    return path.field && storageOf(*path.field).kind == FieldStorage::Kind::Raw;
}

RuleResult<FieldId> columnOf(const std::string &name, int line)
{
    const FieldPath path = FieldPath::parse(name);
    if (!path.field || isWholeObject(path))
        return refused(line,
                       "`" + name
                           + "` cannot be grouped or counted by; use a field that `kubewake query "
                             "--fields` has a column for.");
    return *path.field;
}

} // namespace kubewake
