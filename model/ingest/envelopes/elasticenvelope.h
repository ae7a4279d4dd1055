// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Elasticsearch and OpenSearch, whatever filled them (Elastic Agent, Filebeat, Logstash): a _search
// response, its hits one per line (elasticdump, bulk files), and the documents alone. The event
// is in `event.original` or `message`, else put together from `kubernetes.audit.*`, of which the
// integration of Elastic leaves out the metadata of both bodies.
class ElasticEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Elasticsearch"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    // `record`: a document.
    [[nodiscard]] bool convert(const JsonObjectView &record, std::string &json) const override;
};

} // namespace kubewake
