// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/wrappedmessage.h"

#include <algorithm>
#include <array>

namespace kubewake {

bool mayHoldEvents(std::string_view value)
{
    constexpr std::array<std::string_view, 4> kSigns {
        "auditID", // audit.k8s.io
        "AuditID", // Defender
        "AUDIT: id=", // legacy text
        "protoPayload", // Cloud Logging
    };
    return std::ranges::any_of(
        kSigns, [&](std::string_view sign) { return value.find(sign) != std::string_view::npos; });
}

bool endsWithBrace(std::string_view string)
{
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view blank : {"\\n", "\\r", " "}) {
            if (string.ends_with(blank)) {
                string.remove_suffix(blank.size());
                more = true;
            }
        }
    }
    return string.ends_with('}');
}

void addMessage(const WrappedRecord &record, std::string_view value, const RecordContext &context,
                std::string_view other, EventSink &sink)
{
    const std::string_view text = inJsonString(value);
    const bool isText = text.data() != nullptr && !text.starts_with('{');
    if (isText || mayHoldEvents(value))
        sink.addValue(value, record.placeOf(value), context);
    else
        sink.addOther(other);
}

std::string_view clusterIn(const JsonObjectView &labels)
{
    constexpr std::array<std::string_view, 9> kNames {"k8s.cluster.name", // OpenTelemetry
                                                      "kube_cluster_name", // Datadog
                                                      "k8s_cluster_name",
                                                      "kubernetes_cluster_name",
                                                      "kubernetes_cluster",
                                                      "k8s_cluster",
                                                      "cluster_name",
                                                      "clusterName",
                                                      "cluster"};
    for (const std::string_view name : kNames) {
        const std::string_view cluster = labels.string(name);
        if (!cluster.empty() && cluster.find('\\') == std::string_view::npos)
            return cluster;
    }
    return {};
}

} // namespace kubewake
