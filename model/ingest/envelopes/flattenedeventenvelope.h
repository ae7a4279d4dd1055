// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Events whose members are fields with dots in their names (`user.username`, `user.groups{}`):
// Splunk results without `_raw` (also as rows of values), tables that were turned into JSON.
class FlattenedEventEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "flattened audit events"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    [[nodiscard]] bool convert(const JsonObjectView &record, std::string &json) const override;
    // Of JSON.
    [[nodiscard]] TableUse useOf(const TableColumns &columns) const override;
    void unwrapRow(const TableRow &row, EventSink &sink) const override;
    [[nodiscard]] bool convertRow(const TableRow &row, std::string &json) const override;
};

} // namespace kubewake
