// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/azuremonitorenvelope.h"

#include "model/ingest/envelopes/eventjson.h"
#include "model/ingest/envelopes/wrappedtime.h"

#include <algorithm>

namespace kubewake {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

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
    const std::string cluster = aksClusterOf(members.string("resourceId"));
    sink.addValue(log, record.placeOf(log), {cluster, wrappedTime(members["time"])});
    return true;
}

std::string aksClusterOf(std::string_view resourceId)
{
    constexpr std::string_view kBefore = "/managedclusters/";
    const std::string id = unescapedText(resourceId);
    const auto before = std::ranges::search(id, kBefore, {}, lower);
    std::string cluster(before.end(), id.end());
    return before.empty() ? std::string() : cluster.substr(0, cluster.find('/'));
}

} // namespace kubewake
