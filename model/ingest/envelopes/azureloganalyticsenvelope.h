// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Azure Monitor Logs, where AKS puts its audit log, as CSV from the portal, as the answer of the
// query API, or as what `az monitor log-analytics query` prints: the table AzureDiagnostics (an
// event is the text in `log_s`) or the tables AKSAudit and AKSAuditAdmin (a column for each member
// of an event; TimeGenerated and the times have milliseconds in CSV).
class AzureLogAnalyticsEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Azure Log Analytics"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    [[nodiscard]] bool convert(const JsonObjectView &record, std::string &json) const override;
    [[nodiscard]] TableUse useOf(const TableColumns &columns) const override;
    void unwrapRow(const TableRow &row, EventSink &sink) const override;
    [[nodiscard]] bool convertRow(const TableRow &row, std::string &json) const override;
};

} // namespace kubewake
