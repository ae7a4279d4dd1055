// SPDX-License-Identifier: Apache-2.0
#include "model/query/changeorigins.h"

#include "model/audit/workloadcontrollers.h"
#include "model/query/ownerreferences.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace kubewake {
namespace {

using Change = ChangeIndex::Change;

// Bodies of other events of an object that are read for its owner.
constexpr std::size_t kMaximumBodies = 4;

std::string_view columnText(const EventSnapshot &snapshot, FieldId field, Row row)
{
    const FieldStorage storage = storageOf(field);
    return snapshot.value(storage.dictionary, fieldCode(snapshot, storage, row));
}

bool hasBody(const EventSnapshot &snapshot, Row row)
{
    return snapshot.hasFlag(row, kHasRequestObject) || snapshot.hasFlag(row, kHasResponseObject);
}

} // namespace

// Where the tracing stands: at an object, and mostly at an event of it.
struct ChangeTracer::Step
{
    WorkloadObject object;
    std::optional<Row> row; // none: nothing of the object itself is in the evidence
    std::string_view actor; // who wrote it
    MicrosecondsUtc time;
    bool deletion; // what is looked for is why it went
    std::shared_ptr<const std::string> text {}; // what the object's texts are views of, if any
};

std::string_view ChangeTracer::actorOf(Row row) const
{
    return columnText(m_index.snapshot(), FieldId::EffectiveUser, row);
}

bool ChangeTracer::isDeletion(Row row) const
{
    return columnText(m_index.snapshot(), FieldId::Verb, row) == "delete";
}

// The body is the object as it was to be, so that what it does not say is not so.
bool ChangeTracer::isWholeObject(Row row) const
{
    const std::string_view verb = columnText(m_index.snapshot(), FieldId::Verb, row);
    return (verb == "create" || verb == "update")
        && m_index.snapshot().hasFlag(row, kHasRequestObject);
}

// Somebody who only acts as a controller is known already.
bool ChangeTracer::isOfController(const EventSnapshot &snapshot, Row row)
{
    return isWorkloadController(columnText(snapshot, FieldId::Username, row))
        && columnText(snapshot, FieldId::ImpersonatedUser, row).empty();
}

bool ChangeTracer::areOfControllers(const EventSnapshot &snapshot, std::span<const Row> rows)
{
    return !rows.empty() && std::ranges::all_of(rows, [&snapshot](Row row) {
        return isOfController(snapshot, row);
    });
}

bool ChangeTracer::isOrigin(Row row) const
{
    return !isClusterController(actorOf(row));
}

std::vector<ChangeLink> ChangeTracer::trace(Row row) const
{
    std::vector<ChangeLink> links;
    const EventSnapshot &snapshot = m_index.snapshot();
    if (!isOfController(snapshot, row) || snapshot.time(row) == kNoTime)
        return links;
    Step step {m_index.objectOf(row), row, actorOf(row), snapshot.time(row),
               isGarbageCollector(actorOf(row)) && isDeletion(row)};
    LinkEvidence skipped = LinkEvidence::OwnerReferences;
    std::size_t skippedCandidates = 1;
    for (std::size_t i = 0; i < kMaximumLinks; ++i) {
        const std::optional<Owner> owner = ownerOf(step);
        if (!owner)
            break;
        skipped = std::max(skipped, owner->how);
        skippedCandidates = std::max(skippedCandidates, owner->candidates);
        const std::optional<Row> change = changeBefore(owner->object, step);
        step.object = owner->object;
        step.text = owner->text;
        step.row = change;
        step.actor = {};
        if (!change)
            continue; // written before the log begins; the owner's owner may have changed since
        links.push_back({*change, std::exchange(skipped, LinkEvidence::OwnerReferences),
                         std::exchange(skippedCandidates, 1)});
        if (isOrigin(*change))
            break;
        step.actor = actorOf(*change);
        step.time = snapshot.time(*change);
    }
    return links;
}

std::optional<ChangeTracer::Owner> ChangeTracer::ownerOf(const Step &step) const
{
    if (std::optional<Owner> owner = ownerByReference(step))
        return owner;
    // It has none: nothing is left to guess.
    if (step.row && isWholeObject(*step.row))
        return std::nullopt;
    return step.object.name.empty() ? ownerByTime(step) : ownerByName(step);
}

std::optional<ChangeTracer::Owner> ChangeTracer::ownerByReference(const Step &step) const
{
    if (step.row) {
        if (std::optional<Owner> owner = ownerInBody(step.object, *step.row))
            return owner;
    }
    if (step.object.name.empty())
        return std::nullopt;
    // Another event of the object, as it was written: the last first.
    const std::span<const Change> changes = m_index.changesOf(step.object);
    std::size_t read = 0;
    for (auto change = changes.rbegin(); change != changes.rend() && read < kMaximumBodies;
         ++change) {
        if (change->time > step.time + kClockSlack || change->row == step.row
            || !hasBody(m_index.snapshot(), change->row))
            continue;
        ++read;
        if (std::optional<Owner> owner = ownerInBody(step.object, change->row))
            return owner;
    }
    return std::nullopt;
}

