// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/rowbitmap.h"
#include "model/core/timestamp.h"
#include "model/ingest/eventsink.h"
#include "model/store/eventsnapshot.h"
#include "model/store/sourceinfo.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace kubewake {

// Which events of the evidence are wanted at all: what is left out takes no memory, and is counted
// in the load report. An event of which that cannot be told is wanted. A value; any thread.
struct ImportFilter
{
    // µs UTC, both inclusive. Events without a time are wanted.
    MicrosecondsUtc from = INT64_MIN;
    MicrosecondsUtc to = INT64_MAX;
    // The wanted ones among a few events; empty: all. Called by several threads at once.
    std::function<RowBitmap(const EventSnapshot &events)> wanted;
    std::string description; // for the load report

    [[nodiscard]] bool isActive() const
    {
        return from != INT64_MIN || to != INT64_MAX || wanted != nullptr;
    }

    // Takes the others out of `result` and counts them in leftOut. `source`: what they are of.
    void apply(BlockResult &result, const SourceInfo &source) const;

private:
    [[nodiscard]] RowBitmap wantedOf(const EventBatch &batch, const SourceInfo &source) const;
};

} // namespace kubewake
