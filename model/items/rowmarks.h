// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/rowbitmap.h"
#include "model/signals/signal.h"

#include <array>
#include <memory>
#include <optional>

namespace kubewake {

// Which rows signals point at: a bitmap for each severity, empty for none. Immutable once shared;
// may be older (shorter) than the snapshot it is asked about.
struct RowMarks
{
    std::array<RowBitmap, kSeverityNames.size()> bySeverity;

    // The highest severity of a signal on the row.
    [[nodiscard]] std::optional<Severity> severityOf(Row row) const
    {
        for (std::size_t i = bySeverity.size(); i-- > 0;) {
            if (row < bySeverity[i].size() && bySeverity[i].test(row))
                return static_cast<Severity>(i);
        }
        return std::nullopt;
    }
};

using RowMarksPtr = std::shared_ptr<const RowMarks>;

} // namespace kubewake
