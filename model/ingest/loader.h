// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/importfilter.h"
#include "model/ingest/loadreport.h"
#include "model/ingest/sourcechoice.h"
#include "model/store/eventstore.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kubewake {

struct LoadOptions
{
    // Files, folders (read recursively, sorted by name), archives, or "-" for standard input.
    std::vector<std::string> paths;
    std::string cluster; // label of those whose contents and path name none
    SourceChoices choices; // what is not left to the contents
    ImportFilter filter;
    // For whoever makes the store: bytes of events in memory, beyond which they go to a temporary
    // file; 0: half of the machine's.
    std::size_t memoryLimit = 0;
    int workers = 0; // 0: one per core. Does not change any result
};

struct LoadProgress
{
    std::uint64_t bytesRead = 0; // of the files on disk, compressed where they are
    std::uint64_t bytesTotal = 0; // 0 if unknown (standard input)
    std::uint64_t events = 0;
    std::string currentSource;
};

// Callbacks come from worker threads, one at a time. All may be empty.
struct LoadControl
{
    std::function<bool()> cancelled; // polled at least once per MB
    std::function<void(const LoadProgress &)> progress;
    std::function<void(SnapshotPtr)> published; // at most 10 times a second, and once at the end
};

// Reads everything in `options.paths` into `store` and says what it met. Blocks until done or
// cancelled; cancelling keeps what has been committed. Never throws, never stops at a bad line.
// Uses options.workers threads of its own pool; memory beside the store is bounded by
// workers x (block + longest line).
[[nodiscard]] LoadReport loadEvidence(EventStore &store, const LoadOptions &options,
                                      const LoadControl &control = {});

// How many threads that is.
[[nodiscard]] int workersOf(const LoadOptions &options);

} // namespace kubewake
