// SPDX-License-Identifier: Apache-2.0
#include "views/events/eventdetails.h"

#include "model/core/jsontext.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"

namespace kubewake {

EventDetails readDetails(const EventSnapshot &snapshot, Row row)
{
    EventDetails details;
    const auto json = snapshot.eventJson(row);
    if (!json) {
        details.error = json.error().message;
        return details;
    }
    if (auto document = parseJsonDocument(*json))
        details.document = *document;
    else
        details.notice = document.error().message;
    const auto shown = std::string_view(*json).substr(0, kMaximumRawShown);
    details.cut = shown.size() < json->size();
    details.original = displayLines(toQString(shown));
    details.indented = displayLines(toQString(indentedJson(shown)));
    return details;
}

} // namespace kubewake
