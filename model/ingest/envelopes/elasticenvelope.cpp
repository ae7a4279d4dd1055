// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/elasticenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/ingest/flatevent.h"
#include "model/store/column.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kubewake {
namespace {

constexpr std::string_view kFlatPrefix = "kubernetes.audit.";
constexpr std::string_view kOther = "other document in Elasticsearch";

// The event in the document; an empty object if there is none, or a damaged one.
JsonObjectView auditOf(const JsonObjectView &document)
{
    for (const std::string_view text :
         {document.object("kubernetes")["audit"], document["kubernetes.audit"]}) {
        JsonObjectView audit(text);
        if (audit.isWhole() && audit.has("auditID"))
            return audit;
    }
    return {};
}

bool isFlat(const JsonObjectView &document)
{
    return document.has("kubernetes.audit.auditID");
}

bool hasDots(const JsonObjectView &object)
{
    return std::ranges::any_of(object.members(), [](const JsonObjectView::Member &member) {
        return member.key.find('.') != std::string_view::npos;
    });
}

// What every body has; that of a patch is none.
bool lostMetadata(const JsonObjectView &audit)
{
    return std::ranges::any_of(std::array<std::string_view, 2> {"requestObject", "responseObject"},
                               [&](std::string_view name) {
                                   const JsonObjectView body = audit.object(name);
                                   return body.has("kind") && !body.has("metadata");
                               });
}

// False, with the reason, if the document holds no event of its own.
bool rebuild(const JsonObjectView &document, RebuiltEvent &event)
{
    const JsonObjectView audit = auditOf(document);
    if (!audit.has("auditID"))
        return rebuildEvent(document, {kFlatPrefix, false, true}, event);
    if (hasDots(audit))
        return rebuildEvent(audit, {{}, false, true}, event);
    char separator = '{';
    for (const auto &[key, value] : audit.members()) {
        event.json.append(1, std::exchange(separator, ',')).append(1, '"').append(key);
        event.json.append("\":");
        event.json += key == "annotations" ? dottedAnnotations(value) : value;
    }
    event.json += '}';
    if (lostMetadata(audit))
        event.flags |= kTruncatedBodies;
    return true;
}

std::string_view originalOf(const JsonObjectView &document)
{
    const std::string_view nested = document.object("event")["original"];
    return nested.data() != nullptr ? nested : document["event.original"];
}

// A document, which is a part of the record or all of it. False if there is no event in it.
bool addDocument(const WrappedRecord &record, std::string_view text, const JsonObjectView &document,
                 EventSink &sink)
{
    std::string_view cluster = document.object("orchestrator").object("cluster").string("name");
    if (cluster.empty())
        cluster = document.string("orchestrator.cluster.name");
    const RecordContext context {cluster.empty() ? clusterIn(document) : cluster,
                                 wrappedTime(document["@timestamp"])};
    const bool hasFields =
        document.isWhole() && (auditOf(document).has("auditID") || isFlat(document));
    for (const std::string_view value : {originalOf(document), document["message"]}) {
        if (!mayHoldEvents(value) || (hasFields && !endsWithBrace(inJsonString(value))))
            continue;
        sink.addValue(value, record.placeOf(value), context);
        return true;
    }
    if (!hasFields)
        return false;
    RebuiltEvent event;
    const RecordPlace place = record.placeOf(text);
    if (!rebuild(document, event))
        sink.reject(text, place, event.reason);
    else if (!sink.addConverted(event.json, place, text.size(), context, event.flags))
        sink.reject(text, place, sink.reason());
    return true;
}

bool addHit(const WrappedRecord &record, std::string_view text, EventSink &sink)
{
    const JsonObjectView hit(text);
    if (!hit.has("_index") && !hit.has("_id"))
        return false;
    for (const std::string_view name : {"_source", "fields"}) {
        const std::string_view document = hit[name];
        if (!document.starts_with('{'))
            continue;
        if (addDocument(record, document, JsonObjectView(document), sink))
            return true;
        if (!mayHoldEvents(document))
            continue;
        sink.addValue(document, record.placeOf(document), {});
        return true;
    }
    if (!hit.has("_source") && !hit.has("fields"))
        return false;
    sink.addOther(kOther);
    return true;
}

bool addHits(const WrappedRecord &record, EventSink &sink)
{
    const std::string_view hits = record.members.object("hits")["hits"];
    if (!hits.starts_with('['))
        return false;
    for (const std::string_view hit : jsonElements(hits)) {
        if (!addHit(record, hit, sink))
            sink.reject(hit, record.placeOf(hit), "no hit of a search in Elasticsearch");
    }
    return true;
}

// {"index":{"_index":"…","_id":"…"}}: the line before a document in a bulk file.
bool isBulkAction(const JsonObjectView &members)
{
    if (members.members().size() != 1)
        return false;
    const auto &[key, value] = members.members().front();
    if (key != "index" && key != "create" && key != "update" && key != "delete")
        return false;
    const JsonObjectView action(value);
    return action.isWhole()
        && (action.members().empty() || action.has("_index") || action.has("_id"));
}

// What Beats, Elastic Agent and Logstash put beside a message.
bool isDocument(const JsonObjectView &members)
{
    if (isFlat(members) || auditOf(members).has("auditID"))
        return true;
    return members.has("@timestamp")
        && (members.has("@version") || members.has("agent") || members.has("ecs")
            || members.has("data_stream") || members.has("input")
            || members.object("event").has("original") || members.has("event.original")
            || members["log"].starts_with('{'))
        && (members.has("message") || originalOf(members).data() != nullptr);
}

} // namespace

bool ElasticEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    if (isBulkAction(members)) {
        sink.addOther("action of a bulk file of Elasticsearch");
        return true;
    }
    if (members.has("hits") && (members.has("took") || members.has("_shards")))
        return addHits(record, sink);
    if (addHit(record, record.text, sink))
        return true;
    if (!isDocument(members))
        return false;
    if (addDocument(record, record.text, members, sink))
        return true;
    if (mayHoldEvents(record.text))
        return false; // in some other member
    const std::string_view message = members["message"];
    if (message.data() == nullptr)
        sink.addOther(kOther);
    else
        addMessage(record, message, {}, kOther, sink);
    return true;
}

bool ElasticEnvelope::convert(const JsonObjectView &record, std::string &json) const
{
    RebuiltEvent event;
    if (!(isFlat(record) || auditOf(record).has("auditID")) || !rebuild(record, event))
        return false;
    json += event.json;
    return true;
}

} // namespace kubewake
