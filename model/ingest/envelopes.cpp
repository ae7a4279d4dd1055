// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes.h"

#include "model/ingest/envelopes/azureloganalyticsenvelope.h"
#include "model/ingest/envelopes/cloudwatchenvelope.h"
#include "model/ingest/envelopes/crienvelope.h"
#include "model/ingest/envelopes/dockerenvelope.h"
#include "model/ingest/envelopes/flattableenvelope.h"
#include "model/ingest/envelopes/textcolumnenvelope.h"
#include "model/ingest/jsondocumentsenvelope.h"
#include "model/ingest/jsonlinesenvelope.h"
#include "model/ingest/legacytextenvelope.h"
#include "model/ingest/queryresponseenvelope.h"
#include "model/ingest/tableenvelope.h"

namespace kubewake {

const std::vector<EnvelopePtr> &recordEnvelopes()
{
    static const std::vector<EnvelopePtr> all {std::make_shared<CloudWatchEnvelope>(),
                                               std::make_shared<AzureLogAnalyticsEnvelope>()};
    return all;
}

const std::vector<EnvelopePtr> &sourceEnvelopes()
{
    static const std::vector<EnvelopePtr> all {
        std::make_shared<LegacyTextEnvelope>(), std::make_shared<CriEnvelope>(),
        std::make_shared<DockerEnvelope>(), std::make_shared<JsonDocumentsEnvelope>(),
        std::make_shared<JsonLinesEnvelope>()};
    return all;
}

const std::vector<EnvelopePtr> &tableEnvelopes()
{
    static const std::vector<EnvelopePtr> all = [] {
        std::vector<EnvelopePtr> formats {std::make_shared<CloudWatchEnvelope>(),
                                          std::make_shared<AzureLogAnalyticsEnvelope>()};
        for (const TextColumnFormat &format : textColumnFormats())
            formats.push_back(std::make_shared<TextColumnEnvelope>(format));
        formats.push_back(std::make_shared<FlatTableEnvelope>(
            "Kibana", FlatColumns {.prefix = "kubernetes.audit.", .ofKibana = true}));
        formats.push_back(std::make_shared<FlatTableEnvelope>("audit event fields", FlatColumns()));
        return formats;
    }();
    return all;
}

EnvelopePtr tableFormatOf(const TableColumns &columns)
{
    for (const EnvelopePtr &envelope : tableEnvelopes()) {
        if (envelope->useOf(columns) != Envelope::TableUse::None)
            return envelope;
    }
    return nullptr;
}

EnvelopePtr envelopeFor(std::string_view sample)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (sample.starts_with(kByteOrderMark))
        sample.remove_prefix(kByteOrderMark.size());
    for (const auto create : {&TableEnvelope::create, &QueryResponseEnvelope::create}) {
        if (EnvelopePtr ofThisSource = create(sample))
            return ofThisSource;
    }
    for (const EnvelopePtr &envelope : sourceEnvelopes()) {
        if (envelope->matches(sample))
            return envelope;
    }
    return sourceEnvelopes().back();
}

} // namespace kubewake
