// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/eventsink.h"

#include <string_view>

namespace kubewake {

// What the collectors of logs have in common: they carry the logs of all programs.

// Whether a value (as it is written) may hold an audit event in some form.
[[nodiscard]] bool mayHoldEvents(std::string_view value);

// Whether the JSON in a string (as it is written) has its last brace: it was not cut off.
[[nodiscard]] bool endsWithBrace(std::string_view string);

// Gives the sink what a program wrote, unless it is an object of another log: `other` says whose.
void addMessage(const WrappedRecord &record, std::string_view value, const RecordContext &context,
                std::string_view other, EventSink &sink);

// The cluster that labels, tags or fields of an exporter name; empty if they do not.
[[nodiscard]] std::string_view clusterIn(const JsonObjectView &labels);

} // namespace kubewake
