// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace kubewake {

// The SHA-256 of a file as 64 lower-case hexadecimal digits, by which evidence is identified.
// Empty if the file cannot be read, or if `cancelled` (asked once a megabyte; may be empty) says
// so. About 1.7 GB/s with the SHA instructions of a processor.
[[nodiscard]] std::string sha256OfFile(const std::string &path,
                                       const std::function<bool()> &cancelled);

} // namespace kubewake
