// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/block.h"
#include "model/ingest/textstream.h"

#include <memory>

namespace kubewake {

// A record longer than this is rejected and passed over: nothing that the API server writes comes
// near (etcd refuses objects over 1.5 MiB), and memory has to end somewhere.
inline constexpr std::size_t kMaximumRecordBytes = 256U << 20;

// Text that workers get at once, as a rule.
inline constexpr std::size_t kBlockBytes = 1U << 20;

// Cuts the text of one source into blocks that can be parsed independently: whole records only.
// One reader thread. Memory: a block and the longest record.
class BlockReader
{
public:
    // For the framing of `envelope`. `text` must outlive the reader. `maximumRecord`: for tests.
    [[nodiscard]] static std::unique_ptr<BlockReader>
    create(TextStream &text, const EnvelopePtr &envelope,
           std::size_t maximumRecord = kMaximumRecordBytes);

    BlockReader() = default;
    BlockReader(const BlockReader &) = delete;
    BlockReader &operator=(const BlockReader &) = delete;
    virtual ~BlockReader() = default;

    // Fills `block` (all but source, report, diskBytes, format and
    // clusterIsChosen); false at the end, or at the
    // present end of a growing text (lines only), of which no whole record is left. May give
    // blocks without text, so that the caller can look at its cancel flag during a long record.
    // The buffers of `block` are used again. An Error ends the source; what was given before
    // counts.
    [[nodiscard]] virtual Result<bool> next(Block &block) = 0;
};

} // namespace kubewake
