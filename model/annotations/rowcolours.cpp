// SPDX-License-Identifier: Apache-2.0
#include "model/annotations/rowcolours.h"

#include "model/core/utf8.h"

#include <utility>

namespace kubewake {

Result<RowColoursPtr> colourRows(const EventSnapshot &snapshot, const RowBitmap &rows,
                                 const ColouringRules &rules, const KqlOptions &options,
                                 const EvaluationControl &control)
{
    auto colours = std::make_shared<RowColours>();
    std::vector<CompiledFilter> filters;
    for (const ColouringRule &rule : rules) {
        // An empty filter is no wish to colour everything.
        if (!rule.enabled || rule.kql.trimmed().isEmpty())
            continue;
        const auto parsed = parseKql(toUtf8(rule.kql), options);
        if (!parsed)
            continue;
        filters.emplace_back(parsed->expression);
        colours->parts.push_back({rule, {}});
    }
    if (filters.empty())
        return colours;
    std::vector<const CompiledFilter *> wanted;
    for (const CompiledFilter &filter : filters)
        wanted.push_back(&filter);
    auto found = evaluateTogether(wanted, snapshot, rows, control);
    if (!found)
        return tl::unexpected<Error>(found.error());
    for (std::size_t i = 0; i < found->size(); ++i)
        colours->parts[i].rows = std::move((*found)[i].matched);
    return colours;
}

} // namespace kubewake
