// SPDX-License-Identifier: Apache-2.0
#include "detections/suppressor.h"

namespace kubewake {
namespace {

RowBitmap bitmapOf(const std::vector<Row> &rows, Row size)
{
    RowBitmap bitmap(size);
    for (const Row row : rows)
        bitmap.set(row);
    return bitmap;
}

} // namespace

std::vector<SuppressedMatches> suppress(const CompiledRule &rule, const EventSnapshot &snapshot,
                                        std::vector<Row> &rows,
                                        const std::function<bool()> &cancelled)
{
    std::vector<SuppressedMatches> suppressed;
    for (const CompiledSuppression &suppression : rule.suppressions()) {
        if (rows.empty() || suppression.info->expired)
            continue;
        RowBitmap candidates = bitmapOf(rows, snapshot.eventCount());
        const Result<FilterResult> kept =
            suppression.keep.evaluate(snapshot, candidates, {cancelled, {}});
        if (!kept)
            return suppressed;
        candidates.andNot(kept->matched).andNot(kept->unknown);
        if (candidates.none())
            continue;
        suppressed.push_back({suppression.info, rule.info(), candidates.rows()});
        std::erase_if(rows, [&candidates](Row row) { return candidates.test(row); });
    }
    return suppressed;
}

} // namespace kubewake
