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
constexpr std::uint8_t kStreams = 2;

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

// What follows the text before an event.
std::string_view fromEvent(std::string_view text)
{
    text = withoutLineBreak(text);
    const std::size_t brace = text.find('{');
    return isLegacyLine(text) || brace == std::string_view::npos ? text : text.substr(brace);
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
    return read ? LinePart {read->stream, read->goesOn} : LinePart {kStreams, false};
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
    for (std::uint8_t stream = 0; stream < kStreams; ++stream)
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
        std::size_t begin;
        std::size_t length;
        std::uint64_t line;
    };
    std::vector<Piece> pieces;
    JoinedText joined;
    const auto flush = [&] {
        const auto placeOf = [&](const Piece &piece) {
            RecordPlace at = place.at(static_cast<std::size_t>(piece.text.data() - record.data()));
            at.line = piece.line;
            return at;
        };
        if (pieces.size() > 1) {
            RecordPlace at = place;
            at.line = pieces.front().line;
            joined.begin(at);
            std::string text;
            for (const Piece &piece : pieces) {
                text.clear();
                appendText(piece.text, text);
                joined.add(text, piece.begin, piece.length);
            }
            joined.end();
        }
        const std::string_view event = pieces.size() > 1 ? fromEvent(joined.text()) : "";
        // Pieces of different lines, where one got lost, say more by themselves.
        if (event.starts_with('{') && jsonValueEnd(event, 0) == std::string_view::npos) {
            for (const Piece &piece : pieces)
                readText(piece.text, placeOf(piece), sink);
        } else if (pieces.size() > 1) {
            readLogLine(withoutLineBreak(joined.text()), joined.place(), sink);
        } else if (!pieces.empty()) {
            readText(pieces.front().text, placeOf(pieces.front()), sink);
        }
        pieces.clear();
    };
    std::uint64_t number = place.line;
    forEachLine(record, [&](std::string_view line, std::size_t begin) {
        const auto read = readLine(line);
        if (read && read->stream == stream) {
            pieces.push_back({read->text, begin, line.size(), number});
            if (!read->goesOn)
                flush();
        }
        ++number;
    });
    flush();
}

Result<std::string_view> ContainerLogEnvelope::toEventJson(std::string_view original,
                                                           std::string &buffer,
                                                           const RecordFormats &formats) const
{
    const auto first = readLine(original.substr(0, original.find('\n')));
    if (!first)
        return Envelope::toEventJson(original, buffer, formats);
    std::string text;
    bool open = true;
    forEachLine(original, [&](std::string_view line, std::size_t) {
        const auto read = readLine(line);
        if (read && read->stream == first->stream && open) {
            appendText(read->text, text);
            open = read->goesOn;
        }
    });
    std::string converted;
    const auto json = Envelope::toEventJson(fromEvent(text), converted, formats);
    if (!json)
        return json;
    buffer.assign(*json);
    return std::string_view(buffer);
}

} // namespace kubewake
