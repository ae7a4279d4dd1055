// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/eventsink.h"

#include "model/core/jsonsalvage.h"
#include "model/ingest/envelopes.h"
#include "model/ingest/envelopes/rancherenvelope.h"
#include "model/ingest/flatevent.h"
#include "model/ingest/logline.h"
#include "model/ingest/tablerow.h"

#include <algorithm>
#include <utility>

namespace kubewake {

// While it lives, what is added is of this context, as far as it says anything.
class EventSink::ContextScope
{
public:
    ContextScope(EventSink &sink, const RecordContext &context)
        : m_sink(sink)
        , m_cluster(context.cluster.empty() ? sink.m_cluster
                                            : std::exchange(sink.m_cluster, context.cluster))
        , m_time(context.time == kNoTime ? sink.m_time : std::exchange(sink.m_time, context.time))
    {
    }
    ~ContextScope()
    {
        m_sink.m_cluster = std::move(m_cluster);
        m_sink.m_time = m_time;
    }
    ContextScope(const ContextScope &) = delete;
    ContextScope &operator=(const ContextScope &) = delete;

private:
    EventSink &m_sink;
    std::string m_cluster; // before
    MicrosecondsUtc m_time; // before
};

EventSink::EventSink()
    : m_formats(recordEnvelopes())
{
}

JsonKind EventSink::parse(std::string_view text, const RecordPlace &place, std::size_t length,
                          std::uint32_t flags)
{
    const OriginSpan span = place.spanOf(0, length);
    const EventPlace at {{}, span.offset, static_cast<std::uint32_t>(span.length), span.line};
    const Row row = m_builder.size();
    const JsonKind kind = m_parser.parse(text, at, m_builder, {m_time, flags});
    if (kind == JsonKind::AuditEvent) {
        ++m_result.events;
        const std::string_view named = m_parser.cluster();
        const std::string_view cluster =
            CountsByName::shortened(named.empty() ? std::string_view(m_cluster) : named);
        if (m_result.clusters.empty() ? !cluster.empty()
                                      : m_result.clusters.back().cluster != cluster)
            m_result.clusters.push_back({row, std::string(cluster)});
        if (const MicrosecondsUtc time = m_parser.time(); time != kNoTime) {
            m_result.firstTime =
                m_result.firstTime == kNoTime ? time : std::min(m_result.firstTime, time);
            m_result.lastTime = std::max(m_result.lastTime, time);
        }
    } else if (kind == JsonKind::CoreEvent) {
        ++m_result.coreEvents;
    }
    return kind;
}

bool EventSink::addJson(std::string_view text, const RecordPlace &place)
{
    constexpr std::string_view kListStart = R"({"kind":"EventList")";
    if (text.starts_with(kListStart) && m_nesting < kMaximumListNesting) {
        addDocuments(text, place);
        return true;
    }
    // Where one record was wrapped, the next one is: no need to read it as an event first.
    if (m_wrapping == 0 && m_lastWasWrapped && unwrap(text, place))
        return true;
    switch (parse(text, place, text.size())) {
    case JsonKind::AuditEvent:
        if (m_wrapping == 0)
            m_lastWasWrapped = false;
        return true;
    case JsonKind::CoreEvent:
        return true;
    case JsonKind::EventList:
        if (m_nesting < kMaximumListNesting)
            addDocuments(text, place);
        else
            reject(text, place, "lists nested too deeply");
        return true;
    case JsonKind::Other: {
        const std::string why(reason());
        if (unwrap(text, place))
            return true;
        if (text.starts_with('[') && m_nesting < kMaximumListNesting)
            addDocuments(text, place);
        else
            reject(text, place, why);
        return true;
    }
    case JsonKind::Invalid:
        return false;
    }
    return false;
}

bool EventSink::unwrap(std::string_view text, const RecordPlace &place)
{
    if (m_wrapping == kMaximumWrapping)
        return false;
    ++m_wrapping;
    const bool known = text.starts_with('[') ? unwrapArray(text, place) : unwrapObject(text, place);
    --m_wrapping;
    return known;
}

// In the same order for every record, as toEventJson() does: what a record is must not depend on
// those before it.
template<typename Try>
bool EventSink::tryEnvelopes(Try unwrapBy)
{
    const std::uint64_t before = m_result.events;
    const auto known =
        std::ranges::find_if(m_formats, [&](const EnvelopePtr &e) { return unwrapBy(*e); });
    if (known == m_formats.end())
        return false;
    m_lastWasWrapped = true;
    if (m_wrapping == 1 && m_result.events > before) {
        m_result.formats.add((*known)->name(), m_result.events - before);
        m_attributed = m_result.events;
    }
    return true;
}

bool EventSink::unwrapObject(std::string_view text, const RecordPlace &place)
{
    const auto list = m_list; // documents in the record may be in lists of their own
    const WrappedRecord record {text, place, JsonObjectView(text), *list};
    if (!record.members.isWhole()
        || (isEventItself(record.members) && !isRancherRecord(record.members)))
        return false;
    return tryEnvelopes([&](const Envelope &e) { return e.unwrap(record, *this); })
        || unwrapList(record);
}

bool EventSink::unwrapArray(std::string_view text, const RecordPlace &place)
{
    const auto list = m_list;
    const WrappedArray record {text, place, jsonElements(text), *list};
    return !record.elements.empty()
        && tryEnvelopes([&](const Envelope &e) { return e.unwrapArray(record, *this); });
}

// An object around a list of records, whose other members tell about all of them.
bool EventSink::unwrapList(const WrappedRecord &record)
{
    const auto &members = record.members.members();
    const auto list = std::ranges::find_if(members, [](const JsonObjectView::Member &member) {
        return member.value.starts_with('[') && isRecordListKey(member.key);
    });
    if (list == members.end() || m_nesting == kMaximumListNesting)
        return false;
    auto outer = std::exchange(m_list, std::make_shared<const JsonObjectView>(record.members));
    ++m_nesting;
    --m_wrapping; // the elements are what an envelope knows
    for (const std::string_view element : jsonElements(list->value)) {
        const RecordPlace at = record.placeOf(element);
        if (!addJson(element, at))
            reject(element, at, reason());
    }
    ++m_wrapping;
    --m_nesting;
    m_list = std::move(outer);
    return true;
}

void EventSink::addValue(std::string_view value, const RecordPlace &place,
                         const RecordContext &context)
{
    const ContextScope scope(*this, context);
    if (value.starts_with('"'))
        addString(inJsonString(value), place.at(1));
    else if (!value.starts_with('{') && !value.starts_with('['))
        reject(value, place, "there is no event in its place");
    else if (!addJson(value, place))
        reject(value, place, reason());
}

void EventSink::addString(std::string_view escaped, const RecordPlace &place)
{
    if (m_wrapping >= kMaximumWrapping) {
        reject(escaped, place, "wrappers nested too deeply");
        return;
    }
    JsonStringText &decoded = m_strings[m_wrapping];
    decoded.set(escaped, place);
    addText(decoded.text(), decoded.place());
}

void EventSink::addText(std::string_view text, const RecordPlace &place)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    text = text.substr(0, text.find_last_not_of(kBlank) + 1); // the line break of the log
    if (first == std::string_view::npos || text[first] == '{' || text[first] == '[')
        readLogLine(text, place, *this);
    else
        addLinesOf(text, place);
}

