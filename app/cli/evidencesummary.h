// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/evidenceinput.h"

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
};

// One pass over the rows and over each file. Blocks; ends early when the console is interrupted.
[[nodiscard]] EvidenceSummary summarize(const EvidenceInput &input, const Console &console);

} // namespace kubewake
