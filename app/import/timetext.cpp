// SPDX-License-Identifier: Apache-2.0
#include "app/import/timetext.h"

namespace kubewake {

std::optional<MicrosecondsUtc> timeFromText(const QString &text, bool endOfDay)
{
    const std::string utf8 = text.trimmed().toStdString();
    for (const char *behind : {"", "Z", endOfDay ? ":59.999999Z" : ":00Z",
                               endOfDay ? "T23:59:59.999999Z" : "T00:00:00Z"}) {
        if (const auto time = parseTimestamp(utf8 + behind))
            return time;
    }
    return std::nullopt;
}

} // namespace kubewake
