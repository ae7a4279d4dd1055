// SPDX-License-Identifier: Apache-2.0
#include "app/import/importwish.h"

#include "model/query/compiledfilter.h"
#include "model/query/controlplanenoise.h"
#include "model/query/kql.h"
#include "model/store/fieldstorage.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ImportWish)
};

Result<ExpressionPtr> expressionOf(std::string_view kql)
{
    auto filter = parseKql(kql);
    if (!filter)
        return failure(Text::tr("The import filter is wrong at character %1: %2")
                           .arg(filter.error().offset + 1)
                           .arg(filter.error().message));
    return filter->expression;
}

// What is looked up when events have been loaded cannot decide whether they are.
QString unknownWhileLoading(const Expression &expression)
{
    for (const FieldId field : testedFields(expression)) {
        if (addressFactOf(field))
            return Text::tr("The import filter cannot test %1: it is known once the evidence is "
                            "loaded.")
                .arg(QString::fromUtf8(fieldInfo(field).path.data(),
                                       static_cast<qsizetype>(fieldInfo(field).path.size())));
    }
    return {};
}

// The rows of which it cannot be told are wanted, and all of them if something goes wrong.
RowBitmap wantedRows(const CompiledFilter &filter, const EventSnapshot &events)
{
    const RowBitmap all = allRows(events, RowKind::Events);
    auto found = filter.evaluate(events, all);
    if (!found || found->unreadable > 0)
        return all;
    return std::move(found->matched |= found->unknown);
}

} // namespace

Result<ImportFilter> ImportWish::filter() const
{
    ImportFilter filter;
    filter.description = description();
    if (range) {
        filter.from = range->first;
        filter.to = range->last;
    }
    std::string text;
    if (!kql.isEmpty()) {
        // By itself first: a bracket too many must not end the one around it.
        if (const auto alone = expressionOf(kql.toStdString()); !alone)
            return tl::unexpected(alone.error());
        else if (const QString problem = unknownWhileLoading(**alone); !problem.isEmpty())
            return failure(problem);
        text = '(' + kql.toStdString() + ')';
    }
    if (dropNoise)
        text.append(text.empty() ? "" : " and ").append("not (").append(controlPlaneNoise()) += ')';
    if (text.empty())
        return filter;
    const auto expression = expressionOf(text);
    if (!expression)
        return tl::unexpected(expression.error());
    filter.wanted = [compiled = CompiledFilter(*expression)](const EventSnapshot &events) {
        return wantedRows(compiled, events);
    };
    return filter;
}

std::string ImportWish::description() const
{
    QStringList parts;
    if (range && range->first != kNoTime + 1)
        parts << Text::tr("from %1").arg(QString::fromStdString(formatTimestampUtc(range->first)));
    if (range && range->last != INT64_MAX)
        parts << Text::tr("to %1").arg(QString::fromStdString(formatTimestampUtc(range->last)));
    if (!kql.isEmpty())
        parts << Text::tr("only %1").arg(kql);
    if (dropNoise)
        parts << Text::tr("without control-plane noise");
    return parts.join(QStringLiteral(", ")).toStdString();
}

} // namespace kubewake
