// SPDX-License-Identifier: Apache-2.0
#include "model/query/policydecider.h"

#include "model/audit/requesturi.h"

#include <algorithm>

namespace kubewake {
namespace {

enum Part : std::uint8_t { User, Groups, Verb, Type, Space, Name, Uri };

constexpr std::array<Column, 7> kColumnOfPart {Column::Username,   Column::Groups,    Column::Verb,
                                               Column::ObjectType, Column::Namespace, Column::Name,
                                               Column::RequestUri};

} // namespace

PolicyDecider::PolicyDecider(const AuditPolicy &policy, const EventSnapshot &snapshot)
    : m_policy(policy)
    , m_snapshot(snapshot)
    , m_isCreate(snapshot.dictionarySize(DictionaryId::Verbs))
{
    for (Code code = 0; code < m_isCreate.size(); ++code)
        m_isCreate[code] = snapshot.value(DictionaryId::Verbs, code) == "create";
    m_looksAtNames = std::ranges::any_of(policy.rules, [](const PolicyRule &rule) {
        return std::ranges::any_of(rule.resources,
                                   [](const PolicyResources &some) { return !some.names.empty(); });
    });
}

const PolicyDecision &PolicyDecider::decisionOf(Row row)
{
    const Key key = keyOf(row);
    if (m_last != nullptr && key == m_lastKey)
        return *m_last;
    const auto [known, isNew] = m_known.try_emplace(key, nullptr);
    if (isNew)
        known->second = &m_decisions.emplace_back(decide(key));
    m_lastKey = key;
    m_last = known->second;
    return *m_last;
}

PolicyDecider::Key PolicyDecider::keyOf(Row row) const
{
    const EventChunk &chunk = m_snapshot.chunkOf(row);
    const std::uint32_t index = EventSnapshot::indexInChunk(row);
    Key key {};
    for (const Part part : {User, Groups, Verb, Type, Space})
        key[part] = chunk.column(kColumnOfPart[part])[index];
    const bool isResource = key[Type] != kMissing;
    if (isResource && m_looksAtNames)
        key[Name] = chunk.column(Column::Name)[index];
    if (!isResource)
        key[Uri] = chunk.column(Column::RequestUri)[index];
    return key;
}

PolicyDecision PolicyDecider::decide(const Key &key) const
{
    const auto textOf = [&](Part part) {
        const auto column = static_cast<std::size_t>(kColumnOfPart[part]);
        return m_snapshot.value(kColumns[column].dictionary, key[part]);
    };
    AuditedRequest request;
    request.user = textOf(User);
    request.hasUser = key[User] != kMissing && !request.user.empty();
    for (const Code group : m_snapshot.tuple(Column::Groups, key[Groups]))
        request.groups.push_back(m_snapshot.value(DictionaryId::Groups, group));
    request.verb = textOf(Verb);
    request.space = textOf(Space);
    request.isResource = key[Type] != kMissing;
    std::string path;
    if (request.isResource) {
        const auto part = [&](ObjectTypePart which) {
            const auto index = static_cast<std::size_t>(which);
            return m_snapshot.value(kObjectTypeDictionaries[index],
                                    m_snapshot.tupleElement(Column::ObjectType, key[Type], index));
        };
        request.apiGroup = part(ObjectTypePart::ApiGroup);
        request.resource = part(ObjectTypePart::Resource);
        request.subresource = part(ObjectTypePart::Subresource);
        // The API server learns the name of what is created from the body, after the decision.
        if (!m_isCreate[key[Verb]] || !request.subresource.empty())
            request.name = textOf(Name);
    } else {
        path = percentDecode(uriPath(textOf(Uri)), false);
        request.path = path;
    }
    return m_policy.decide(request);
}

std::size_t PolicyDecider::KeyHash::operator()(const Key &key) const
{
    std::uint64_t hash = 0;
    for (const Code code : key)
        hash = (hash ^ code) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
}

} // namespace kubewake
