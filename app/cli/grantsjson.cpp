// SPDX-License-Identifier: Apache-2.0
#include "app/cli/grantsreport.h"

#include <nlohmann/json.hpp>

#include <array>

namespace kubewake {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> kAuthorizers {"rbac", "system:masters", "node", "other",
                                                        "unrecorded"};
constexpr std::array<std::string_view, 5> kChanges {"created", "updated", "patched", "deleted",
                                                    "seen"};
constexpr std::array<std::string_view, 3> kFieldChanges {"added", "removed", "changed"};

template<typename Names, typename Enum>
Json nameOf(const Names &names, Enum value)
{
    return std::string(names[static_cast<std::size_t>(value)]);
}

Json timeJson(MicrosecondsUtc time)
{
    return time == kNoTime ? Json() : Json(formatTimestampUtc(time));
}

// Adds what was done with a grant to its members.
void addActivity(const GrantActivity &activity, Json &json)
{
    json["requests"] = activity.requests;
    json["first"] = timeJson(activity.first);
    json["last"] = timeJson(activity.last);
    json["user_count"] = activity.userCount;
    Json &users = json["users"] = Json::array();
    for (const ValueCount &user : activity.users)
        users.push_back(Json::object({{"user", user.value}, {"requests", user.rows}}));
    json["operation_count"] = activity.operationCount;
    Json &operations = json["operations"] = Json::array();
    for (const OperationCount &operation : activity.operations)
        operations.push_back(Json::object({{"verb", operation.verb},
                                           {"object", operation.object},
                                           {"requests", operation.requests}}));
}

// A value of an object is JSON already, unless it was cut.
Json valueJson(const std::string &value)
{
    if (value.empty())
        return {};
    Json json = Json::parse(value, nullptr, false);
    return json.is_discarded() ? Json(value) : json;
}

Json fieldsJson(const std::vector<FieldChange> &fields)
{
    Json json = Json::array();
    for (const FieldChange &field : fields)
        json.push_back(Json::object({{"path", field.path},
                                     {"change", nameOf(kFieldChanges, field.kind)},
                                     {"before", valueJson(field.before)},
                                     {"after", valueJson(field.after)}}));
    return json;
}

std::string textOf(const Json &json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::string grantsJson(const std::vector<GrantUse> &uses)
{
    Json grants = Json::array();
    for (const GrantUse &use : uses) {
        Json grant = Json::object({{"authorizer", nameOf(kAuthorizers, use.authorizer)},
                                   {"cluster", use.cluster},
                                   {"binding_kind", use.bindingKind},
                                   {"binding", use.binding},
                                   {"role_kind", use.roleKind},
                                   {"role", use.role},
                                   {"subject_kind", use.subjectKind},
                                   {"subject", use.subject},
                                   {"reason", use.reason}});
        addActivity(use.activity, grant);
        grant["query"] = use.kql.toStdString();
        grants.push_back(std::move(grant));
    }
    return textOf(Json::object({{"grants", std::move(grants)}}));
}

std::string rbacChangesJson(const std::vector<RbacChange> &changes)
{
    Json list = Json::array();
    for (const RbacChange &change : changes) {
        Json entry = Json::object({{"time", timeJson(change.time)},
                                   {"user", change.user},
                                   {"change", nameOf(kChanges, change.change)},
                                   {"cluster", change.object.cluster},
                                   {"kind", change.object.kind},
                                   {"namespace", change.object.namespaceName},
                                   {"name", change.object.name},
                                   {"fields", fieldsJson(change.fields)},
                                   {"before_is_known", change.isDifference},
                                   {"note", change.note.toStdString()},
                                   {"from", timeJson(change.answered)},
                                   {"until", timeJson(change.until)}});
        entry["delay_us"] = change.delay() == kNoTime ? Json() : Json(change.delay());
        addActivity(change.uses, entry);
        entry["query"] = change.kql.toStdString();
        list.push_back(std::move(entry));
    }
    return textOf(Json::object({{"changes", std::move(list)}}));
}

} // namespace kubewake
