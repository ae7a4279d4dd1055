// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/ingest/importfilter.h"
#include "model/query/histogram.h"

#include <QString>

#include <optional>

namespace kubewake {

// What a person asks for when evidence is too much to load all of it. A value.
struct ImportWish
{
    std::optional<TimeRange> range;
    QString kql; // only what this filter matches or, for want of bodies, might match
    bool dropNoise = false; // see controlPlaneNoise()

    [[nodiscard]] bool isEmpty() const { return !range && kql.isEmpty() && !dropNoise; }

    // Error: the filter is none, and where.
    [[nodiscard]] Result<ImportFilter> filter() const;

    friend bool operator==(const ImportWish &, const ImportWish &) = default;

private:
    [[nodiscard]] std::string description() const;
};

} // namespace kubewake
