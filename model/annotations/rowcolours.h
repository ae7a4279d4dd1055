// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/colouringrules.h"
#include "model/core/rowbitmap.h"
#include "model/query/compiledfilter.h"
#include "model/query/kql.h"

#include <memory>
#include <vector>

namespace kubewake {

// Which rows of a snapshot have which colours: a bitmap for each rule. Immutable once shared; may
// be older (shorter) than the snapshot it is asked about.
struct RowColours
{
    struct Part
    {
        ColouringRule rule;
        RowBitmap rows;
    };
    std::vector<Part> parts; // of the rules that are enabled and valid, in order

    // The first rule that matches; null: none does.
    [[nodiscard]] const ColouringRule *of(Row row) const
    {
        for (const Part &part : parts) {
            if (row < part.rows.size() && part.rows.test(row))
                return &part.rule;
        }
        return nullptr;
    }
};

using RowColoursPtr = std::shared_ptr<const RowColours>;

// Runs the filters of the rules over `rows`; the raw text of a row is read once for all of them.
// Rules whose filter is not valid are left out. Blocks; run it on a pool. Error: cancelled.
[[nodiscard]] Result<RowColoursPtr> colourRows(const EventSnapshot &snapshot, const RowBitmap &rows,
                                               const ColouringRules &rules,
                                               const KqlOptions &options = {},
                                               const EvaluationControl &control = {});

} // namespace kubewake
