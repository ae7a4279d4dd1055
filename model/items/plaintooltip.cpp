// SPDX-License-Identifier: Apache-2.0
#include "model/items/plaintooltip.h"

namespace kubewake {

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<div style='white-space:pre-wrap'>") + text.toHtmlEscaped()
        + QStringLiteral("</div>");
}

} // namespace kubewake
