// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/azureloganalyticsenvelope.h"

#include "model/ingest/clusterlabel.h"
#include "model/ingest/envelopes/roweventjson.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/store/column.h"

#include <array>

namespace kubewake {
namespace {

// What AKS writes in the place of a body over its limit.
constexpr std::string_view kSkipped = "skipped-too-big-size-object";

enum class Kind { Text, Json, Body, Time };

struct AksColumn
{
    std::string_view column;
    const char *member;
    Kind kind;
};

constexpr std::array<AksColumn, 16> kColumns {{
    {"Level", "level", Kind::Text},
    {"AuditId", "auditID", Kind::Text},
    {"Stage", "stage", Kind::Text},
    {"RequestUri", "requestURI", Kind::Text},
    {"Verb", "verb", Kind::Text},
    {"User", "user", Kind::Json},
    {"ImpersonatedUser", "impersonatedUser", Kind::Json},
    {"SourceIps", "sourceIPs", Kind::Json},
    {"UserAgent", "userAgent", Kind::Text},
    {"ObjectRef", "objectRef", Kind::Json},
    {"ResponseStatus", "responseStatus", Kind::Json},
    {"RequestObject", "requestObject", Kind::Body},
    {"ResponseObject", "responseObject", Kind::Body},
    {"RequestReceivedTime", "requestReceivedTimestamp", Kind::Time},
    {"StageReceivedTime", "stageTimestamp", Kind::Time},
    {"Annotations", "annotations", Kind::Json},
}};

void addTime(const TableRow &row, std::size_t column, const char *member, RowEventJson &json,
             std::uint32_t &flags)
{
    static_cast<void>(json.addTime({member}, row.value(column)));
    if (!row.columns().isUtc(column))
        flags |= kTimeInferred;
}

// A row of AKSAudit.
bool toEvent(const TableRow &row, std::string &event, std::uint32_t &flags)
{
    RowEventJson json;
    if (row.value("AuditId").empty())
        return false;
    for (const auto &[name, member, kind] : kColumns) {
        const std::size_t column = row.columns().find(name);
        const std::string_view text = row.value(column);
        if (text.empty())
            continue;
        if (kind == Kind::Time)
            addTime(row, column, member, json, flags);
        else if (kind == Kind::Text)
            json.addText({member}, text);
        else if (!json.addJsonOrText({member}, text) || (kind == Kind::Body && text == kSkipped))
            flags |= kTruncatedBodies;
    }
    json.appendTo(event);
    return true;
}

struct ObjectAsRow
{
    explicit ObjectAsRow(const JsonObjectView &object)
    {
        std::vector<std::string> names;
        for (const JsonObjectView::Member &member : object.members()) {
            names.emplace_back(member.key);
            values.push_back(member.value);
        }
        columns = TableColumns(std::move(names));
    }

    TableColumns columns;
    std::vector<std::string_view> values;
};

bool isAksAudit(const JsonObjectView &record)
{
    return record.has("AuditId") && record.has("RequestUri") && record.has("Verb")
        && record.has("Stage");
}

} // namespace

bool AzureLogAnalyticsEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    const bool ofDiagnostics = members.has("log_s")
        && (members.has("TableName") || members.has("TimeGenerated") || members.has("Category"));
    if (!ofDiagnostics && !isAksAudit(members))
        return false;
    const ObjectAsRow object(members);
    unwrapRow(TableRow(object.columns, record.text, record.place, object.values), sink);
    return true;
}

bool AzureLogAnalyticsEnvelope::convert(const JsonObjectView &record, std::string &json) const
{
    if (record.has("log_s") || !isAksAudit(record))
        return false;
    const ObjectAsRow object(record);
    return convertRow(TableRow(object.columns, {}, {}, object.values), json);
}

Envelope::TableUse AzureLogAnalyticsEnvelope::useOf(const TableColumns &columns) const
{
    if (columns.has("log_s"))
        return TableUse::Texts;
    return columns.has("AuditId") && columns.has("RequestUri") && columns.has("Verb")
        ? TableUse::Rows
        : TableUse::None;
}

void AzureLogAnalyticsEnvelope::unwrapRow(const TableRow &row, EventSink &sink) const
{
    std::string cluster = clusterOfAzureResource(row.value("_ResourceId"));
    if (cluster.empty())
        cluster = clusterOfAzureResource(row.value("ResourceId"));
    const RecordContext context {cluster, wrappedTime(row.value("TimeGenerated"))};
    const std::size_t log = row.columns().find("log_s");
    if (log != TableColumns::kNone) {
        const std::string_view category = row.value("Category");
        if (category.empty() || category == "kube-audit" || category == "kube-audit-admin")
            sink.addField(row, log, context);
        else
            sink.addOther(category);
        return;
    }
    std::string json;
    // A member of a JSON record may be left out because it is null.
    std::uint32_t flags = !row.isJson() && !row.columns().has("UserAgent") ? kNoUserAgent : 0U;
    if (!toEvent(row, json, flags)
        || !sink.addConverted(json, row.place(), row.text().size(), context, flags))
        sink.reject(row.text(), row.place(), "the row has no audit event: its AuditId is missing");
}

bool AzureLogAnalyticsEnvelope::convertRow(const TableRow &row, std::string &json) const
{
    std::uint32_t flags = 0;
    return toEvent(row, json, flags);
}

} // namespace kubewake
