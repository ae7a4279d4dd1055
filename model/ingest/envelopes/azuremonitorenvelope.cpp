// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/azuremonitorenvelope.h"

#include "model/core/jsonescape.h"
#include "model/ingest/clusterlabel.h"
#include "model/ingest/envelopes/eventjson.h"
#include "model/ingest/envelopes/wrappedtime.h"

namespace kubewake {

bool AzureMonitorEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    const std::string_view category = members.string("category");
    if (category.empty() || !members.has("properties"))
        return false;
    if (category != "kube-audit" && category != "kube-audit-admin") {
        const bool ofAzure =
            members.has("time") && (members.has("resourceId") || members.has("operationName"));
        // Streams of Defender look the same.
        if (!ofAzure || category.starts_with("AdvancedHunting-"))
            return false;
        sink.addOther(unescapedText(category));
        return true;
    }
    const JsonObjectView properties = members.object("properties");
    const std::string_view log = properties["log"];
    if (log.empty()) {
        sink.reject(record.text, record.place, "a record of Azure Monitor without properties.log");
        return true;
    }
    const std::string cluster = clusterOfAzureResource(unescapedText(members.string("resourceId")));
    sink.addValue(log, record.placeOf(log), {cluster, wrappedTime(members["time"])});
    return true;
}

} // namespace kubewake
