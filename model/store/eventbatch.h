// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "model/core/rowbitmap.h"
#include "model/store/auditid.h"
#include "model/store/column.h"
#include "model/store/dictionary.h"

#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace kubewake {

// The dictionaries that one parser fills, without a lock, while other parsers fill theirs. The
// store translates their codes to its own when a batch is committed. Values never move, so the
// store may read what a batch refers to while its parser is at the next one.
struct LocalDictionaries
{
    LocalDictionaries();

    // Unique in the process: tells whether codes that somebody kept still mean the same.
    const std::uint64_t generation;

    std::array<Dictionary, kDictionaryCount> values;
    std::array<Dictionary, kColumnCount> tuples; // arrays of local codes, as bytes

    // Local code -> code in the store; as far as it has been committed. The store's, under its
    // lock.
    std::array<std::vector<Code>, kDictionaryCount> valueRemap;
    std::array<std::vector<Code>, kColumnCount> tupleRemap;
};

// One event, in local codes.
struct EventCells
{
    std::array<std::uint32_t, kColumnCount> codes {};
    std::uint32_t length = 0; // bytes
    std::uint32_t contentHash = 0;
    AuditId auditId; // text codes are local
    std::int64_t time = 0; // µs UTC
    std::int64_t duration = 0; // µs
    std::uint64_t offset = 0; // bytes
    std::uint64_t line = 0;

    [[nodiscard]] std::uint32_t code(Column column) const
    {
        return codes[static_cast<std::size_t>(column)];
    }
};

// Events in input order. What one parser makes of one block of
// input, and what EventStore::commit takes.
struct EventBatch
{
    std::shared_ptr<LocalDictionaries> dictionaries;
    // Sizes when the batch was finished: what the store may look at.
    std::array<Code, kDictionaryCount> valueCount {};
    std::array<Code, kColumnCount> tupleCount {};

    std::vector<EventCells> events;

    [[nodiscard]] Row size() const { return static_cast<Row>(events.size()); }
};

// The events of `batch` that are in `rows`, with dictionaries of their own that hold nothing else.
[[nodiscard]] EventBatch copyOf(const EventBatch &batch, const RowBitmap &rows);

// Where an event stands in its source.
struct EventPlace
{
    SourceId source {};
    std::uint64_t offset = 0; // bytes
    std::uint32_t length = 0; // bytes
    std::uint64_t line = 0; // from 1
};

// Builds batches, one event at a time: begin(), any set…(), end(). Owned by one parser and used by
// one thread at a time. A column that is not set is absent.
class BatchBuilder
{
public:
    BatchBuilder();

    void beginEvent();
    void set(Column column, std::string_view value);
    // An enumerator, or what code() gave for the column under the same generation().
    void setCode(Column column, std::uint32_t code) { cell(column) = code; }
    void setNumber(Column column, std::uint32_t value) { cell(column) = value; }
    // An empty list is present but has no element.
    void setList(Column column, std::span<const std::string_view> elements);
    // Parts in ObjectTypePart order; a null data() pointer means absent.
    void setObjectType(const std::array<std::string_view, 4> &parts);
    void setAuditId(std::string_view id);
    void setTimes(std::int64_t time, std::int64_t duration);
    void endEvent(const EventPlace &place, std::uint32_t contentHash);
    // Forgets the event that was begun: it turned out to be no audit event.
    void dropEvent();

    // Of the event that was begun: what the column holds, and its text (Value columns; empty if
    // it is absent), valid until take().
    [[nodiscard]] std::uint32_t code(Column column) const { return m_current.code(column); }
    [[nodiscard]] std::string_view text(Column column) const;
    // Changes when codes get a new meaning; never twice the same in a process.
    [[nodiscard]] std::uint64_t generation() const { return m_dictionaries->generation; }

    [[nodiscard]] Row size() const { return m_batch.size(); }

    // The batch so far; the builder starts the next one.
    [[nodiscard]] EventBatch take();

private:
    [[nodiscard]] std::uint32_t &cell(Column column)
    {
        return m_current.codes[static_cast<std::size_t>(column)];
    }
    // A value that was met a short while ago: events repeat each other's users, verbs and groups,
    // and to compare is cheaper than to hash and to walk a table.
    struct RecentValue
    {
        std::string_view value; // in the local dictionary
        const Dictionary *dictionary = nullptr;
        Code code = kMissing;
    };
    static constexpr unsigned kRecentBits = 10;

    [[nodiscard]] Code intern(Dictionary &dictionary, std::string_view value);
    Code internTuple(Column column, std::span<const Code> codes);

    std::shared_ptr<LocalDictionaries> m_dictionaries;
    EventBatch m_batch;
    EventCells m_current;
    std::array<RecentValue, std::size_t {1} << kRecentBits> m_recent {};
    std::vector<Code> m_tuple;
};

} // namespace kubewake
