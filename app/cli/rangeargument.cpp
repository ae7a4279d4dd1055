// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rangeargument.h"

#include "app/cli/clitext.h"
#include "app/import/timetext.h"

namespace kubewake {

Result<ComparedRange> readComparedRange(const QString &option, const QString &text)
{
    const QString separator = QStringLiteral("..");
    const qsizetype at = text.indexOf(separator);
    const QString from = text.left(at).trimmed();
    const QString to = at < 0 ? QString() : text.mid(at + separator.size()).trimmed();
    if (at < 0 || (from.isEmpty() && to.isEmpty()))
        return failure(CliText::tr("--%1 takes FROM..TO, such as "
                                   "2026-11-23T09:00Z..2026-11-23T09:47Z, not `%2`.")
                           .arg(option, text));
    ComparedRange range;
    for (const auto &[part, bound] : {std::pair(from, &range.from), std::pair(to, &range.to)}) {
        if (part.isEmpty())
            continue;
        const auto time = timeFromText(part, false);
        if (!time)
            return failure(CliText::tr("--%1: `%2` is no time; write 2026-11-23T09:47:00Z.")
                               .arg(option, part));
        *bound = *time;
    }
    if (range.isEmpty())
        return failure(CliText::tr("--%1: the range ends before it begins. Its end is not in it.")
                           .arg(option));
    return range;
}

} // namespace kubewake
