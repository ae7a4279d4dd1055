// SPDX-License-Identifier: Apache-2.0
#include "model/store/fieldstorage.h"

namespace kubewake {
namespace {

using Kind = FieldStorage::Kind;

FieldStorage value(Column column)
{
    return {.kind = Kind::Value,
            .column = column,
            .dictionary = kColumns[static_cast<std::size_t>(column)].dictionary};
}

FieldStorage coalesce(Column column, Column fallback)
{
    FieldStorage storage = value(column);
    storage.kind = Kind::Coalesce;
    storage.fallback = fallback;
    return storage;
}

FieldStorage list(Column column)
{
    FieldStorage storage = value(column);
    storage.kind = Kind::List;
    return storage;
}

FieldStorage part(ObjectTypePart part)
{
    return {.kind = Kind::TuplePart,
            .column = Column::ObjectType,
            .part = part,
            .dictionary = kObjectTypeDictionaries[static_cast<std::size_t>(part)]};
}

FieldStorage mapped(FieldStorage base, DerivedMap map, DictionaryId dictionary)
{
    base.map = map;
    base.dictionary = dictionary;
    return base;
}

FieldStorage ofPeer(AddressFact fact)
{
    return mapped(value(Column::SourceIps), mapOf(fact), dictionaryOf(fact));
}

FieldStorage plain(Kind kind)
{
    return {.kind = kind};
}

FieldStorage flag(EventFlag flag)
{
    return {.kind = Kind::Flag, .column = Column::Flags, .flag = flag};
}

} // namespace

FieldStorage storageOf(FieldId field)
{
    switch (field) {
    case FieldId::Time:
        return plain(Kind::Time);
    case FieldId::StageTime:
        return plain(Kind::StageTime);
    case FieldId::Outcome:
        return value(Column::Outcome);
    case FieldId::OutcomeReason:
        return value(Column::OutcomeReason);
    case FieldId::Verb:
        return value(Column::Verb);
    case FieldId::ResourcePath:
        return mapped(value(Column::ObjectType), DerivedMap::PathOfObjectType,
                      DictionaryId::ResourcePaths);
    case FieldId::Namespace:
        return value(Column::Namespace);
    case FieldId::ObjectName:
        return coalesce(Column::GeneratedName, Column::Name);
    case FieldId::EffectiveUser:
        return coalesce(Column::ImpersonatedUser, Column::Username);
    case FieldId::ActorClass:
        return mapped(coalesce(Column::ImpersonatedUser, Column::Username),
                      DerivedMap::ActorClassOfUser, DictionaryId::ActorClasses);
    case FieldId::Peer:
        return mapped(value(Column::SourceIps), DerivedMap::PeerOfIps, DictionaryId::Ips);
    case FieldId::PeerClass:
        return ofPeer(AddressFact::Class);
    case FieldId::CountryCode:
        return ofPeer(AddressFact::CountryCode);
    case FieldId::CountryName:
        return ofPeer(AddressFact::CountryName);
    case FieldId::City:
        return ofPeer(AddressFact::City);
    case FieldId::AsNumber:
        return ofPeer(AddressFact::AsNumber);
    case FieldId::AsOrganization:
        return ofPeer(AddressFact::AsOrganization);
    case FieldId::Tool:
        return mapped(value(Column::UserAgent), DerivedMap::ToolOfUserAgent, DictionaryId::Tools);
    case FieldId::Summary:
        return plain(Kind::Summary);
    case FieldId::StatusCode:
        return {.kind = Kind::Number, .column = Column::StatusCode};
    case FieldId::StatusReason:
        return value(Column::StatusReason);
    case FieldId::StatusMessage:
        return value(Column::StatusMessage);
    case FieldId::Decision:
        return value(Column::Decision);
    case FieldId::AuthorizationReason:
        return value(Column::AuthorizationReason);
    case FieldId::Binding:
        return mapped(value(Column::AuthorizationReason), DerivedMap::BindingOfReason,
                      DictionaryId::Bindings);
    case FieldId::Role:
        return mapped(value(Column::AuthorizationReason), DerivedMap::RoleOfReason,
                      DictionaryId::Roles);
    case FieldId::Subject:
        return mapped(value(Column::AuthorizationReason), DerivedMap::SubjectOfReason,
                      DictionaryId::Subjects);
    case FieldId::Username:
        return value(Column::Username);
    case FieldId::Groups:
        return list(Column::Groups);
    case FieldId::Credential:
        return list(Column::Credential);
    case FieldId::PodName:
        return list(Column::PodName);
    case FieldId::ImpersonatedUser:
        return value(Column::ImpersonatedUser);
    case FieldId::ImpersonatedGroups:
        return list(Column::ImpersonatedGroups);
    case FieldId::SourceIps:
        return list(Column::SourceIps);
    case FieldId::UserAgent:
        return value(Column::UserAgent);
    case FieldId::Resource:
        return part(ObjectTypePart::Resource);
    case FieldId::Subresource:
        return part(ObjectTypePart::Subresource);
    case FieldId::Name:
        return value(Column::Name);
    case FieldId::ApiGroup:
        return part(ObjectTypePart::ApiGroup);
    case FieldId::ApiVersion:
        return part(ObjectTypePart::ApiVersion);
    case FieldId::RequestUri:
        return value(Column::RequestUri);
    case FieldId::Command:
        return mapped(value(Column::RequestUri), DerivedMap::CommandOfUri, DictionaryId::Commands);
    case FieldId::Container:
        return mapped(value(Column::RequestUri), DerivedMap::ContainerOfUri,
                      DictionaryId::Containers);
    case FieldId::Tty:
        return mapped(value(Column::RequestUri), DerivedMap::TtyOfUri, DictionaryId::Booleans);
    case FieldId::Level:
        return value(Column::Level);
    case FieldId::Stage:
        return value(Column::Stage);
    case FieldId::AuditId:
        return plain(Kind::AuditId);
    case FieldId::Duration:
        return plain(Kind::Duration);
    case FieldId::Open:
        return mapped(value(Column::Outcome), DerivedMap::OpenOfOutcome, DictionaryId::Booleans);
    case FieldId::DryRun:
        return flag(kDryRun);
    case FieldId::Truncated:
        return flag(kTruncatedBodies);
    case FieldId::Inferred:
        return {.kind = Kind::Inferred, .column = Column::Flags};
    case FieldId::Cluster:
        return plain(Kind::Cluster);
    case FieldId::File:
        return plain(Kind::File);
    case FieldId::Line:
        return plain(Kind::Line);
    case FieldId::Annotations:
    case FieldId::UserExtra:
    case FieldId::RequestObject:
    case FieldId::ResponseObject:
        break;
    }
    return plain(Kind::Raw);
}

std::optional<AddressFact> addressFactOf(FieldId field)
{
    const DerivedMap map = storageOf(field).map;
    if (!isOfAddresses(map))
        return std::nullopt;
    return static_cast<AddressFact>(static_cast<std::size_t>(map)
                                    - static_cast<std::size_t>(DerivedMap::ClassOfPeer));
}

} // namespace kubewake
