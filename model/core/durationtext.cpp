// SPDX-License-Identifier: Apache-2.0
#include "model/core/durationtext.h"

#include "model/core/timestamp.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Duration)
};

} // namespace

QString durationText(std::int64_t microseconds)
{
    const std::int64_t seconds = microseconds / kMicrosecondsPerSecond;
    const std::int64_t minutes = seconds / 60;
    const std::int64_t hours = minutes / 60;
    if (minutes < 2)
        return Text::tr("%1 s").arg(seconds);
    if (hours < 2)
        return Text::tr("%1 min").arg(minutes);
    return Text::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
}

} // namespace kubewake
