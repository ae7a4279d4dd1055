// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/store/eventsnapshot.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

enum class EntityKind : std::uint8_t {
    User,
    ServiceAccount,
    Address,
    Credential,
    Namespace,
    Object,
};

// Somebody or something that requests are about, named so that it can be asked for: what an entity
// page is opened with and what its history remembers. A value; any thread.
struct EntityRef
{
    EntityKind kind = EntityKind::User;
    std::string value; // user name, address, fingerprint, namespace; the name of an object
    // Only of objects; absent as in the event: no namespace is not the namespace "".
    std::string resource {}; // without a subresource
    std::optional<std::string> apiGroup {};
    std::optional<std::string> space {}; // its namespace

    // A service account by its name, else a user.
    [[nodiscard]] static EntityRef user(std::string_view name);

    friend bool operator==(const EntityRef &, const EntityRef &) = default;
};

[[nodiscard]] QString entityKindText(EntityKind kind); // translated
// Evidence as it stands: `alice@example.org`, `deployments.apps web in shop`.
[[nodiscard]] QString entityName(const EntityRef &entity);

// The filter for all rows that the entity has to do with:
//   users            they authenticated, or were impersonated
//   addresses        anywhere in sourceIPs, so forged ones too
//   the others       the event names them
[[nodiscard]] QString entityFilter(const EntityRef &entity);

// The service account itself, as an object.
[[nodiscard]] std::optional<EntityRef> serviceAccountObject(const EntityRef &entity);

// What the value of a field names; nothing for fields that name no entity, and for empty values.
[[nodiscard]] std::optional<EntityRef> entityOfValue(FieldId field, std::string_view value);
// The same for a row: also its object, for the fields that name one.
[[nodiscard]] std::optional<EntityRef> entityOfRow(const EventSnapshot &snapshot, Row row,
                                                   FieldId field);
// `pods/exec` in a group and namespace: the pod.
[[nodiscard]] std::optional<EntityRef> objectEntity(const std::optional<std::string> &resourcePath,
                                                    const std::optional<std::string> &apiGroup,
                                                    const std::optional<std::string> &space,
                                                    const std::optional<std::string> &name);

} // namespace kubewake