void EventSink::addField(const TableRow &row, std::size_t column, const RecordContext &context)
{
    if (row.isJson()) {
        addValue(row.raw(column), row.placeOf(column), context);
        return;
    }
    const ContextScope scope(*this, context);
    m_field.set(row.raw(column), row.quoting(column), row.placeOf(column));
    if (m_field.text().empty())
        reject(row.text(), row.place(), "the field that holds the events is empty");
    else
        addText(m_field.text(), m_field.place());
}

// Lines of a log that are one message.
void EventSink::addLinesOf(std::string_view text, const RecordPlace &place)
{
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        readLogLine(text.substr(begin, end - begin), place.at(begin), *this);
        begin = end + 1;
    }
}

bool EventSink::addConverted(const std::string &json, const RecordPlace &place,
                             std::size_t originalLength, const RecordContext &context,
                             std::uint32_t flags)
{
    const ContextScope scope(*this, context);
    m_padded.assign(json).append(kJsonPadding, ' ');
    const JsonKind kind =
        parse(std::string_view(m_padded).substr(0, json.size()), place, originalLength, flags);
    return kind == JsonKind::AuditEvent || kind == JsonKind::CoreEvent;
}

bool EventSink::addCut(std::string_view text, const RecordPlace &place)
{
    if (jsonValueEnd(text, 0) != std::string_view::npos)
        return false;
    // Found again as what has no end, so a bracket that closes something else must not be the last.
    text = text.substr(0, text.find_last_not_of('}') + 1);
    const auto json = salvagedJson(text);
    if (!json)
        return false;
    const JsonObjectView head(*json);
    if (!head.has("auditID") || !(head.has("verb") || head.has("requestURI")))
        return false;
    const std::uint64_t before = m_result.events;
    if (!addConverted(*json, place, text.size(), {}, kTruncatedBodies))
        return false;
    m_result.salvaged += m_result.events - before;
    return true;
}

void EventSink::addDocuments(std::string_view text, const RecordPlace &place)
{
    ++m_nesting;
    JsonSplitter splitter;
    splitter.reset(place.offset, place.line);
    splitter.feed(text);
    splitter.finish();
    for (const JsonSplitter::Piece &piece : splitter.pieces()) {
        const std::string_view part = text.substr(piece.begin, piece.length);
        const RecordPlace at {piece.offset, piece.line, false, place.origin};
        if (piece.kind == JsonSplitter::Kind::ListHead) {
            setList(part);
        } else if (piece.kind == JsonSplitter::Kind::Document) {
            if (!addJson(part, at))
                reject(part, at, reason());
        } else {
            reject(part, at, piece.reason == nullptr ? "no JSON between documents" : piece.reason);
        }
    }
    --m_nesting;
}

void EventSink::addFormat(std::string_view name, std::uint64_t before)
{
    if (m_wrapping > 0 || m_result.events == before || m_attributed > before)
        return;
    m_result.formats.add(name, m_result.events - before);
    m_attributed = m_result.events;
}

void EventSink::reject(std::string_view text, const RecordPlace &place, std::string_view reason)
{
    if (m_result.rejected.size() == kMaximumListedRejections) {
        ++m_result.rejectedUnlisted;
        return;
    }
    const OriginSpan span = place.spanOf(0, 0);
    m_result.rejected.push_back({span.line, span.offset,
                                 std::string(text.substr(0, kRejectedHeadBytes)),
                                 std::string(reason)});
}

void EventSink::addLines(std::uint64_t lines, std::uint64_t bytes)
{
    m_result.lines += lines;
    m_result.bytes += bytes;
}

BlockResult EventSink::take()
{
    BlockResult result = std::move(m_result);
    m_result = {};
    m_attributed = 0;
    setList({});
    m_lastWasWrapped = false; // blocks are read by any worker
    result.batch = m_builder.take();
    return result;
}

} // namespace kubewake
