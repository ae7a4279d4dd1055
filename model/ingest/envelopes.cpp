// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes.h"

#include "model/ingest/jsondocumentsenvelope.h"
#include "model/ingest/jsonlinesenvelope.h"
#include "model/ingest/legacytextenvelope.h"

namespace kubewake {

std::vector<EnvelopePtr> allEnvelopes()
{
    return {std::make_shared<LegacyTextEnvelope>(), std::make_shared<JsonDocumentsEnvelope>(),
            std::make_shared<JsonLinesEnvelope>()};
}

EnvelopePtr envelopeFor(std::string_view sample)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (sample.starts_with(kByteOrderMark))
        sample.remove_prefix(kByteOrderMark.size());
    const std::vector<EnvelopePtr> all = allEnvelopes();
    for (const EnvelopePtr &envelope : all) {
        if (envelope->matches(sample))
            return envelope;
    }
    return all.back();
}

} // namespace kubewake
