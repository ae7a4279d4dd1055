// SPDX-License-Identifier: Apache-2.0
#include "model/grants/grantactivity.h"

#include "model/audit/apiresources.h"
#include "model/audit/requesturi.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kubewake {
namespace {

std::string part(const EventSnapshot &snapshot, Code type, ObjectTypePart which)
{
    const auto index = static_cast<std::size_t>(which);
    const Code code = snapshot.tupleElement(Column::ObjectType, type, index);
    return std::string(snapshot.value(kObjectTypeDictionaries[index], code));
}

} // namespace

std::size_t ActivityCounter::OperationHash::operator()(const Operation &operation) const
{
    std::uint64_t hash = operation.verb;
    hash = hash * 0x9E3779B97F4A7C15U + operation.type;
    hash = hash * 0x9E3779B97F4A7C15U + operation.uri;
    return static_cast<std::size_t>(hash ^ (hash >> 29));
}

void ActivityCounter::add(Row row)
{
    const EventSnapshot &snapshot = *m_snapshot;
    const MicrosecondsUtc time = snapshot.time(row);
    const bool isFirst = m_activity.requests == 0
        || (time != kNoTime && (m_activity.first == kNoTime || time < m_activity.first));
    if (isFirst) {
        m_activity.first = time;
        m_activity.firstRow = row;
    }
    m_activity.last = std::max(m_activity.last, time);
    ++m_activity.requests;
    const Code impersonated = snapshot.code(Column::ImpersonatedUser, row);
    ++m_users[impersonated != kMissing ? impersonated : snapshot.code(Column::Username, row)];
    const Code type = snapshot.code(Column::ObjectType, row);
    ++m_operations[{snapshot.code(Column::Verb, row), type,
                    type == kMissing ? snapshot.code(Column::RequestUri, row) : kMissing}];
}

std::vector<ValueCount> ActivityCounter::users() const
{
    std::vector<ValueCount> users;
    for (const auto &[code, requests] : m_users)
        users.push_back({std::string(m_snapshot->value(DictionaryId::Users, code)), requests});
    std::ranges::sort(users, [](const ValueCount &a, const ValueCount &b) {
        return a.rows != b.rows ? a.rows > b.rows : a.value < b.value;
    });
    return users;
}

std::vector<OperationCount> ActivityCounter::operations() const
{
    // Versions of the API and queries fall together.
    std::map<std::pair<std::string, std::string>, std::uint32_t> counts;
    for (const auto &[operation, requests] : m_operations) {
        const ApiOperation named {
            {},
            part(*m_snapshot, operation.type, ObjectTypePart::ApiGroup),
            part(*m_snapshot, operation.type, ObjectTypePart::Resource),
            part(*m_snapshot, operation.type, ObjectTypePart::Subresource),
            std::string(uriPath(m_snapshot->value(DictionaryId::Uris, operation.uri)))};
        counts[{std::string(m_snapshot->value(DictionaryId::Verbs, operation.verb)),
                named.object()}] += requests;
    }
    std::vector<OperationCount> operations;
    for (const auto &[key, requests] : counts)
        operations.push_back({key.first, key.second, requests});
    std::ranges::stable_sort(operations, [](const OperationCount &a, const OperationCount &b) {
        return a.requests > b.requests;
    });
    return operations;
}

GrantActivity ActivityCounter::take()
{
    m_activity.users = users();
    m_activity.userCount = m_activity.users.size();
    m_activity.operations = operations();
    m_activity.operationCount = m_activity.operations.size();
    if (m_activity.users.size() > GrantActivity::kMaximumListed)
        m_activity.users.resize(GrantActivity::kMaximumListed);
    if (m_activity.operations.size() > GrantActivity::kMaximumListed)
        m_activity.operations.resize(GrantActivity::kMaximumListed);
    return std::move(m_activity);
}

} // namespace kubewake