std::optional<ChangeTracer::Owner> ChangeTracer::ownerInBody(const WorkloadObject &object,
                                                             Row row) const
{
    if (!hasBody(m_index.snapshot(), row))
        return std::nullopt;
    Result<std::string> json = m_index.snapshot().eventJson(row);
    if (!json)
        return std::nullopt;
    const auto text = std::make_shared<const std::string>(std::move(*json));
    for (const OwnerReference &reference : ownerReferences(*text)) {
        WorkloadObject owner = object;
        owner.resource = workloadResource(reference.kind);
        owner.name = reference.name;
        if (!owner.resource.empty())
            return Owner {owner, LinkEvidence::OwnerReferences, 1, text};
    }
    return std::nullopt;
}

std::optional<ChangeTracer::Owner> ChangeTracer::ownerByName(const Step &step) const
{
    // Without an event of its own, its owner may be any that fits.
    const std::string_view actor =
        step.actor.empty() ? std::string_view("system:kube-controller-manager") : step.actor;
    for (const std::string_view name : ownerNames(step.object.name)) {
        for (const std::string_view resource : ownerResources(actor, step.object.resource)) {
            WorkloadObject owner = step.object;
            owner.resource = resource;
            owner.name = name;
            for (const Change &change : m_index.changesOf(owner)) {
                if (change.time <= step.time + kClockSlack
                    && change.time >= step.time - kNameWindow)
                    return Owner {change.object, LinkEvidence::Name};
            }
        }
    }
    return std::nullopt;
}

std::optional<ChangeTracer::Owner> ChangeTracer::ownerByTime(const Step &step) const
{
    std::map<std::string_view, const Change *> last; // by name
    const Change *nearest = nullptr;
    for (const std::string_view resource : ownerResources(step.actor, step.object.resource)) {
        WorkloadObject place = step.object;
        place.resource = resource;
        for (const Change &change : m_index.changesBeside(place)) {
            if (change.time > step.time || change.time < step.time - kTimeWindow
                || isDeletion(change.row) != step.deletion)
                continue;
            last[change.object.name] = &change;
            if (nearest == nullptr
                || std::tuple(change.time, change.row) > std::tuple(nearest->time, nearest->row))
                nearest = &change;
        }
    }
    if (nearest == nullptr)
        return std::nullopt;
    return Owner {nearest->object, LinkEvidence::Time, last.size()};
}

// The last change before the event; where nothing owns the owner, the last that is no controller's
// own (its annotations and counts). Clocks may put it a little later than what it caused.
std::optional<Row> ChangeTracer::changeBefore(const WorkloadObject &owner, const Step &step) const
{
    std::optional<Row> found;
    for (const Change &change : m_index.changesOf(owner)) {
        const bool fits = isDeletion(change.row) == step.deletion
            && (mayHaveOwner(owner.resource) || isOrigin(change.row));
        if (!fits)
            continue;
        if (change.time > step.time + (found ? 0 : kClockSlack))
            break;
        found = change.row;
    }
    return found;
}

ChangeOrigins ChangeTracer::originsOf(std::span<const Row> rows,
                                      const std::function<bool()> &cancelled) const
{
    ChangeOrigins result;
    std::map<Row, std::size_t> places;
    std::size_t looked = 0;
    for (const Row row : rows) {
        if (!isOfController(m_index.snapshot(), row))
            continue;
        if (looked == kMaximumEvents || (cancelled && cancelled())) {
            ++result.notLookedAt;
            continue;
        }
        ++looked;
        const std::vector<ChangeLink> links = trace(row);
        if (links.empty() || !isOrigin(links.back().row)) {
            ++result.untraced;
            continue;
        }
        const auto [place, isNew] = places.try_emplace(links.back().row, result.origins.size());
        if (isNew) {
            ChangeOrigin origin {.row = links.back().row};
            for (const ChangeLink &link : links)
                origin.chain.insert(origin.chain.begin(), link.row);
            origin.chain.push_back(row);
            result.origins.push_back(std::move(origin));
        }
        ChangeOrigin &origin = result.origins[place->second];
        ++origin.events;
        for (const ChangeLink &link : links) {
            origin.how = std::max(origin.how, link.how);
            origin.candidates = std::max(origin.candidates, link.candidates);
        }
    }
    return result;
}

} // namespace kubewake
