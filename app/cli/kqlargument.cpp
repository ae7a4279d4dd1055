// SPDX-License-Identifier: Apache-2.0
#include "app/cli/kqlargument.h"

#include "app/cli/clitext.h"
#include "model/query/kql.h"

namespace kubewake {

Result<ExpressionPtr> readKql(const QString &text, const Console &console)
{
    const std::string utf8 = text.toStdString();
    tl::expected<KqlFilter, KqlError> filter = parseKql(utf8);
    if (!filter) {
        const KqlError &error = filter.error();
        const QString rest = QString::fromUtf8(
            QByteArray::fromStdString(utf8).mid(static_cast<qsizetype>(error.offset)));
        return failure(rest.isEmpty() ? CliText::tr("Filter, at its end: %1").arg(error.message)
                                      : CliText::tr("Filter, byte %1, at `%2`: %3")
                                            .arg(error.offset + 1)
                                            .arg(rest, error.message));
    }
    for (const KqlHint &hint : filter->hints) {
        console.message(hint.replacement.isEmpty()
                            ? hint.message
                            : hint.message + QStringLiteral(" ") + hint.replacement);
    }
    return filter->expression;
}

} // namespace kubewake
