// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/auditeventparser.h"
#include "model/ingest/csvfieldtext.h"
#include "model/ingest/jsonsplitter.h"
#include "model/ingest/jsonstringtext.h"
#include "model/ingest/loadreport.h"
#include "model/ingest/wrappedrecord.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

class Envelope;
class TableRow;

// Lists and arrays in each other: nobody writes more.
inline constexpr int kMaximumListNesting = 3;

// Wrappers in each other: Splunk's copy of what Elastic has of what Fluentd read from Docker is 4.
inline constexpr std::size_t kMaximumWrapping = 8;

// What one block of a source gave.
struct BlockResult
{
    // From this event of the batch on, the events are of this cluster.
    struct ClusterRun
    {
        Row first = 0;
        std::string cluster; // empty: that of the source
    };

    EventBatch batch;
    std::vector<ClusterRun> clusters; // none: all are of the source's
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    std::uint64_t events = 0;
    std::uint64_t salvaged = 0;
    std::uint64_t leftOut = 0; // by the import filter; not among the events
    std::uint64_t coreEvents = 0;
    std::uint64_t noiseLines = 0;
    CountsByName formats; // events that were wrapped, by the envelope
    CountsByName others; // records of something else, by what it is
    std::vector<RejectedLine> rejected;
    std::uint64_t rejectedUnlisted = 0; // more, beyond kMaximumListedRejections
    MicrosecondsUtc firstTime = kNoTime;
    MicrosecondsUtc lastTime = kNoTime;
};

// What envelopes hand their findings to. One per worker, used for one block after the other.
class EventSink
{
public:
    EventSink();

    // One JSON text, followed by kJsonPadding readable bytes, that stands at `place`. Counts an
    // event, splits a list into its events, takes events out of what is wrapped around them, counts
    // or rejects other objects. False, and reason(), if the text is no JSON: the caller decides
    // what that means.
    [[nodiscard]] bool addJson(std::string_view text, const RecordPlace &place);

    // A member of a wrapper that holds an event, as it is written: an object, or a string with an
    // event as JSON or in a line of a log. Rejects what is damaged; salvages what was cut off.
    void addValue(std::string_view value, const RecordPlace &place, const RecordContext &context);

    // The same for what is between the quotes of a JSON string.
    void addString(std::string_view escaped, const RecordPlace &place);

    // The same for a field of a table; `column` must be there.
    void addField(const TableRow &row, std::size_t column, const RecordContext &context);

    // One event whose JSON was made from `originalLength` bytes of another format at `place`.
    // `flags`: EventFlag bits, for what had to be inferred. False: it is neither an audit event nor
    // a core one, which is only counted; see reason().
    [[nodiscard]] bool addConverted(const std::string &json, const RecordPlace &place,
                                    std::size_t originalLength, const RecordContext &context = {},
                                    std::uint32_t flags = 0);

    // Several documents in one text: concatenated, an array, or a list. Rejects what is between.
    void addDocuments(std::string_view text, const RecordPlace &place);

    // The head of an event that was cut off. False if nothing can be made of it.
    [[nodiscard]] bool addCut(std::string_view text, const RecordPlace &place);

    void reject(std::string_view text, const RecordPlace &place, std::string_view reason);
    void addNoise() { ++m_result.noiseLines; }
    // A record of something that is no audit log: `category` says what.
    void addOther(std::string_view category) { m_result.others.add(category, 1); }
    void addLines(std::uint64_t lines, std::uint64_t bytes);

    // Events of the block so far, and what those after the first `before` of them were wrapped in,
    // unless that is in another wrapper itself.
    [[nodiscard]] std::uint64_t eventCount() const { return m_result.events; }
    void addFormat(std::string_view name, std::uint64_t before);

    // The text of an object up to the list that the next documents are elements of.
    void setList(std::string_view head) { m_list = std::make_shared<const JsonObjectView>(head); }

    // Of the records that follow; all of recordEnvelopes() unless it is called. They must outlive
    // what is read.
    void setRecordFormats(std::span<const std::shared_ptr<const Envelope>> formats)
    {
        m_formats = formats;
    }

    [[nodiscard]] std::string_view reason() const { return m_parser.reason(); }

    // What was found since the last call.
    [[nodiscard]] BlockResult take();

private:
    class ContextScope;

    JsonKind parse(std::string_view text, const RecordPlace &place, std::size_t length,
                   std::uint32_t flags = 0);
    void addText(std::string_view text, const RecordPlace &place);
    void addLinesOf(std::string_view text, const RecordPlace &place);
    [[nodiscard]] bool unwrap(std::string_view text, const RecordPlace &place);
    [[nodiscard]] bool unwrapObject(std::string_view text, const RecordPlace &place);
    [[nodiscard]] bool unwrapArray(std::string_view text, const RecordPlace &place);
    [[nodiscard]] bool unwrapList(const WrappedRecord &record);
    template<typename Try>
    bool tryEnvelopes(Try unwrapBy);

    std::span<const std::shared_ptr<const Envelope>> m_formats;
    AuditEventParser m_parser;
    BatchBuilder m_builder;
    BlockResult m_result;
    std::string m_padded;
    std::uint64_t m_attributed = 0; // events whose format has been counted
    int m_nesting = 0; // of lists in lists
    std::size_t m_wrapping = 0; // of wrappers in wrappers
    std::array<JsonStringText, kMaximumWrapping> m_strings;
    CsvFieldText m_field;
    std::shared_ptr<const JsonObjectView> m_list = std::make_shared<const JsonObjectView>();
    std::string m_cluster; // of the record that is read
    MicrosecondsUtc m_time = kNoTime;
    bool m_lastWasWrapped = false; // the last record
};

} // namespace kubewake
