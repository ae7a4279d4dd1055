// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/openshiftenvelope.h"

#include "model/core/jsonescape.h"
#include "model/ingest/envelopes/eventjson.h"
#include "model/ingest/envelopes/wrappedtime.h"

namespace kubewake {

bool OpenShiftEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    const std::string_view type = members.string("log_type");
    if (type.empty() || !members.has("openshift") || !members.has("@timestamp"))
        return false;
    const std::string cluster = unescapedText(members.object("openshift").string("cluster_id"));
    const RecordContext context {cluster, wrappedTime(members["@timestamp"])};
    for (const std::string_view key : {"structured", "message"}) {
        const std::string_view value = members[key];
        if (type == "audit" && value.find("auditID") != std::string_view::npos) {
            sink.addValue(value, record.placeOf(value), context);
            return true;
        }
    }
    const std::string_view source = members.string("log_source");
    sink.addOther("OpenShift Logging: " + unescapedText(source.empty() ? type : source));
    return true;
}

} // namespace kubewake
