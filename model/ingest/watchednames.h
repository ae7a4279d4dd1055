// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/followedfile.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kubewake {

// A name under which a file is followed, and what it means now.
struct WatchedName
{
    std::string path;
    bool given = false; // by the user; else it is in a folder
    int error = 0; // errno, if there is nothing; else what follows holds
    FileIdentity identity;
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; // ns
};

struct WatchedNames
{
    std::vector<WatchedName> names; // in the order in which they are loaded
    std::vector<std::string> refused; // `path: reason`, for what can never be read
};

// Looks at the paths that the user named: files, which may be missing, and what is in folders.
// Costs a few system calls a file.
[[nodiscard]] WatchedNames lookAtNames(const std::vector<std::string> &paths);

} // namespace kubewake
