// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/ingest/eventsink.h"
#include "model/ingest/tablerow.h"
#include "model/ingest/wrappedrecord.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// How the rows of a table are written.
struct CsvShape
{
    char separator = ',';
    std::size_t columns = 0;
};

class Envelope;
using EnvelopePtr = std::shared_ptr<const Envelope>;

// The envelopes that are asked about the records of a source, in this order.
using RecordFormats = std::span<const EnvelopePtr>;

// One way in which events are written to a file or wrapped by an exporter: how to recognise it by
// content, where its events are, and how a piece of the file becomes the JSON of an event. There
// are two kinds. Those with a framing of their own (matches()) are chosen for a whole source. The
// others (unwrap(), unwrapArray()) are asked about every JSON object that is no event, in any
// source: so files of several formats and formats in each other need nothing more.
// Immutable; shared by all threads and by the raw texts.
class Envelope
{
public:
    enum class Framing : std::uint8_t {
        Lines, // a record is a line
        Documents, // a record is a JSON document, whatever its line breaks (JsonSplitter)
        Rows, // a record is a row of CSV, see csvShape()
    };

    Envelope() = default;
    Envelope(const Envelope &) = delete;
    Envelope &operator=(const Envelope &) = delete;
    virtual ~Envelope() = default;

    // For the load report.
    [[nodiscard]] virtual std::string_view name() const = 0;

    // --- For a whole source
    [[nodiscard]] virtual Framing framing() const { return Framing::Lines; }
    // `sample` is the start of a source (up to kSampleBytes, without a byte order mark).
    [[nodiscard]] virtual bool matches(std::string_view sample) const;
    // One record, without its line break; kJsonPadding readable bytes follow it.
    virtual void readRecord(std::string_view record, const RecordPlace &place,
                            EventSink &sink) const;
    // True if a record may be several lines, which partOf() tells.
    [[nodiscard]] virtual bool joinsLines() const { return false; }
    struct LinePart
    {
        std::uint8_t stream = 0; // below 32; each goes on where it stopped
        bool goesOn = false; // in the next line of the stream
    };
    [[nodiscard]] virtual LinePart partOf(std::string_view line) const;
    [[nodiscard]] virtual CsvShape csvShape() const { return {}; }
    // The original bytes of one event as audit.k8s.io JSON: `original` itself, or in `buffer`.
    // What none of `formats` has a conversion for is JSON, JSON in a JSON string, or a legacy line.
    [[nodiscard]] virtual Result<std::string_view>
    toEventJson(std::string_view original, std::string &buffer, const RecordFormats &formats) const;

    // --- For a record in any source
    // False if the record is not of this format; else its events were given to `sink`.
    [[nodiscard]] virtual bool unwrap(const WrappedRecord &record, EventSink &sink) const;
    [[nodiscard]] virtual bool unwrapArray(const WrappedArray &record, EventSink &sink) const;
    // A record that unwrap() gave to EventSink::addConverted() as the JSON of its event, appended
    // to `json`. False if the record is not of this format.
    [[nodiscard]] virtual bool convert(const JsonObjectView &record, std::string &json) const;

    // --- For a row of a table, in CSV or in JSON
    enum class TableUse : std::uint8_t {
        None, // the table is not of this format
        Texts, // each row has a field with the text of an event: EventSink::addField()
        Rows, // each row is an event: EventSink::addConverted() with convertRow()
    };
    [[nodiscard]] virtual TableUse useOf(const TableColumns &columns) const;
    // True if the exporter writes no header: the columns are inferred (see inferTable()).
    [[nodiscard]] virtual bool hasNoHeader() const { return false; }
    // For tables with such columns.
    virtual void unwrapRow(const TableRow &row, EventSink &sink) const;
    // TableUse::Rows: the JSON of the event, appended to `json`. False if there is none.
    [[nodiscard]] virtual bool convertRow(const TableRow &row, std::string &json) const;
};

inline constexpr std::size_t kSampleBytes = 1U << 20;

} // namespace kubewake
