// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entitymatrix.h"

#include "model/entities/entityterm.h"
#include "model/query/kql.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

// As they are read: what looks, then what makes, changes and removes.
constexpr std::array<std::string_view, 8> kVerbOrder {
    "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"};

std::size_t verbRank(const TallyKey &key, const KeyedTallies &verbs)
{
    const std::optional<std::string> verb = verbs.value(key, 0);
    const auto found = std::ranges::find(kVerbOrder, verb ? *verb : std::string());
    return static_cast<std::size_t>(found - kVerbOrder.begin());
}

std::vector<TallyKey> mostFrequent(const KeyedTallies &tallies, std::size_t limit)
{
    std::vector<TallyKey> keys;
    for (const auto &entry : tallies.tallies())
        keys.push_back(entry.first);
    const auto before = [&](const TallyKey &a, const TallyKey &b) {
        const std::uint32_t ofA = tallies.tallies().at(a).requests;
        const std::uint32_t ofB = tallies.tallies().at(b).requests;
        return ofA != ofB ? ofA > ofB : tallies.value(a, 0) < tallies.value(b, 0);
    };
    std::ranges::sort(keys, before);
    keys.resize(std::min(keys.size(), limit));
    return keys;
}

} // namespace

const Tally &EntityMatrix::tally(std::size_t resource, std::size_t verb) const
{
    if (verb == kTotal)
        return ofResource[resource];
    return resource == kTotal ? ofVerb[verb] : cells[resource * verbs.size() + verb];
}

QString EntityMatrix::filterOf(std::size_t resource, std::size_t verb) const
{
    QString filter = scope;
    if (resource != kTotal)
        filter = kqlAnd(filter, entityTerm(FieldId::ResourcePath, resources[resource]));
    if (verb != kTotal)
        filter = kqlAnd(filter, entityTerm(FieldId::Verb, verbs[verb]));
    return filter;
}

MatrixCounter::MatrixCounter(const EventSnapshot &snapshot, AddressGroups &addresses)
    : m_resources(snapshot, addresses, {FieldId::ResourcePath})
    , m_verbs(snapshot, addresses, {FieldId::Verb})
    , m_cells(snapshot, addresses, {FieldId::ResourcePath, FieldId::Verb})
{
}

void MatrixCounter::add(Row row, bool isRefused)
{
    m_resources.add(row, isRefused);
    m_verbs.add(row, isRefused);
    m_cells.add(row, isRefused);
}

EntityMatrix MatrixCounter::take() const
{
    EntityMatrix matrix;
    matrix.resourceTotal = m_resources.tallies().size();
    matrix.verbTotal = m_verbs.tallies().size();
    matrix.isComplete = m_resources.isComplete() && m_verbs.isComplete() && m_cells.isComplete();
    const auto resources = mostFrequent(m_resources, EntityMatrix::kMaximumResources);
    auto verbs = mostFrequent(m_verbs, EntityMatrix::kMaximumVerbs);
    std::ranges::stable_sort(verbs, {},
                             [this](const TallyKey &key) { return verbRank(key, m_verbs); });
    for (const TallyKey &verb : verbs) {
        matrix.verbs.push_back(m_verbs.value(verb, 0));
        matrix.ofVerb.push_back(m_verbs.tallies().at(verb));
    }
    for (const TallyKey &resource : resources) {
        matrix.resources.push_back(m_resources.value(resource, 0));
        matrix.ofResource.push_back(m_resources.tallies().at(resource));
        for (const TallyKey &verb : verbs) {
            const auto cell = m_cells.tallies().find(TallyKey {resource[0], verb[0]});
            matrix.cells.push_back(cell == m_cells.tallies().end() ? Tally() : cell->second);
        }
    }
    return matrix;
}

} // namespace kubewake
