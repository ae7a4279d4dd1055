// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"

#include "detections/detectionrun.h"

namespace kubewake {

DetectionResult detect(const RuleSet &rules, SnapshotPtr snapshot, const DetectionOptions &options,
                       const DetectionControl &control)
{
    return DetectionRun(rules, *snapshot, options, control).run();
}

RuleTrial tryRule(const RuleSet &rules, const std::string &id, SnapshotPtr snapshot,
                  const DetectionControl &control)
{
    const DetectionOptions options;
    return DetectionRun(rules, *snapshot, options, control).tryRule(id);
}

} // namespace kubewake
