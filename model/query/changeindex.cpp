// SPDX-License-Identifier: Apache-2.0
#include "model/query/changeindex.h"

#include "model/audit/workloadcontrollers.h"
#include "model/query/valuetest.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace kubewake {
namespace {

ExpressionPtr isOneOf(FieldId field, const std::vector<std::string> &texts)
{
    std::vector<ValueTestPtr> tests;
    for (const std::string &text : texts)
        tests.push_back(equalTo(text, CaseSensitivity::Sensitive));
    return Expression::match(FieldPath::of(field), anyOf(std::move(tests)));
}

ExpressionPtr changes()
{
    std::vector<std::string> paths;
    for (const std::string_view resource : workloadResources()) {
        if (resource == "pods")
            continue;
        paths.emplace_back(resource);
        paths.push_back(std::string(resource) + "/scale");
    }
    return Expression::conjunction(
        {isOneOf(FieldId::Outcome, {"allowed"}),
         Expression::disjunction(
             {Expression::conjunction(
                  {isOneOf(FieldId::Verb, {"create", "update", "patch", "delete"}),
                   isOneOf(FieldId::ResourcePath, paths)}),
              Expression::conjunction({isOneOf(FieldId::Verb, {"create"}),
                                       isOneOf(FieldId::ResourcePath, {"pods"})})})});
}

std::string_view textOf(const EventSnapshot &snapshot, FieldId field, Row row)
{
    const FieldStorage storage = storageOf(field);
    return snapshot.value(storage.dictionary, fieldCode(snapshot, storage, row));
}

auto placeOf(const WorkloadObject &object)
{
    return std::tuple(object.cluster, object.resource, object.space);
}

auto keyOf(const WorkloadObject &object)
{
    return std::tuple(object.cluster, object.resource, object.space, object.name);
}

// Not std::ranges::equal_range: clang 14 cannot compile the range that it returns.
template<typename Change, typename Key, typename Projection>
std::span<const Change> rangeOf(const std::vector<Change> &changes, const Key &key,
                                Projection projection)
{
    const auto first = std::ranges::lower_bound(changes, key, {}, projection);
    const auto last = std::ranges::upper_bound(first, changes.end(), key, {}, projection);
    return std::span<const Change>(first, last);
}

} // namespace

WorkloadObject ChangeIndex::objectOf(Row row) const
{
    return {m_snapshot->source(m_snapshot->sourceIdOf(row)).cluster,
            textOf(*m_snapshot, FieldId::Resource, row),
            textOf(*m_snapshot, FieldId::Namespace, row),
            textOf(*m_snapshot, FieldId::ObjectName, row)};
}

Result<ChangeIndex> ChangeIndex::of(SnapshotPtr snapshot, const EvaluationControl &control)
{
    ChangeIndex index(std::move(snapshot));
    const auto found = CompiledFilter(changes()).evaluate(
        *index.m_snapshot, allRows(*index.m_snapshot, RowKind::Requests), control);
    if (!found)
        return tl::unexpected<Error>(found.error());
    found->matched.forEach([&index](Row row) {
        const MicrosecondsUtc time = index.m_snapshot->time(row);
        const WorkloadObject object = index.objectOf(row);
        if (time != kNoTime && !object.name.empty())
            index.m_changes.push_back({object, time, row});
    });
    std::ranges::sort(index.m_changes, {}, [](const Change &change) {
        return std::tuple_cat(keyOf(change.object), std::tuple(change.time, change.row));
    });
    return index;
}

std::span<const ChangeIndex::Change> ChangeIndex::changesOf(const WorkloadObject &object) const
{
    return rangeOf<Change>(m_changes, keyOf(object),
                           [](const Change &change) { return keyOf(change.object); });
}

std::span<const ChangeIndex::Change> ChangeIndex::changesBeside(const WorkloadObject &object) const
{
    return rangeOf<Change>(m_changes, placeOf(object),
                           [](const Change &change) { return placeOf(change.object); });
}

} // namespace kubewake
