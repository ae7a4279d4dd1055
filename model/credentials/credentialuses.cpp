// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/credentialuses.h"

#include "model/store/fieldvalues.h"

#include <algorithm>

namespace kubewake {
namespace {

void extend(MicrosecondsUtc &first, MicrosecondsUtc &last, MicrosecondsUtc time)
{
    if (time == kNoTime)
        return;
    first = first == kNoTime ? time : std::min(first, time);
    last = std::max(last, time);
}

template<typename List>
void cut(List &list)
{
    if (list.size() > CredentialUses::kMaximumListed)
        list.resize(CredentialUses::kMaximumListed);
}

} // namespace

void CredentialUses::shorten()
{
    cut(users);
    cut(addresses);
    cut(agents);
}

void CredentialUseCounter::add(Row row)
{
    const EventSnapshot &snapshot = *m_snapshot;
    const MicrosecondsUtc time = snapshot.time(row);
    if (m_uses.requests == 0
        || (time != kNoTime && (m_uses.first == kNoTime || time < m_uses.first)))
        m_uses.firstRow = row;
    extend(m_uses.first, m_uses.last, time);
    ++m_uses.requests;
    const auto outcome = static_cast<Outcome>(snapshot.code(Column::Outcome, row));
    if (outcome == Outcome::Denied || outcome == Outcome::Failed)
        ++m_uses.refused;
    ++m_users[snapshot.code(Column::Username, row)];
    ++m_agents[snapshot.code(Column::UserAgent, row)];
    static const FieldStorage peer = storageOf(FieldId::Peer);
    Span &span = m_addresses[m_groups->of(fieldCode(snapshot, peer, row))];
    ++span.requests;
    extend(span.first, span.last, time);
}

std::vector<ValueCount>
CredentialUseCounter::textsOf(DictionaryId id,
                              const std::unordered_map<Code, std::uint32_t> &counts) const
{
    std::vector<ValueCount> texts;
    for (const auto &[code, requests] : counts) {
        if (code != kMissing)
            texts.push_back({std::string(m_snapshot->value(id, code)), requests});
    }
    std::ranges::sort(texts, [](const ValueCount &a, const ValueCount &b) {
        return a.rows != b.rows ? a.rows > b.rows : a.value < b.value;
    });
    return texts;
}

CredentialUses CredentialUseCounter::take() const
{
    CredentialUses uses = m_uses;
    uses.users = textsOf(DictionaryId::Users, m_users);
    uses.agents = textsOf(DictionaryId::UserAgents, m_agents);
    for (const auto &[code, span] : m_addresses)
        uses.addresses.push_back({std::string(m_snapshot->value(DictionaryId::Ips, code)),
                                  span.requests, span.first, span.last});
    std::ranges::sort(uses.addresses, [](const AddressUse &a, const AddressUse &b) {
        return a.requests != b.requests ? a.requests > b.requests : a.address < b.address;
    });
    uses.userCount = uses.users.size();
    uses.addressCount = uses.addresses.size();
    uses.agentCount = uses.agents.size();
    return uses;
}

} // namespace kubewake
