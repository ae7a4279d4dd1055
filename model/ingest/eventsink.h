// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/auditeventparser.h"
#include "model/ingest/jsonsplitter.h"
#include "model/ingest/loadreport.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Lists and arrays in each other: nobody writes more.
inline constexpr int kMaximumListNesting = 3;

// Where a line or document stands.
struct RecordPlace
{
    SourceId source {};
    std::uint64_t offset = 0; // of its first byte in the decompressed source
    std::uint64_t line = 0; // from 1
    bool atEnd = false; // the source ends with it, without a line break
};

// What one block of a source gave.
struct BlockResult
{
    EventBatch batch;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    std::uint64_t events = 0;
    std::uint64_t coreEvents = 0;
    std::uint64_t noiseLines = 0;
    std::vector<RejectedLine> rejected;
    MicrosecondsUtc firstTime = kNoTime;
    MicrosecondsUtc lastTime = kNoTime;
};

// What envelopes hand their findings to. One per worker, used for one block after the other.
class EventSink
{
public:
    // One JSON text, followed by kJsonPadding readable bytes, that stands at `place`. Counts an
    // event, splits a list into its events, counts or rejects other objects. False, and
    // reason(), if the text is no JSON: the caller decides what that means.
    [[nodiscard]] bool addJson(std::string_view text, const RecordPlace &place);

    // One event whose JSON was made from `originalLength` bytes of another format at `place`.
    [[nodiscard]] bool addConverted(const std::string &json, const RecordPlace &place,
                                    std::size_t originalLength);

    // Several documents in one text: concatenated, an array, or a list. Rejects what is between.
    void addDocuments(std::string_view text, const RecordPlace &place);

    void reject(std::string_view text, const RecordPlace &place, std::string_view reason);
    void addNoise() { ++m_result.noiseLines; }
    void addLines(std::uint64_t lines, std::uint64_t bytes);

    [[nodiscard]] std::string_view reason() const { return m_parser.reason(); }

    // What was found since the last call.
    [[nodiscard]] BlockResult take();

private:
    JsonKind parse(std::string_view text, const EventPlace &place);

    AuditEventParser m_parser;
    BatchBuilder m_builder;
    BlockResult m_result;
    std::string m_padded;
    int m_nesting = 0; // of lists in lists
};

} // namespace kubewake
