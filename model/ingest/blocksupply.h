// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/block.h"

namespace kubewake {

// Where the blocks of a load come from, in the order in which their events get rows. One thread at
// a time.
class BlockSupply
{
public:
    BlockSupply() = default;
    BlockSupply(const BlockSupply &) = delete;
    BlockSupply &operator=(const BlockSupply &) = delete;
    virtual ~BlockSupply() = default;

    // Fills `block`, whose memory is used again; false if there is no more, or no more yet.
    [[nodiscard]] virtual bool next(Block &block) = 0;
};

} // namespace kubewake
