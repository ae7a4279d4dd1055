// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "model/addresses/addressknowledge.h"
#include "model/ingest/loader.h"
#include "model/query/histogram.h"
#include "model/store/eventsnapshot.h"

#include <optional>

namespace kubewake {

// What to load, and what is known of the addresses in it.
struct EvidenceOptions : LoadOptions
{
    AddressContext addresses;
    // False: nobody asks where pods and nodes are, and the evidence is not read for it.
    bool infersNetworks = true;
};

// What a command works on: all events of the files it was given.
struct EvidenceInput
{
    SnapshotPtr snapshot;
    LoadReport report;
};

// Loads the evidence with a progress line and says on standard error what could not be read.
// Blocks; ends early when the console is interrupted.
[[nodiscard]] EvidenceInput openEvidence(const EvidenceOptions &options, const Console &console);

void sayWhatWasNotRead(const LoadReport &report, const Console &console);

// For a progress line.
[[nodiscard]] QString progressText(const LoadProgress &progress);

// The rows of `rows` inside the range; rows without a time are outside.
[[nodiscard]] RowBitmap rowsWithin(const EventSnapshot &snapshot, RowBitmap rows,
                                   const std::optional<TimeRange> &range);

} // namespace kubewake
