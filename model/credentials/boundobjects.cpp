// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/boundobjects.h"

#include "model/audit/identity.h"
#include "model/credentials/eventpaths.h"
#include "model/objects/objectkey.h"
#include "model/objects/objectrows.h"
#include "model/query/ipaddress.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace kubewake {
namespace {

constexpr std::array<std::string_view, 4> kResources {"pods", "nodes", "secrets",
                                                      "serviceaccounts"};

std::string_view partOf(const EventSnapshot &snapshot, Code type, ObjectTypePart which)
{
    const auto index = static_cast<std::size_t>(which);
    return snapshot.value(kObjectTypeDictionaries[index],
                          snapshot.tupleElement(Column::ObjectType, type, index));
}

} // namespace

BoundObjects::BoundObjects(const EventSnapshot &snapshot)
    : m_snapshot(snapshot)
    , m_types(snapshot.tupleCount(Column::ObjectType), false)
{
    for (Code type = kMissing + 1; type < m_types.size(); ++type) {
        const std::string_view resource = partOf(snapshot, type, ObjectTypePart::Resource);
        const std::string_view subresource = partOf(snapshot, type, ObjectTypePart::Subresource);
        m_types[type] = partOf(snapshot, type, ObjectTypePart::ApiGroup).empty()
            && std::ranges::find(kResources, resource) != kResources.end()
            && (subresource.empty() || subresource == "status");
    }
}

Code BoundObjects::typeOf(Row row) const
{
    return m_snapshot.code(Column::ObjectType, row);
}

void BoundObjects::add(Row row)
{
    const auto object = objectKeyOf(m_snapshot, row);
    if (!object)
        return;
    const auto found =
        m_objects.find({object->cluster, object->resource, object->namespaceName, object->name});
    if (found == m_objects.end())
        return;
    Known &known = found->second;
    const std::string verb = fieldText(m_snapshot, FieldId::Verb, row);
    const bool isStatus = !fieldText(m_snapshot, FieldId::Subresource, row).empty();
    const std::string user = fieldText(m_snapshot, FieldId::Username, row);
    const bool isFinal = object->resource != "pods" || actorClassOf(user) == ActorClass::Node;
    if (verb == "delete" && !isStatus)
        known.deleted.push_back({row, answeredTime(m_snapshot, row), isFinal, {}});
    else if (verb == "create" && !isStatus)
        known.created.push_back({row, answeredTime(m_snapshot, row), true, {}});
    const bool hasAddress = object->resource == "pods" || object->resource == "nodes";
    if (hasAddress && isStatus && known.bodies.size() < kMaximumBodies
        && (m_snapshot.hasFlag(row, kHasRequestObject)
            || m_snapshot.hasFlag(row, kHasResponseObject)))
        known.bodies.push_back(row);
}

void BoundObjects::addNodeAddress(const std::string &cluster, const std::string &node,
                                  std::string address)
{
    Known &known = m_objects[{cluster, "nodes", {}, node}];
    if (known.addresses.size() < kMaximumAddresses)
        known.addresses.insert(std::move(address));
    known.hasOwnAddress = true;
}

bool BoundObjects::read(const EvaluationControl &control)
{
    std::unordered_map<Row, Known *> of;
    std::vector<Row> rows;
    for (auto &[key, known] : m_objects) {
        std::ranges::stable_sort(known.deleted, {}, &Change::answered);
        std::ranges::stable_sort(known.created, {}, &Change::answered);
        for (const Row row : known.bodies)
            of[row] = &known;
        for (const Change &change : known.deleted)
            of[change.row] = &known;
    }
    for (const auto &[row, known] : of)
        rows.push_back(row);
    EventPaths event(m_snapshot);
    return event.read(rows, control.cancelled, [&](Row row) {
        Known &known = *of[row];
        const auto deleted = std::ranges::find(known.deleted, row, &Change::row);
        if (deleted != known.deleted.end()) {
            deleted->uid = event.first("requestObject.preconditions.uid");
            if (deleted->uid.empty())
                deleted->uid = event.first("responseObject.metadata.uid");
            return;
        }
        readAddresses(event, known);
    });
}

void BoundObjects::readAddresses(EventPaths &event, Known &known)
{
    for (const std::string body : {"requestObject.status.", "responseObject.status."}) {
        for (const std::string path :
             {"podIP", "podIPs.ip", "hostIP", "hostIPs.ip", "addresses.address"}) {
            for (std::string &address : event.all(body + path)) {
                if (known.addresses.size() >= kMaximumAddresses || !IpAddress::parse(address))
                    continue;
                known.addresses.insert(std::move(address));
                known.hasOwnAddress = known.hasOwnAddress || !path.starts_with("host");
            }
        }
    }
}

const BoundObjects::Known *BoundObjects::find(const Key &key) const
{
    const auto found = m_objects.find(key);
    return found == m_objects.end() ? nullptr : &found->second;
}

MicrosecondsUtc BoundObjects::deletedAfter(const Key &key, const std::string &uid,
                                           MicrosecondsUtc since) const
{
    const Known *known = find(key);
    if (known == nullptr || since == kNoTime)
        return kNoTime;
    MicrosecondsUtc asked = kNoTime;
    for (const Change &change : known->deleted) {
        const bool isOther = !uid.empty() && !change.uid.empty() && uid != change.uid;
        if (isOther || change.answered == kNoTime || change.answered < since)
            continue;
        if (change.isFinal)
            return change.answered;
        asked = change.answered + kTimeToEnd;
    }
    return asked;
}

BoundObjects::Key BoundObjects::keyOf(const std::string &cluster, const BoundObject &object)
{
    if (object.kind == "Pod")
        return {cluster, "pods", object.space, object.name};
    if (object.kind == "Node")
        return {cluster, "nodes", {}, object.name};
    return {cluster, "secrets", object.space, object.name};
}

} // namespace kubewake
