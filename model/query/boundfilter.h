// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/bodyavailability.h"
#include "model/query/columnscan.h"
#include "model/query/eventdocument.h"
#include "model/query/expression.h"
#include "model/query/leftoutscan.h"
#include "model/query/sharedscans.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace kubewake {

// Kleene's three values.
enum class Truth : std::uint8_t { False, True, Unknown };

// Which bodies the events of the current chunk have: computed when the first test asks for it and
// then shared by all filters of an evaluation.
class ChunkBodies
{
public:
    explicit ChunkBodies(const EventSnapshot &snapshot)
        : m_availability(snapshot)
    {
    }

    struct Bits
    {
        std::vector<std::uint64_t> present;
        std::vector<std::uint64_t> unknown;
        const EventChunk *chunk = nullptr;
    };

    [[nodiscard]] const Bits &of(const EventChunk &chunk, Body body);
    // What computing them has taken so far.
    [[nodiscard]] std::chrono::nanoseconds time() const { return m_time; }

private:
    BodyAvailability m_availability;
    Bits m_request;
    Bits m_response;
    std::chrono::nanoseconds m_time {};
};

// An expression bound to a snapshot, run chunk by chunk in two steps: scan() answers what columns
// can tell for all candidates at once, decide() the rest, event by event. Owned by one evaluation
// and used by one thread. Memory: 8 to 24 kB a test.
class BoundFilter
{
public:
    // All must outlive the filter. `leftOut`: what an export has left out is unknown; null: it is
    // absent, as it looks.
    BoundFilter(const Expression &expression, const EventSnapshot &snapshot, SharedScans &scans,
                LeftOutScan *leftOut = nullptr);
    ~BoundFilter();
    BoundFilter(const BoundFilter &) = delete;
    BoundFilter &operator=(const BoundFilter &) = delete;

    // Answers for the candidates of a chunk, which must be begun in the shared scans; the three
    // sets are disjoint.
    void scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBodies &bodies);
    [[nodiscard]] ConstChunkBits matched() const;
    [[nodiscard]] ConstChunkBits unknown() const;
    // Rows that need their raw text.
    [[nodiscard]] ConstChunkBits pending() const;

    // The answer for a pending row of the chunk that was scanned last. Meaningless if the document
    // could not be parsed (EventDocument::takeFailure).
    [[nodiscard]] Truth decide(Row row, EventDocument &document) const;

private:
    struct Node;
    using NodePtr = std::unique_ptr<Node>;

    [[nodiscard]] NodePtr bind(const Expression &expression) const;
    [[nodiscard]] NodePtr bindChildren(const Expression &expression) const;
    [[nodiscard]] std::vector<NodePtr> bindAlternatives(const Expression &expression) const;
    [[nodiscard]] NodePtr bindTest(const Expression &expression) const;
    [[nodiscard]] NodePtr bindColumn(FieldId field, const Expression &expression) const;
    void mindLeftOut(Node &node, FieldId field) const;
    [[nodiscard]] NodePtr bindPattern(const Expression &expression) const;
    [[nodiscard]] NodePtr bindSameField(const Expression &expression) const;
    [[nodiscard]] NodePtr bindRaw(const Expression &expression) const;

    void scanRaw(Node &node, const EventChunk &chunk, ConstChunkBits candidates,
                 ChunkBodies &bodies) const;
    void leaveOpen(Node &node, const EventChunk &chunk, ConstChunkBits candidates) const;
    void scanAnnotations(Node &node, const EventChunk &chunk, ConstChunkBits candidates) const;
    void scanNode(Node &node, const EventChunk &chunk, ConstChunkBits candidates,
                  ChunkBodies &bodies) const;
    void scanAnd(Node &node, const EventChunk &chunk, ConstChunkBits candidates,
                 ChunkBodies &bodies) const;
    void scanOr(Node &node, const EventChunk &chunk, ConstChunkBits candidates,
                ChunkBodies &bodies) const;
    [[nodiscard]] Truth decideNode(const Node &node, Row row, EventDocument &document) const;
    [[nodiscard]] bool decideSameField(const Node &node, Row row, EventDocument &document) const;

    const EventSnapshot &m_snapshot;
    SharedScans &m_scans;
    LeftOutScan *m_leftOut;
    CodeTable m_missing; // only kMissing
    NodePtr m_root;
};

// Does the expression look at anything beyond the columns?
[[nodiscard]] bool looksAtRawText(const Expression &expression);

} // namespace kubewake
