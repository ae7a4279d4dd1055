// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/jsondocumentsenvelope.h"

#include "model/ingest/jsonsplitter.h"
#include "model/ingest/logline.h"

namespace kubewake {
namespace {

// Lines that are looked at before the decision.
constexpr int kSampledLines = 200;

enum class LineShape { None, Whole, Concatenated, Element, Open };

LineShape shapeOf(std::string_view line)
{
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    if (line == "[" || line.starts_with("[{") || line.starts_with("[ {") || line == "{")
        return LineShape::Open;
    if (!line.starts_with('{') || line.size() <= 2)
        return LineShape::None;
    JsonSplitter splitter;
    splitter.feed(line);
    const bool closed = splitter.openBytes() == 0;
    const auto &pieces = splitter.pieces();
    if (pieces.empty())
        return LineShape::Open;
    if (pieces.size() > 1 && pieces[1].kind == JsonSplitter::Kind::Document && pieces[0].begin == 0)
        return LineShape::Concatenated;
    if (pieces.size() == 1 && line.substr(pieces[0].begin + pieces[0].length) == ",")
        return LineShape::Element;
    return closed ? LineShape::Whole : LineShape::Open;
}

} // namespace

// A whole object on a line means JSON Lines, even after lines that are damaged.
bool JsonDocumentsEnvelope::matches(std::string_view sample) const
{
    bool open = false;
    for (int i = 0; i < kSampledLines && !sample.empty(); ++i) {
        const std::size_t end = sample.find('\n');
        const std::string_view line = sample.substr(0, end);
        const bool complete = end != std::string_view::npos;
        if (!complete && line.starts_with(R"({"kind":"EventList")"))
            return true; // one long line: its items need not wait for its end
        const LineShape shape = shapeOf(line);
        if (shape == LineShape::Whole)
            return false;
        if (shape == LineShape::Element)
            return open; // of a list whose header is a line of its own
        if (shape == LineShape::Concatenated)
            return !complete;
        if (shape == LineShape::Open && (line.starts_with('[') || line.size() <= 2))
            return true;
        open = open || shape == LineShape::Open;
        sample = complete ? sample.substr(end + 1) : std::string_view();
    }
    // An object that goes on over several lines, or one line that was cut.
    return open;
}

void JsonDocumentsEnvelope::readRecord(std::string_view record, const RecordPlace &place,
                                       EventSink &sink) const
{
    if (record.starts_with('{') || record.starts_with('[')) {
        if (!sink.addJson(record, place))
            sink.reject(record, place, sink.reason());
    } else {
        readLogLine(record, place, sink);
    }
}

} // namespace kubewake
