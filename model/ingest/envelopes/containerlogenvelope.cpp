// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/containerlogenvelope.h"

#include "model/core/jsonview.h"
#include "model/ingest/joinedtext.h"
#include "model/ingest/legacyline.h"
#include "model/ingest/logline.h"

#include <algorithm>
#include <vector>

namespace kubewake {
namespace {

constexpr int kSampledLines = 20;

// Calls visit(line, begin) for each; `begin`: in the text.
template<typename Visit>
void forEachLine(std::string_view text, Visit visit)
{
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        visit(text.substr(begin, end - begin), begin);
        begin = end + 1;
    }
}

// Docker keeps the line break of what was printed.
std::string_view withoutLineBreak(std::string_view text)
{
    return text.substr(0, text.find_last_not_of("\r\n") + 1);
}

// What follows the text before an event, where readLogLine() looks for one.
std::string_view fromEvent(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r"), text.size()));
    if (text.starts_with('{') || isLegacyLine(text))
        return text;
    return text.substr(std::min(text.find("{\""), text.size()));
}

} // namespace

bool ContainerLogEnvelope::matches(std::string_view sample) const
{
    for (int i = 0; i < kSampledLines && !sample.empty(); ++i) {
        const std::size_t end = sample.find('\n');
        const std::string_view line = sample.substr(0, end);
        if (readLine(line))
            return true;
        if (line.starts_with('{') || line.starts_with('['))
            return false;
        sample = end == std::string_view::npos ? std::string_view() : sample.substr(end + 1);
    }
    return false;
}

Envelope::LinePart ContainerLogEnvelope::partOf(std::string_view line) const
{
    const auto read = readLine(line);
    return read ? LinePart {read->stream, read->goesOn} : LinePart {kNoStream, false};
}

void ContainerLogEnvelope::readRecord(std::string_view record, const RecordPlace &place,
                                      EventSink &sink) const
{
    if (record.find('\n') == std::string_view::npos) {
        const auto line = readLine(record);
        if (!line)
            readLogLine(record, place, sink);
        else if (line->goesOn && line->text.empty())
            sink.reject(record, place, "truncated: a line that goes on, but its text is missing");
        else
            readText(line->text,
                     place.at(static_cast<std::size_t>(line->text.data() - record.data())), sink);
        return;
    }
    for (std::uint8_t stream = 0; stream < kNoStream; ++stream)
        readPieces(record, place, stream, sink);
    std::uint64_t line = place.line;
    forEachLine(record, [&](std::string_view text, std::size_t begin) {
        RecordPlace at = place.at(begin);
        at.line = line++;
        if (!readLine(text))
            readLogLine(text, at, sink);
    });
}

// The lines of one stream in a record of several lines.
void ContainerLogEnvelope::readPieces(std::string_view record, const RecordPlace &place,
                                      std::uint8_t stream, EventSink &sink) const
{
    struct Piece
    {
        std::string_view text;
        RecordPlace place; // of the text
    };
    std::vector<Piece> pieces;
    JoinedText joined;
    const auto flush = [&] {
        if (pieces.size() > 1) {
            joined.begin(pieces.front().place);
            for (const Piece &piece : pieces)
                joined.add(piece.text, piece.place, isEscaped());
            joined.end();
        }
        const std::string_view text =
            pieces.size() > 1 ? withoutLineBreak(joined.text()) : std::string_view();
        const std::string_view event = fromEvent(text);
        // Pieces of different lines, where one got lost, say more by themselves.
        if (pieces.size() > 1
            && (!event.starts_with('{') || jsonValueEnd(event, 0) != std::string_view::npos)) {
            readLogLine(text, joined.place(), sink);
        } else {
            for (const Piece &piece : pieces)
                readText(piece.text, piece.place, sink);
        }
        pieces.clear();
    };
    std::uint64_t number = place.line;
    forEachLine(record, [&](std::string_view line, std::size_t begin) {
        const auto read = readLine(line);
        if (read && read->stream == stream) {
            RecordPlace at =
                place.at(begin + static_cast<std::size_t>(read->text.data() - line.data()));
            at.line = number;
            pieces.push_back({read->text, at});
            if (!read->goesOn)
                flush();
        }
        ++number;
    });
    flush();
}

// The source from where the event begins to where it ends; of the first line there is no head, and
// the last one is cut off.
std::string ContainerLogEnvelope::joinedText(std::string_view original) const
{
    const std::size_t firstEnd = original.find('\n');
    const std::size_t lastBegin = original.rfind('\n') + 1;
    const auto first = readFirstLine(original.substr(0, firstEnd));
    const auto last = readLastLine(original.substr(lastBegin));
    if (!first || !last)
        return {};
    JoinedText joined;
    joined.begin({});
    const auto add = [&](std::string_view written) { joined.add(written, {}, isEscaped()); };
    const std::uint8_t stream = std::min(first->stream, last->stream);
    add(first->text);
    forEachLine(original.substr(0, lastBegin), [&](std::string_view line, std::size_t begin) {
        const auto read = begin == 0 ? std::nullopt : readLine(line);
        if (read && read->stream == stream)
            add(read->text);
    });
    add(last->text);
    joined.end();
    return std::string(joined.text());
}

Result<std::string_view> ContainerLogEnvelope::toEventJson(std::string_view original,
                                                           std::string &buffer,
                                                           const RecordFormats &formats) const
{
    if (original.find('\n') == std::string_view::npos)
        return Envelope::toEventJson(original, buffer, formats);
    const std::string text = joinedText(original);
    std::string converted;
    const auto json = Envelope::toEventJson(text, converted, formats);
    if (!json)
        return json;
    buffer.assign(*json);
    return std::string_view(buffer);
}

} // namespace kubewake
