// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entitylist.h"

#include "model/entities/entityterm.h"
#include "model/query/kql.h"

#include <algorithm>

namespace kubewake {
namespace {

bool namesObjects(const EntityList &list)
{
    return std::ranges::find(list.fields, FieldId::ObjectName) != list.fields.end();
}

} // namespace

QString refusedTerm()
{
    return QStringLiteral("outcome: (\"denied\" or \"failed\")");
}

QString EntityList::filterOf(const EntityRow &row) const
{
    QString filter = scope;
    for (std::size_t i = 0; i < fields.size(); ++i)
        filter = kqlAnd(filter, entityTerm(fields[i], row.values[i]));
    return filter;
}

QString EntityList::refusedFilterOf(const EntityRow &row) const
{
    return kqlAnd(filterOf(row), refusedTerm());
}

const std::optional<std::string> &EntityList::valueOf(const EntityRow &row, FieldId field) const
{
    static const std::optional<std::string> none;
    const auto found = std::ranges::find(fields, field);
    return found == fields.end() ? none
                                 : row.values[static_cast<std::size_t>(found - fields.begin())];
}

std::optional<EntityRef> EntityList::entityOf(const EntityRow &row) const
{
    if (namesObjects(*this))
        return objectEntity(valueOf(row, FieldId::ResourcePath), valueOf(row, FieldId::ApiGroup),
                            valueOf(row, FieldId::Namespace), valueOf(row, FieldId::ObjectName));
    // Of related entities the last field is the other one.
    return entityOfValue(fields.back(), row.values.back().value_or(std::string()));
}

EntityList listOf(EntityListId id, const KeyedTallies &keys, const KeyedTallies::Map &tallies,
                  EntityListOrder order)
{
    EntityList list;
    list.id = id;
    list.fields = keys.fields();
    list.total = tallies.size();
    list.isComplete = keys.isComplete();
    std::vector<const std::pair<const TallyKey, Tally> *> entries;
    entries.reserve(list.total);
    for (const auto &entry : tallies)
        entries.push_back(&entry);
    const auto byValue = [&](const TallyKey &a, const TallyKey &b) {
        for (std::size_t i = 0; i < list.fields.size(); ++i) {
            if (a.at(i) != b.at(i))
                return keys.value(a, i) < keys.value(b, i);
        }
        return false;
    };
    const auto before = [&](const auto *a, const auto *b) {
        if (order == EntityListOrder::ByCount && a->second.requests != b->second.requests)
            return a->second.requests > b->second.requests;
        if (order == EntityListOrder::ByFirstSeen && a->second.first != b->second.first)
            return a->second.first < b->second.first;
        return byValue(a->first, b->first);
    };
    const std::size_t kept = std::min(entries.size(), EntityList::kMaximumRows);
    std::ranges::partial_sort(entries, entries.begin() + static_cast<std::ptrdiff_t>(kept), before);
    for (std::size_t i = 0; i < kept; ++i) {
        EntityRow row;
        for (std::size_t field = 0; field < list.fields.size(); ++field)
            row.values.push_back(keys.value(entries[i]->first, field));
        row.tally = entries[i]->second;
        list.rows.push_back(std::move(row));
    }
    return list;
}

} // namespace kubewake
