// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

#include <memory>
#include <string>
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

// How a source is read.
struct SourceFormat
{
    EnvelopePtr source;
    EnvelopePtr records; // the only one that is asked about its records; null: all are

    [[nodiscard]] RecordFormats recordFormats() const
    {
        return records == nullptr ? RecordFormats(recordEnvelopes()) : RecordFormats(&records, 1);
    }
};

// The formats that can be chosen for a source, in alphabetical order: those of whole sources, of
// tables (`… (CSV)`) and of records.
[[nodiscard]] const std::vector<std::string> &formatNames();
[[nodiscard]] bool isFormatName(std::string_view name);

// The same as envelopeFor(), unless a format was chosen: `name` is one of formatNames(), or empty.
// Error: `sample` is no table with the columns of that format, or the name is none.
[[nodiscard]] Result<SourceFormat> formatFor(std::string_view sample, std::string_view name);

} // namespace kubewake
