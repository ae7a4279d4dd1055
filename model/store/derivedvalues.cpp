// SPDX-License-Identifier: Apache-2.0
#include "model/store/derivedvalues.h"

#include "model/audit/authorizationreason.h"
#include "model/audit/identity.h"
#include "model/audit/requesturi.h"
#include "model/audit/vocabulary.h"

#include <string>

namespace kubewake {
namespace {

constexpr Code kFalse = 1;
constexpr Code kTrue = 2;

} // namespace

DerivedValues::DerivedValues(StoreDictionaries &dictionaries)
    : m_dictionaries(dictionaries)
{
    auto &values = dictionaries.values;
    for (std::size_t i = 1; i < kActorClassNames.size(); ++i)
        values[static_cast<std::size_t>(DictionaryId::ActorClasses)].intern(kActorClassNames[i]);
    values[static_cast<std::size_t>(DictionaryId::Booleans)].intern("false");
    values[static_cast<std::size_t>(DictionaryId::Booleans)].intern("true");
    // What is absent has no derived value, except that a request without a user is anonymous.
    for (std::size_t map = 0; map < kDerivedMapCount; ++map) {
        const bool actor = static_cast<DerivedMap>(map) == DerivedMap::ActorClassOfUser;
        addCode(static_cast<DerivedMap>(map),
                actor ? static_cast<Code>(ActorClass::Anonymous) : kMissing);
    }
}

void DerivedValues::addCode(DerivedMap map, Code code)
{
    m_dictionaries.derived[static_cast<std::size_t>(map)].push_back(code);
}

void DerivedValues::add(DerivedMap map, DictionaryId target, std::string_view value)
{
    addCode(map,
            value.empty() ? kMissing
                          : m_dictionaries.values[static_cast<std::size_t>(target)].intern(value));
}

Code DerivedValues::tuplePart(Column column, Code code, std::size_t index) const
{
    const std::string_view bytes =
        m_dictionaries.tuples[static_cast<std::size_t>(column)].value(code);
    Code part = kMissing;
    if ((index + 1) * sizeof(Code) <= bytes.size())
        std::memcpy(&part, bytes.data() + index * sizeof(Code), sizeof(Code));
    return part;
}

void DerivedValues::valueAdded(DictionaryId id, Code code)
{
    const std::string_view value = m_dictionaries.values[static_cast<std::size_t>(id)].value(code);
    switch (id) {
    case DictionaryId::Users:
        addCode(DerivedMap::ActorClassOfUser, static_cast<Code>(actorClassOf(value)));
        break;
    case DictionaryId::UserAgents:
        add(DerivedMap::ToolOfUserAgent, DictionaryId::Tools, toolOf(value));
        break;
    case DictionaryId::Uris: {
        const bool session = isPodSession(value);
        const ExecRequest exec = session ? parseExecRequest(value) : ExecRequest {};
        add(DerivedMap::CommandOfUri, DictionaryId::Commands, exec.command);
        add(DerivedMap::ContainerOfUri, DictionaryId::Containers, exec.container);
        addCode(DerivedMap::TtyOfUri, session ? (exec.tty ? kTrue : kFalse) : kMissing);
        break;
    }
    case DictionaryId::AuthorizationReasons: {
        const AuthorizationReason reason = parseAuthorizationReason(value);
        add(DerivedMap::BindingOfReason, DictionaryId::Bindings, reason.binding);
        add(DerivedMap::RoleOfReason, DictionaryId::Roles, reason.role);
        add(DerivedMap::SubjectOfReason, DictionaryId::Subjects, reason.subject);
        break;
    }
    case DictionaryId::Outcomes:
        addCode(DerivedMap::OpenOfOutcome,
                code == static_cast<Code>(Outcome::Open) ? kTrue : kFalse);
        break;
    default:
        break;
    }
}

void DerivedValues::tupleAdded(Column column, Code code)
{
    if (column == Column::SourceIps) {
        const std::size_t size =
            m_dictionaries.tuples[static_cast<std::size_t>(column)].value(code).size()
            / sizeof(Code);
        addCode(DerivedMap::PeerOfIps, size == 0 ? kMissing : tuplePart(column, code, size - 1));
    } else if (column == Column::ObjectType) {
        const auto text = [&](ObjectTypePart part) {
            const auto index = static_cast<std::size_t>(part);
            return m_dictionaries.values[static_cast<std::size_t>(kObjectTypeDictionaries[index])]
                .value(tuplePart(column, code, index));
        };
        std::string path(text(ObjectTypePart::Resource));
        const std::string_view sub = text(ObjectTypePart::Subresource);
        if (!sub.empty())
            path.append("/").append(sub);
        add(DerivedMap::PathOfObjectType, DictionaryId::ResourcePaths, path);
    }
}

} // namespace kubewake
