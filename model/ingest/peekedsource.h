// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"

#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// Another source, whose first bytes can be looked at before they are read: what is inside decides
// how it is opened. One reader thread.
class PeekedSource : public ByteSource
{
public:
    // `source` must outlive this.
    explicit PeekedSource(ByteSource &source)
        : m_source(source)
    {
    }

    // The first `size` bytes (fewer if the source is shorter); they will be read again. Call it
    // once, before the first read().
    [[nodiscard]] Result<std::string_view> peek(std::size_t size);

    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override;
    [[nodiscard]] std::uint64_t diskBytes() const override { return m_source.diskBytes(); }

private:
    ByteSource &m_source;
    std::string m_head; // peeked at and not yet read
    std::size_t m_headUsed = 0;
    std::optional<Error> m_error; // met behind the head
};

} // namespace kubewake
