// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

#include <memory>
#include <string_view>
#include <vector>

namespace kubewake {

// Every format that Kubewake reads is in one of two lists. Those that are chosen for a whole
// source, the most specific first; the last one takes anything.
[[nodiscard]] const std::vector<EnvelopePtr> &sourceEnvelopes();

// Those that are asked about records in any source, in this order.
[[nodiscard]] const std::vector<EnvelopePtr> &recordEnvelopes();

// Those that are asked about tables, in this order.
[[nodiscard]] const std::vector<EnvelopePtr> &tableEnvelopes();

// The first that knows a table with these columns; null if none does.
[[nodiscard]] EnvelopePtr tableFormatOf(const TableColumns &columns);

// For a source that starts with `sample`: the first that matches.
[[nodiscard]] EnvelopePtr envelopeFor(std::string_view sample);

} // namespace kubewake
