// SPDX-License-Identifier: Apache-2.0
#include "model/items/plaintooltip.h"

namespace kubewake {

QString plainToolTip(const QString &text)
{
    return QStringLiteral("<qt>%1</qt>")
        .arg(text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
}

} // namespace kubewake
