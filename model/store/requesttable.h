// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/core/ids.h"
#include "model/store/auditid.h"
#include "model/store/stablearray.h"
#include "model/store/storememory.h"

#include <array>
#include <memory>
#include <vector>

namespace kubewake {

inline constexpr Row kNoRow = UINT32_MAX;

// One request: the first event seen of each kind of stage. All requests that chose the same audit
// ID share one entry: it holds the events of the first of them, the others' are extra events.
struct RequestEntry
{
    AuditId id;
    Row received = kNoRow; // RequestReceived, or an unknown stage
    Row started = kNoRow; // ResponseStarted
    Row finished = kNoRow; // ResponseComplete or Panic
    // Hash of what the stages of a request have in common: received time, user, verb, URI.
    std::uint32_t identity = 0;

    [[nodiscard]] Row &slot(Stage stage);

    // The event whose state is the request's: the highest stage that was seen.
    [[nodiscard]] Row representative() const
    {
        if (finished != kNoRow)
            return finished;
        return started != kNoRow ? started : received;
    }
};

// An event that shares (cluster, auditID) with the events of an entry but is not of that request,
// or repeats a stage of it in other bytes: a client chose an audit ID that was in use, an
// aggregated API server wrote it, an exporter rewrote it. RequestRows tells which get a row of
// their own in the requests view.
struct ExtraEvent
{
    RequestId request;
    Row row;
};

// All requests, in order of first appearance. The writer appends and changes entries; a View is
// an immutable picture that shares every block that has not changed since (copy on write).
class RequestTable
{
public:
    static constexpr std::uint32_t kBlockBits = 14;
    static constexpr std::uint32_t kBlockSize = 1U << kBlockBits;
    using Block = std::array<RequestEntry, kBlockSize>;

    class View
    {
    public:
        [[nodiscard]] std::uint32_t size() const { return m_size; }
        [[nodiscard]] const RequestEntry &operator[](RequestId id) const
        {
            const auto index = static_cast<std::uint32_t>(id);
            return (*m_blocks[index >> kBlockBits])[index & (kBlockSize - 1)];
        }
        [[nodiscard]] std::uint32_t extraCount() const { return m_extraCount; }
        [[nodiscard]] const ExtraEvent &extra(std::uint32_t index) const
        {
            return (*m_extras)[index];
        }
        // The rows of an audit ID: its entry's in stage order, extra events last. O(all extras).
        [[nodiscard]] std::vector<Row> rowsOf(RequestId id) const;

    private:
        friend class RequestTable;
        std::vector<std::shared_ptr<const Block>> m_blocks;
        std::shared_ptr<const StableArray<ExtraEvent>> m_extras;
        std::uint32_t m_extraCount = 0;
        std::uint32_t m_size = 0;
    };

    explicit RequestTable(StoreMemoryPtr memory = std::make_shared<StoreMemory>());

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] const RequestEntry &operator[](RequestId id) const;
    RequestId append(const RequestEntry &entry);
    [[nodiscard]] RequestEntry &writable(RequestId id);
    void addExtra(RequestId id, Row row) { m_extras->push_back({id, row}); }

    [[nodiscard]] View view() const;

private:
    StoreMemoryPtr m_memory;
    std::vector<std::shared_ptr<Block>> m_blocks;
    std::shared_ptr<StableArray<ExtraEvent>> m_extras;
    std::uint32_t m_size = 0;
};

} // namespace kubewake
