// SPDX-License-Identifier: Apache-2.0
#include "model/store/missingmembers.h"

#include "model/audit/vocabulary.h"
#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::uint32_t kUnauthorized = 401;

bool lacks(const EventSnapshot &snapshot, Column column, Row row)
{
    return snapshot.code(column, row) == kMissing;
}

bool isRequestReceived(const EventSnapshot &snapshot, Row row)
{
    return snapshot.code(Column::Stage, row) == static_cast<std::uint32_t>(Stage::RequestReceived);
}

bool lacksUser(const EventSnapshot &snapshot, Row row)
{
    return lacks(snapshot, Column::Username, row)
        && snapshot.code(Column::StatusCode, row) != kUnauthorized;
}

bool lacksCode(const EventSnapshot &snapshot, Row row)
{
    return snapshot.code(Column::StatusCode, row) == 0 && !isRequestReceived(snapshot, row);
}

// Only an exec or attach has a command, a container and a terminal.
bool lacksQuery(const EventSnapshot &snapshot, FieldId field, Row row)
{
    const bool noUri = lacks(snapshot, Column::RequestUri, row);
    if (!noUri && !snapshot.hasFlag(row, kUriInferred))
        return false;
    if (!lacks(snapshot, Column::ObjectType, row)) {
        const Code code = fieldCode(snapshot, storageOf(FieldId::Subresource), row);
        const std::string_view subresource = snapshot.value(DictionaryId::Subresources, code);
        if (subresource != "exec" && subresource != "attach")
            return false;
    }
    return noUri || fieldCode(snapshot, storageOf(field), row) == kMissing;
}

} // namespace

std::optional<FieldId> memberOfEveryEvent(FieldId field)
{
    if (addressFactOf(field))
        field = FieldId::Peer;
    switch (field) {
    case FieldId::Level:
    case FieldId::Stage:
    case FieldId::Verb:
    case FieldId::RequestUri:
    case FieldId::StatusCode:
    case FieldId::SourceIps:
    case FieldId::Username:
    case FieldId::Groups:
    case FieldId::UserAgent:
        return field;
    case FieldId::Command:
    case FieldId::Container:
    case FieldId::Tty:
        return FieldId::RequestUri;
    case FieldId::Outcome:
    case FieldId::Open:
        return FieldId::StatusCode;
    case FieldId::Peer:
        return FieldId::SourceIps;
    case FieldId::EffectiveUser:
    case FieldId::ActorClass:
        return FieldId::Username;
    case FieldId::Tool:
        return FieldId::UserAgent;
    default:
        return std::nullopt;
    }
}

const std::vector<FieldId> &membersOfEveryEvent()
{
    static const std::vector<FieldId> members {
        FieldId::Level,      FieldId::Stage,     FieldId::Verb,
        FieldId::RequestUri, FieldId::Username,  FieldId::Groups,
        FieldId::SourceIps,  FieldId::UserAgent, FieldId::StatusCode};
    return members;
}

bool isLeftOut(const EventSnapshot &snapshot, FieldId field, Row row)
{
    if (!snapshot.hasFlag(row, kIncomplete))
        return false;
    switch (field) {
    case FieldId::Level:
    case FieldId::Stage:
    case FieldId::Verb:
    case FieldId::RequestUri:
    case FieldId::SourceIps:
        return lacks(snapshot, storageOf(field).column, row);
    case FieldId::Peer:
        return lacks(snapshot, Column::SourceIps, row);
    case FieldId::Command:
    case FieldId::Container:
    case FieldId::Tty:
        return lacksQuery(snapshot, field, row);
    case FieldId::StatusCode:
        return lacksCode(snapshot, row);
    case FieldId::Outcome: // a denial may be known by its annotation
    case FieldId::Open:
        return snapshot.code(Column::Outcome, row) == static_cast<std::uint32_t>(Outcome::Unknown)
            && lacksCode(snapshot, row);
    case FieldId::Username:
        return lacksUser(snapshot, row);
    case FieldId::EffectiveUser:
    case FieldId::ActorClass:
        return lacksUser(snapshot, row) && lacks(snapshot, Column::ImpersonatedUser, row);
    case FieldId::Groups:
        return lacks(snapshot, Column::Groups, row)
            && (lacksUser(snapshot, row) || !lacks(snapshot, Column::Username, row));
    case FieldId::UserAgent:
    case FieldId::Tool:
        return snapshot.hasFlag(row, kNoUserAgent);
    default:
        return false;
    }
}

std::vector<FieldId> leftOutMembers(const EventSnapshot &snapshot, Row row)
{
    std::vector<FieldId> members;
    std::ranges::copy_if(membersOfEveryEvent(), std::back_inserter(members),
                         [&](FieldId field) { return isLeftOut(snapshot, field, row); });
    return members;
}

} // namespace kubewake
