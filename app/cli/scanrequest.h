// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/evidenceinput.h"
#include "detections/detection.h"
#include "model/query/expression.h"
#include "model/query/histogram.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace kubewake {

class FindingOrigins;

// What `kubewake scan` was asked for, apart from the rules and where the result goes.
struct ScanRequest
{
    QString format;
    Severity minimum = Severity::Informational;
    std::optional<Severity> failLevel;
    std::optional<TimeRange> range;
    ExpressionPtr query; // null: every event
    EvidenceOptions load;
};

// Which events the rules look at. An Error: cancelled, or the query cannot be evaluated.
[[nodiscard]] Result<DetectionOptions> detectionOptions(const ScanRequest &request,
                                                        const EventSnapshot &snapshot,
                                                        const std::function<bool()> &cancelled);

[[nodiscard]] std::vector<SignalPtr> atLeast(const std::vector<SignalPtr> &all, Severity minimum);

// "Nothing found" and "could not have been seen" are different answers: the second, for people.
[[nodiscard]] std::vector<std::string> coverageLines(const DetectionResult &result);

// What suppressions took away, and which have expired: nobody is to forget that they are there.
[[nodiscard]] std::vector<std::string>
suppressedLines(const DetectionResult &result, const std::vector<SuppressionPtr> &suppressions);

// Whom the controllers behind a signal acted for, a line each; empty for other signals.
[[nodiscard]] std::string tracedLines(FindingOrigins &finder, const EventSnapshot &snapshot,
                                      const Signal &signal);

// How many signals there are in how much evidence.
[[nodiscard]] QString totalsLine(std::size_t signalCount, const EventSnapshot &snapshot);

} // namespace kubewake
