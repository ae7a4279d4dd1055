// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/splunkenvelope.h"

#include "model/ingest/envelopes/flattableenvelope.h"
#include "model/ingest/envelopes/splunktable.h"
#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace kubewake {
namespace {

constexpr std::string_view kOther = "other event in Splunk";
// A search that still runs shows rows that it gives again.
constexpr std::string_view kPreview = "preview of a Splunk search";
// An event is shown again from its bytes alone.
constexpr std::string_view kNoText =
    "a table of fields without _raw: export it with _raw, or alone in a file as json or json_rows";

void addRow(const WrappedRecord &record, std::string_view text, const JsonObjectView &row,
            EventSink &sink)
{
    const RecordContext context {clusterIn(row), wrappedTime(row["_time"])};
    const std::string_view raw = row["_raw"];
    if (raw.data() != nullptr)
        addMessage(record, raw, context, kOther, sink);
    else if (row.has("auditID") && text.data() != record.text.data())
        sink.addValue(text, record.placeOf(text), context);
    else
        sink.addOther(kOther);
}

// Places in a text that is gone through once.
class Places
{
public:
    explicit Places(const WrappedRecord &record)
        : m_record(record)
        , m_line(record.place.line)
        , m_seen(record.text.data())
    {
    }

    // `part` is not before the last one.
    [[nodiscard]] RecordPlace of(std::string_view part)
    {
        m_line += static_cast<std::uint64_t>(std::count(m_seen, part.data(), '\n'));
        m_seen = part.data();
        RecordPlace place = m_record.placeOf(part);
        place.line = m_line;
        return place;
    }

private:
    const WrappedRecord &m_record;
    std::uint64_t m_line;
    const char *m_seen;
};

// The members of a row that tell about its event.
std::string contextOf(const TableRow &row)
{
    std::string json = "{";
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string &name = row.columns().names()[i];
        if (name != "_raw" && row.raw(i).starts_with('"'))
            json.append(json.size() > 1 ? ",\"" : "\"")
                .append(name)
                .append("\":")
                .append(row.raw(i));
    }
    return json + '}';
}

void addRows(const WrappedRecord &record, const SplunkTable &table, EventSink &sink)
{
    Places places(record);
    const std::size_t raw = table.fields().find("_raw");
    for (const std::string_view text : jsonElements(table.values())) {
        const RecordPlace place = places.of(text);
        const TableRow row(table.fields(), text, place,
                           text.starts_with('[') ? jsonElements(text)
                                                 : std::vector<std::string_view>());
        if (row.size() != table.fields().size()) {
            sink.reject(text, place, "the row has not as many values as the table has fields");
            continue;
        }
        const std::string members = contextOf(row);
        const JsonObjectView context(members);
        const JsonObjectView none;
        addMessage({text, place, none, record.list}, row.raw(raw),
                   {clusterIn(context), wrappedTime(context["_time"])}, kOther, sink);
    }
}

void addColumns(const WrappedRecord &record, const SplunkTable &table, EventSink &sink)
{
    const auto columns = jsonElements(table.values());
    const std::size_t raw = table.fields().find("_raw");
    if (columns.size() != table.fields().size() || !columns[raw].starts_with('[')) {
        sink.reject(record.text, record.place, "the table has not as many columns as fields");
        return;
    }
    const std::size_t time = table.fields().find("_time");
    const auto times = time < columns.size() && columns[time].starts_with('[')
        ? jsonElements(columns[time])
        : std::vector<std::string_view>();
    Places places(record);
    const JsonObjectView none;
    std::size_t row = 0;
    for (const std::string_view event : jsonElements(columns[raw])) {
        const RecordContext context {{}, row < times.size() ? wrappedTime(times[row]) : kNoTime};
        addMessage({event, places.of(event), none, record.list}, event, context, kOther, sink);
        ++row;
    }
}

// False if it is no table of Splunk.
bool addTable(const WrappedRecord &record, EventSink &sink)
{
    const SplunkTable table(record.members);
    const bool hasText = table.fields().has("_raw");
    const bool hasEvents = FlatColumns().areIn(table.fields());
    if (!table.isTable()
        || !(hasText || hasEvents
             || (record.members.has("preview") && record.members.has("init_offset"))))
        return false;
    if (record.members["preview"] == "true")
        sink.addOther(kPreview);
    else if (hasText && table.isByRows())
        addRows(record, table, sink);
    else if (hasText)
        addColumns(record, table, sink);
    else if (hasEvents)
        sink.reject(record.text, record.place, kNoText);
    else
        sink.addOther(kOther);
    return true;
}

// {"time":…,"host":…,"source":…,"sourcetype":…,"index":…,"fields":{…},"event":…}, and no more.
bool isCollected(const JsonObjectView &members)
{
    constexpr std::array<std::string_view, 7> kNames {"time",  "host",   "source", "sourcetype",
                                                      "index", "fields", "event"};
    return members.has("event") && members.members().size() > 1
        && std::ranges::all_of(members.members(), [&](const JsonObjectView::Member &member) {
               return std::ranges::find(kNames, member.key) != kNames.end();
           });
}

} // namespace

bool SplunkEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    const std::string_view result = members["result"];
    if (members.has("preview") && (result.starts_with('{') || members.has("lastrow"))) {
        if (members["preview"] == "true")
            sink.addOther(kPreview);
        else if (result.data() == nullptr)
            sink.addOther("end of a Splunk search");
        else
            addRow(record, result, JsonObjectView(result), sink);
        return true;
    }
    const bool inResults = record.list.has("preview") && record.list.has("init_offset");
    if (inResults && record.list["preview"] == "true") {
        sink.addOther(kPreview);
        return true;
    }
    if (inJsonString(members["_raw"]).data() != nullptr || (inResults && !members.has("auditID"))) {
        addRow(record, record.text, members, sink);
        return true;
    }
    if (addTable(record, sink))
        return true;
    if (!isCollected(members))
        return false;
    addMessage(record, members["event"],
               {clusterIn(members.object("fields")), wrappedTime(members["time"])}, kOther, sink);
    return true;
}

} // namespace kubewake
