// SPDX-License-Identifier: Apache-2.0
#include "app/window/timeterm.h"

#include "model/core/utf8.h"
#include "model/query/kql.h"
#include "model/query/kqltimerange.h"

namespace kubewake {

QString timeTerm(TimeRange range)
{
    return kqlTimeRange(range);
}

QString withoutTerm(const QString &filter, const QString &term)
{
    const qsizetype at = term.isEmpty() ? -1 : filter.indexOf(term);
    if (at < 0)
        return filter;
    QString before = filter.left(at).trimmed();
    QString after = filter.mid(at + term.size()).trimmed();
    const QString conjunction = QStringLiteral("and");
    if (before.endsWith(conjunction))
        before.chop(conjunction.size());
    else if (after.startsWith(conjunction))
        after.remove(0, conjunction.size());
    const QString rest = before.trimmed() + QLatin1Char(' ') + after.trimmed();
    return parseKql(toUtf8(rest)) ? rest.trimmed() : filter;
}

} // namespace kubewake
