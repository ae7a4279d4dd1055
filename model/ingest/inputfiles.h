// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kubewake {

// The files behind the paths that the user named.
struct InputFiles
{
    struct File
    {
        std::string path; // "-" is standard input
        std::uint64_t bytes = 0;
    };
    std::vector<File> files; // in the order given; inside a folder sorted by name (bytes)
    std::vector<std::string> unopened; // `path: reason`
    std::uint64_t totalBytes = 0; // 0 if standard input is among them
};

// Expands folders. Only regular files are taken (a FIFO or a device would hang), each folder is
// entered once (symbolic links may form loops).
[[nodiscard]] InputFiles findInputFiles(const std::vector<std::string> &paths);

} // namespace kubewake
