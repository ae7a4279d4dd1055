// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <cstddef>
#include <cstdint>

namespace kubewake {

// Bytes in order: a file, standard input, or a member of an archive. One reader thread.
class ByteSource
{
public:
    ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;
    virtual ~ByteSource() = default;

    // Up to `size` bytes; 0 at the end. Blocks while standard input is waiting for more.
    [[nodiscard]] virtual Result<std::size_t> read(char *to, std::size_t size) = 0;

    // Bytes taken from the disk so far, compressed where they are: for progress.
    [[nodiscard]] virtual std::uint64_t diskBytes() const = 0;
};

} // namespace kubewake
