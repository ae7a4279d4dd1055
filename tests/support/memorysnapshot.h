// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <QByteArray>

#include <string>

namespace kubewake::test {

// Events as JSON Lines, read by a slow reader of its own (nlohmann::json) and held in memory: for
// tests of what works on snapshots, without the loader. Lines that are no JSON objects still get
// a row, without any value. `file` and `cluster` name the source.
[[nodiscard]] SnapshotPtr memorySnapshot(const QByteArray &lines, const std::string &cluster = {},
                                         const std::string &file = "memory.jsonl");

// The same with raw text that ends after `readableBytes`, as if the file had been cut since.
[[nodiscard]] SnapshotPtr cutSnapshot(const QByteArray &lines, std::size_t readableBytes);

} // namespace kubewake::test
