// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/logline.h"

#include "model/core/utf8.h"

#include "model/ingest/legacyline.h"
#include "model/ingest/lineprefix.h"

#include <string>

namespace kubewake {
namespace {

void skip(std::string_view &line, RecordPlace &place, std::size_t count)
{
    line.remove_prefix(count);
    place.offset += count;
}

// The lines over a text download of Grafana: `Common labels: {"job":"audit"}`.
bool isGrafanaHeader(std::string_view line)
{
    return line.starts_with("Common labels: {") && line.ends_with('}')
        && line.find("auditID") == std::string_view::npos;
}

// A piece of an event that lost its start, or text that was cut out of one.
bool looksLikeFragment(std::string_view line)
{
    return line.find("\":\"") != std::string_view::npos
        || line.find("\":{") != std::string_view::npos
        || line.find("\":[") != std::string_view::npos || line.find('\0') != std::string_view::npos;
}

void rejectJson(std::string_view line, const RecordPlace &place, EventSink &sink)
{
    std::string why(sink.reason());
    // What more lines follow was cut off by the exporter; what does not, by whoever copied it.
    if (!place.atEnd && sink.addCut(line, place))
        return;
    if (place.atEnd)
        why.insert(0, "truncated: the source ends inside this line; ");
    sink.reject(line, place, why);
}

// True if the braces of the line close and more follows: several documents.
bool isSeveralDocuments(std::string_view line)
{
    JsonSplitter splitter;
    splitter.feed(line);
    splitter.finish();
    if (splitter.pieces().size() < 2)
        return false;
    for (const JsonSplitter::Piece &piece : splitter.pieces()) {
        if (piece.kind == JsonSplitter::Kind::Damaged)
            return piece.begin > 0;
    }
    return true;
}

void readJsonLine(std::string_view line, const RecordPlace &place, EventSink &sink)
{
    if (sink.addJson(line, place))
        return;
    if (isSeveralDocuments(line))
        sink.addDocuments(line, place);
    else
        rejectJson(line, place, sink);
}

void readLegacyLine(std::string_view line, const RecordPlace &place, EventSink &sink)
{
    std::string json;
    if (!legacyLineToJson(line, json) || !sink.addConverted(json, place, line.size()))
        sink.reject(line, place,
                    place.atEnd ? "truncated: the source ends inside this legacy audit line"
                                : "damaged legacy audit line");
}

} // namespace

void readLogLine(std::string_view line, const RecordPlace &recordPlace, EventSink &sink)
{
    RecordPlace place = recordPlace;
    if (line.starts_with(kByteOrderMark))
        skip(line, place, kByteOrderMark.size());
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return;
    line.remove_suffix(line.size() - line.find_last_not_of(" \t\r") - 1);
    // What a legacy line is known by begins with a space, of which this may be the only one.
    const std::string_view indented = line;
    const RecordPlace indentedPlace = place;
    skip(line, place, first);
    if (line.starts_with('{') || line.starts_with("[{") || line.starts_with("[ {")) {
        readJsonLine(line, place, sink);
        return;
    }
    if (isLegacyLine(indented)) {
        const bool isIndented = !isLegacyLine(line);
        readLegacyLine(isIndented ? indented : line, isIndented ? indentedPlace : place, sink);
        return;
    }
    if (isGrafanaHeader(line)) {
        sink.addNoise();
        return;
    }
    const std::size_t brace = line.find("{\"");
    if (brace != std::string_view::npos) {
        const std::string_view json = line.substr(brace);
        const RecordPlace inner = place.at(brace);
        const std::uint64_t before = sink.eventCount();
        if (sink.addJson(json, inner) || (!place.atEnd && sink.addCut(json, inner))) {
            sink.addFormat(formatOfPrefix(line.substr(0, brace)), before);
            return;
        }
    }
    if (looksLikeFragment(line))
        sink.reject(line, place, "a piece of JSON that is no whole event");
    else
        sink.addNoise();
}

} // namespace kubewake
