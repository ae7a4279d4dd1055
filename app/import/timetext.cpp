// SPDX-License-Identifier: Apache-2.0
#include "app/import/timetext.h"

namespace kubewake {

std::optional<MicrosecondsUtc> timeFromText(const QString &text, bool endOfDay)
{
    std::string utf8 = text.trimmed().toStdString();
    if (const auto time = parseTimestamp(utf8))
        return time;
    if (utf8.ends_with('Z')) // `T09:40Z`
        utf8.pop_back();
    for (const char *behind :
         {"Z", endOfDay ? ":59.999999Z" : ":00Z", endOfDay ? "T23:59:59.999999Z" : "T00:00:00Z"}) {
        if (const auto time = parseTimestamp(utf8 + behind))
            return time;
    }
    return std::nullopt;
}

} // namespace kubewake
