// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <QCoreApplication>

#include <cstddef>
#include <functional>

namespace kubewake {

// What a running export looks at, every few hundred rows. All members may be empty; they are
// called on the thread of the export.
struct ExportControl
{
    std::function<bool()> cancelled;
    std::function<void(std::size_t done, std::size_t total)> progress;

    // Reports `done` of `total`; an Error if the export has been cancelled.
    [[nodiscard]] Result<void> check(std::size_t done, std::size_t total) const
    {
        if (cancelled && cancelled())
            return failure(QCoreApplication::translate("Export", "The export was cancelled."));
        if (progress)
            progress(done, total);
        return {};
    }
};

} // namespace kubewake
