// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/core/ids.h"
#include "model/store/auditid.h"
#include "model/store/stablearray.h"

#include <array>
#include <memory>
#include <vector>

namespace kubewake {

inline constexpr Row kNoRow = UINT32_MAX;

// One request: the first event seen of each kind of stage.
struct RequestEntry
{
    AuditId id;
    Row received = kNoRow; // RequestReceived, or an unknown stage
    Row started = kNoRow; // ResponseStarted
    Row finished = kNoRow; // ResponseComplete or Panic

    [[nodiscard]] Row &slot(Stage stage);

    // The event whose state is the request's: the highest stage that was seen.
    [[nodiscard]] Row representative() const
    {
        if (finished != kNoRow)
            return finished;
        return started != kNoRow ? started : received;
    }
};

// An event that shares (cluster, auditID, stage) with an earlier one but differs from it, as an
// aggregated API server writes them. It belongs to the request all the same.
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
        // The rows of a request in stage order, extra events last.
        [[nodiscard]] std::vector<Row> rowsOf(RequestId id) const;
        [[nodiscard]] std::uint32_t extraCount() const { return m_extraCount; }
        [[nodiscard]] const ExtraEvent &extra(std::uint32_t index) const
        {
            return (*m_extras)[index];
        }

    private:
        friend class RequestTable;
        std::vector<std::shared_ptr<const Block>> m_blocks;
        std::shared_ptr<const StableArray<ExtraEvent>> m_extras;
        std::uint32_t m_extraCount = 0;
        std::uint32_t m_size = 0;
    };

    RequestTable();

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] const RequestEntry &operator[](RequestId id) const;
    RequestId append(const RequestEntry &entry);
    [[nodiscard]] RequestEntry &writable(RequestId id);
    void addExtra(RequestId id, Row row) { m_extras->push_back({id, row}); }

    [[nodiscard]] View view() const;

private:
    std::vector<std::shared_ptr<Block>> m_blocks;
    std::shared_ptr<StableArray<ExtraEvent>> m_extras;
    std::uint32_t m_size = 0;
};

} // namespace kubewake
