// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelope.h"

#include "model/ingest/legacyline.h"

#include <QCoreApplication>

namespace kubewake {

// Legacy lines may stand between JSON lines in any file of the API server, so this is for all.
Result<std::string_view> Envelope::toEventJson(std::string_view original, std::string &buffer) const
{
    if (original.starts_with('{'))
        return original;
    if (!legacyLineToJson(original, buffer))
        return failure(
            QCoreApplication::translate("Loader", "The line is no longer an audit event."));
    return std::string_view(buffer);
}

} // namespace kubewake
