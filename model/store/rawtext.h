// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kubewake {

// The bytes of one opened source, read back on demand. Made by the loader, shared by every
// snapshot that has rows of the source. Thread-safe; every call is a bounded read, so a file that
// was cut or deleted after loading gives an Error, never a crash.
class RawText
{
public:
    RawText() = default;
    RawText(const RawText &) = delete;
    RawText &operator=(const RawText &) = delete;
    virtual ~RawText() = default;

    // The original bytes at [offset, offset + length) of the decompressed source. The view is into
    // `buffer` (or into memory that lives as long as this object) until buffer changes.
    [[nodiscard]] virtual Result<std::string_view> read(std::uint64_t offset, std::uint32_t length,
                                                        std::string &buffer) const = 0;

    // Turns the original bytes of one event into audit.k8s.io JSON. Most formats are that already,
    // and return `original` itself; others write to `buffer`.
    [[nodiscard]] virtual Result<std::string_view> toEventJson(std::string_view original,
                                                               std::string &buffer) const
    {
        static_cast<void>(buffer);
        return original;
    }
};

} // namespace kubewake
