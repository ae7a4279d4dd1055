// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace kubewake {

// Bytes in memory, which must outlive this. One thread.
class MemorySource : public ByteSource
{
public:
    explicit MemorySource(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override
    {
        const std::size_t count = std::min(size, m_rest.size());
        if (count > 0)
            std::memcpy(to, m_rest.data(), count);
        m_rest.remove_prefix(count);
        return count;
    }
    [[nodiscard]] std::uint64_t diskBytes() const override { return 0; }

private:
    std::string_view m_rest;
};

} // namespace kubewake
