// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqltimerange.h"

#include "model/core/utf8.h"

namespace kubewake {

QString kqlTimeRange(TimeRange range)
{
    if (!range.isValid())
        return {};
    return QStringLiteral("time >= \"%1\" and time <= \"%2\"")
        .arg(toQString(formatTimestampUtc(range.first)), toQString(formatTimestampUtc(range.last)));
}

} // namespace kubewake
