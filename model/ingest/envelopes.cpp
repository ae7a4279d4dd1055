// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes.h"

#include "model/core/utf8.h"

#include "model/ingest/envelopes/anywrapperenvelope.h"
#include "model/ingest/envelopes/azureloganalyticsenvelope.h"
#include "model/ingest/envelopes/azuremonitorenvelope.h"
#include "model/ingest/envelopes/cloudwatchenvelope.h"
#include "model/ingest/envelopes/crienvelope.h"
#include "model/ingest/envelopes/datadogenvelope.h"
#include "model/ingest/envelopes/defenderenvelope.h"
#include "model/ingest/envelopes/dockerenvelope.h"
#include "model/ingest/envelopes/elasticenvelope.h"
#include "model/ingest/envelopes/flattableenvelope.h"
#include "model/ingest/envelopes/flattenedeventenvelope.h"
#include "model/ingest/envelopes/fluentenvelope.h"
#include "model/ingest/envelopes/gkeenvelope.h"
#include "model/ingest/envelopes/grafanaenvelope.h"
#include "model/ingest/envelopes/journaldenvelope.h"
#include "model/ingest/envelopes/openshiftenvelope.h"
#include "model/ingest/envelopes/otlpenvelope.h"
#include "model/ingest/envelopes/rancherenvelope.h"
#include "model/ingest/envelopes/splunkenvelope.h"
#include "model/ingest/envelopes/textcolumnenvelope.h"
#include "model/ingest/envelopes/vectorenvelope.h"
#include "model/ingest/jsondocumentsenvelope.h"
#include "model/ingest/jsonlinesenvelope.h"
#include "model/ingest/legacytextenvelope.h"
#include "model/ingest/queryresponseenvelope.h"
#include "model/ingest/tableenvelope.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>

namespace kubewake {
namespace {

std::string_view withoutMark(std::string_view sample)
{
    if (sample.starts_with(kByteOrderMark))
        sample.remove_prefix(kByteOrderMark.size());
    return sample;
}

const EnvelopePtr *named(const std::vector<EnvelopePtr> &all, std::string_view name)
{
    const auto found =
        std::ranges::find_if(all, [name](const EnvelopePtr &e) { return e->name() == name; });
    return found == all.end() ? nullptr : &*found;
}

// Several may have the name, each for other columns.
EnvelopePtr namedTable(std::string_view sample, std::string_view name)
{
    for (const EnvelopePtr &envelope : tableEnvelopes()) {
        if (tableName(*envelope) != name)
            continue;
        if (EnvelopePtr table = TableEnvelope::createWith(sample, envelope))
            return table;
    }
    return nullptr;
}

} // namespace

const std::vector<EnvelopePtr> &recordEnvelopes()
{
    static const std::vector<EnvelopePtr> all {
        std::make_shared<CloudWatchEnvelope>(), //
        std::make_shared<GkeEnvelope>(), //
        std::make_shared<AzureMonitorEnvelope>(), //
        std::make_shared<AzureLogAnalyticsEnvelope>(), //
        std::make_shared<DefenderEnvelope>(), //
        std::make_shared<OpenShiftEnvelope>(), //
        std::make_shared<OtlpEnvelope>(), //
        std::make_shared<RancherEnvelope>(), //
        std::make_shared<ElasticEnvelope>(),
        std::make_shared<SplunkEnvelope>(),
        std::make_shared<DatadogEnvelope>(),
        std::make_shared<GrafanaEnvelope>(),
        std::make_shared<JournaldEnvelope>(),
        std::make_shared<FluentEnvelope>(),
        std::make_shared<VectorEnvelope>(),
        std::make_shared<FlattenedEventEnvelope>(),
        std::make_shared<AnyWrapperEnvelope>(), // after all that know what they read
    };
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
                                          std::make_shared<GkeEnvelope>(),
                                          std::make_shared<AzureLogAnalyticsEnvelope>()};
        for (const TextColumnFormat &format : textColumnFormats())
            formats.push_back(std::make_shared<TextColumnEnvelope>(format));
        formats.push_back(std::make_shared<FlatTableEnvelope>(
            "Kibana", FlatColumns {.prefix = "kubernetes.audit.", .ofKibana = true}));
        formats.push_back(std::make_shared<FlatTableEnvelope>("audit event fields", FlatColumns()));
        formats.push_back(
            std::make_shared<FlatTableEnvelope>("Logstash", FlatColumns {.inferred = true}));
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
    sample = withoutMark(sample);
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

const std::vector<std::string> &formatNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const EnvelopePtr &envelope : sourceEnvelopes())
            all.emplace_back(envelope->name());
        for (const EnvelopePtr &envelope : recordEnvelopes())
            all.emplace_back(envelope->name());
        for (const EnvelopePtr &envelope : tableEnvelopes())
            all.push_back(tableName(*envelope));
        const auto before = [](const std::string &a, const std::string &b) {
            return std::ranges::lexicographical_compare(a, b, [](char x, char y) {
                return std::tolower(static_cast<unsigned char>(x))
                    < std::tolower(static_cast<unsigned char>(y));
            });
        };
        std::ranges::sort(all, before);
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }();
    return names;
}

bool isFormatName(std::string_view name)
{
    return std::ranges::find(formatNames(), name) != formatNames().end();
}

Result<SourceFormat> formatFor(std::string_view sample, std::string_view name)
{
    if (name.empty())
        return SourceFormat {envelopeFor(sample), nullptr};
    if (const EnvelopePtr *source = named(sourceEnvelopes(), name))
        return SourceFormat {*source, nullptr};
    if (const EnvelopePtr *records = named(recordEnvelopes(), name))
        return SourceFormat {envelopeFor(sample), *records};
    if (EnvelopePtr table = namedTable(withoutMark(sample), name))
        return SourceFormat {std::move(table), nullptr};
    const QString why = isFormatName(name)
        ? QCoreApplication::translate("Loader",
                                      "It was to be read as %1, but is no table with its columns.")
        : QCoreApplication::translate("Loader", "There is no format called %1.");
    return failure(why.arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))));
}

} // namespace kubewake
