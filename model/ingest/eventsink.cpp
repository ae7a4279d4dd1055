// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/eventsink.h"

#include <algorithm>

namespace kubewake {
JsonKind EventSink::parse(std::string_view text, const EventPlace &place)
{
    const JsonKind kind = m_parser.parse(text, place, m_builder);
    if (kind == JsonKind::AuditEvent) {
        ++m_result.events;
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
    const EventPlace at {place.source, place.offset, static_cast<std::uint32_t>(text.size()),
                         place.line};
    switch (parse(text, at)) {
    case JsonKind::AuditEvent:
    case JsonKind::CoreEvent:
        return true;
    case JsonKind::EventList:
        if (m_nesting < kMaximumListNesting)
            addDocuments(text, place);
        else
            reject(text, place, "lists nested too deeply");
        return true;
    case JsonKind::Other:
        if (text.starts_with('[') && m_nesting < kMaximumListNesting)
            addDocuments(text, place);
        else
            reject(text, place, reason());
        return true;
    case JsonKind::Invalid:
        return false;
    }
    return false;
}

bool EventSink::addConverted(const std::string &json, const RecordPlace &place,
                             std::size_t originalLength)
{
    m_padded.assign(json).append(kJsonPadding, ' ');
    const EventPlace at {place.source, place.offset, static_cast<std::uint32_t>(originalLength),
                         place.line};
    return parse(std::string_view(m_padded).substr(0, json.size()), at) == JsonKind::AuditEvent;
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
        const RecordPlace at {place.source, piece.offset, piece.line, false};
        if (piece.kind == JsonSplitter::Kind::Document) {
            if (!addJson(part, at))
                reject(part, at, reason());
        } else {
            reject(part, at, piece.reason == nullptr ? "no JSON between documents" : piece.reason);
        }
    }
    --m_nesting;
}

void EventSink::reject(std::string_view text, const RecordPlace &place, std::string_view reason)
{
    m_result.rejected.push_back({place.line, place.offset,
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
    result.batch = m_builder.take();
    return result;
}

} // namespace kubewake
