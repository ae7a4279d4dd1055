// SPDX-License-Identifier: Apache-2.0
#include "model/objects/ownerchain.h"

#include "model/store/fieldvalues.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace kubewake {
namespace {

OwnerLink linkOf(const EventSnapshot &snapshot, Row row)
{
    OwnerLink link;
    link.object = objectKeyOf(snapshot, row).value_or(ObjectKey {});
    link.row = row;
    link.time = snapshot.time(row);
    link.verb = fieldText(snapshot, FieldId::Verb, row);
    link.user = fieldText(snapshot, FieldId::EffectiveUser, row);
    return link;
}

// Status and scale are reports about an object, not what it is there for.
bool isOfItself(const ObjectVersion &version)
{
    return version.change != ObjectVersion::Change::Seen && version.subresource.empty();
}

std::optional<Row> firstChange(const EventSnapshot &snapshot, const ObjectHistory &history)
{
    const auto &versions = history.versions;
    auto found =
        std::ranges::find(versions, ObjectVersion::Change::Created, &ObjectVersion::change);
    if (found == versions.end())
        found = std::ranges::find_if(versions, [&snapshot](const ObjectVersion &version) {
            return isOfItself(version) && ChangeTracer::isOfController(snapshot, version.row);
        });
    if (found == versions.end())
        found = std::ranges::find_if(versions, isOfItself);
    return found == versions.end() ? std::nullopt : std::optional(found->row);
}

} // namespace

Result<OwnerChain> ownerChain(const SnapshotPtr &snapshot, const ObjectHistory &history,
                              const EvaluationControl &control)
{
    OwnerChain chain;
    const std::optional<Row> start = firstChange(*snapshot, history);
    if (!start)
        return chain;
    chain.links.push_back(linkOf(*snapshot, *start));
    Result<ChangeIndex> index = ChangeIndex::of(snapshot, control);
    if (!index)
        return tl::unexpected<Error>(index.error());
    const ChangeTracer tracer(std::move(*index));
    for (const ChangeLink &link : tracer.trace(*start)) {
        chain.links.push_back(linkOf(*snapshot, link.row));
        chain.links.back().how = link.how;
        chain.links.back().candidates = link.candidates;
    }
    chain.isTraced = tracer.isOrigin(chain.links.back().row);
    return chain;
}

} // namespace kubewake
