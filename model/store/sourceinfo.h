// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "model/store/rawtext.h"

#include <memory>
#include <string>
#include <vector>

namespace kubewake {

// One stream of evidence that rows point into: a file, or one member of an archive.
struct SourceInfo
{
    std::string path; // as the user named it (folders expanded)
    std::string member; // path inside the archive, empty for a plain file
    std::string cluster; // label; empty if unknown
    std::shared_ptr<const RawText> raw;

    // `audit.tar.gz!/logs/audit.log`
    [[nodiscard]] std::string displayName() const
    {
        return member.empty() ? path : path + "!/" + member;
    }
};

// Indexed by SourceId.
using SourceTable = std::vector<std::shared_ptr<const SourceInfo>>;

} // namespace kubewake
