// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/cloudwatchenvelope.h"

#include "model/ingest/envelopes/flattableenvelope.h"
#include "model/ingest/envelopes/wrappedtime.h"

namespace kubewake {
namespace {

// The name of the cluster in `/aws/eks/NAME/cluster`, the log group that EKS makes.
std::string_view clusterOf(std::string_view logGroup)
{
    constexpr std::string_view kBefore = "/aws/eks/";
    constexpr std::string_view kBehind = "/cluster";
    // `@log` has the account in front: 111122223333:/aws/eks/prod/cluster
    const std::size_t start = logGroup.find(kBefore);
    if (start == std::string_view::npos || !logGroup.ends_with(kBehind))
        return {};
    logGroup.remove_prefix(start + kBefore.size());
    return logGroup.size() > kBehind.size() ? logGroup.substr(0, logGroup.size() - kBehind.size())
                                            : std::string_view();
}

// The streams of EKS: kube-apiserver-audit-…, authenticator-…, kube-scheduler-…; what they are
// of, without the host.
std::string_view categoryOf(std::string_view stream)
{
    const std::size_t dash = stream.rfind('-');
    return dash == std::string_view::npos ? stream : stream.substr(0, dash);
}

// Messages of other streams are text of other programs.
bool isAuditStream(std::string_view stream)
{
    return stream.empty() || stream.find("-audit-") != std::string_view::npos;
}

void addMessage(std::string_view message, std::string_view stream, const RecordPlace &place,
                const RecordContext &context, EventSink &sink)
{
    if (!isAuditStream(stream) && message.find("auditID") == std::string_view::npos)
        sink.addOther(categoryOf(stream));
    else
        sink.addValue(message, place, context);
}

} // namespace

bool CloudWatchEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    if (members.has("@message")) { // Insights, from the console
        const std::string_view message = members["@message"];
        addMessage(message, members.string("@logStream"), record.placeOf(message),
                   {clusterOf(members.string("@log")), wrappedTime(members["@timestamp"])}, sink);
        return true;
    }
    if (record.list.string("messageType") == "CONTROL_MESSAGE") {
        sink.addOther("CloudWatch control message");
        return true;
    }
    const bool ofSubscription = record.list.has("logEvents") || record.list.has("logGroup");
    if (!members.has("message") || !members.has("timestamp")
        || !(ofSubscription || members.has("ingestionTime") || members.has("eventId")))
        return false;
    const std::string_view message = members["message"];
    const std::string_view stream =
        ofSubscription ? record.list.string("logStream") : members.string("logStreamName");
    addMessage(message, stream, record.placeOf(message),
               {clusterOf(record.list.string("logGroup")), wrappedTime(members["timestamp"])},
               sink);
    return true;
}

// get-query-results: a row is [{"field":"@message","value":"…"},…].
bool CloudWatchEnvelope::unwrapArray(const WrappedArray &record, EventSink &sink) const
{
    std::string_view message;
    std::string_view stream;
    RecordContext context;
    for (const std::string_view element : record.elements) {
        const JsonObjectView field(element);
        const std::string_view name = field.string("field");
        if (!field.has("value") || name.data() == nullptr)
            return false;
        if (name == "@message")
            message = field["value"];
        else if (name == "@logStream")
            stream = field.string("value");
        else if (name == "@log")
            context.cluster = clusterOf(field.string("value"));
        else if (name == "@timestamp")
            context.time = wrappedTime(field["value"]);
    }
    if (message.data() == nullptr)
        return false;
    addMessage(message, stream, record.placeOf(message), context, sink);
    return true;
}

Envelope::TableUse CloudWatchEnvelope::useOf(const TableColumns &columns) const
{
    if (columns.has("@message"))
        return TableUse::Texts;
    const bool ofInsights =
        columns.findAny({"@logStream", "@log", "@ptr", "@ingestionTime"}) != TableColumns::kNone;
    return ofInsights && FlatColumns().areIn(columns) ? TableUse::Rows : TableUse::None;
}

void CloudWatchEnvelope::unwrapRow(const TableRow &row, EventSink &sink) const
{
    const RecordContext context {clusterOf(row.value("@log")),
                                 wrappedTime(row.value("@timestamp"))};
    const std::string_view stream = row.value("@logStream");
    const std::size_t message = row.columns().find("@message");
    RowEvent event;
    if (message != TableColumns::kNone) {
        if (!isAuditStream(stream) && row.value(message).find("auditID") == std::string_view::npos)
            sink.addOther(categoryOf(stream));
        else
            sink.addField(row, message, context);
    } else if (!FlatColumns().toEvent(row, event)) {
        if (!isAuditStream(stream))
            sink.addOther(categoryOf(stream));
        else
            sink.reject(row.text(), row.place(),
                        "the row has no audit event: its auditID is missing");
    } else if (!sink.addConverted(event.json, row.place(), row.text().size(), context,
                                  event.flags)) {
        sink.reject(row.text(), row.place(), "the fields of the row are no audit event");
    }
}

bool CloudWatchEnvelope::convertRow(const TableRow &row, std::string &json) const
{
    RowEvent event;
    if (!FlatColumns().toEvent(row, event))
        return false;
    json += event.json;
    return true;
}

} // namespace kubewake
