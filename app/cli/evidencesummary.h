// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/evidenceinput.h"
#include "detections/ruleset.h"
#include "model/query/timegaps.h"
#include "model/signals/signal.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kubewake {

// What `kubewake info` says beyond the load report.
struct EvidenceSummary
{
    struct File
    {
        std::string sha256; // of the file on disk, hex; empty for standard input
        std::uint64_t auditIds = 0; // distinct; exact copies of earlier events not counted
    };
    std::vector<File> files; // as LoadReport::sources
    std::map<std::string, std::uint64_t> levels; // events by audit level; "" is absent
    std::map<std::string, std::uint64_t> stages;
    // resource path -> level -> events: what the audit policy recorded of each resource
    std::map<std::string, std::map<std::string, std::uint64_t>> resources;
    std::uint64_t truncated = 0; // events whose bodies were cut
    std::vector<TimeSeries> timeSeries;
    std::vector<RuleCoverage> coverage; // what each rule could have seen
};

// Passes over the rows and over each file, and a run of the rules on so many threads. Blocks; ends
// early when the console is interrupted.
[[nodiscard]] EvidenceSummary summarize(const EvidenceInput &input, const RuleSet &rules,
                                        int workers, const Console &console);

} // namespace kubewake
