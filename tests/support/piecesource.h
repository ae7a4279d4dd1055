// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace kubewake::test {

// Bytes in memory that come in small pieces, as from a pipe, and may end with an error.
class PieceSource : public ByteSource
{
public:
    explicit PieceSource(std::string_view bytes, std::size_t atOnce = SIZE_MAX)
        : m_bytes(bytes)
        , m_atOnce(atOnce)
    {
    }

    void failAtTheEnd() { m_fails = true; }

    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override
    {
        if (m_fails && m_at == m_bytes.size())
            return failure(QStringLiteral("the disk is damaged"));
        const std::size_t count = std::min({size, m_bytes.size() - m_at, m_atOnce});
        if (count > 0)
            std::memcpy(to, m_bytes.data() + m_at, count);
        m_at += count;
        return count;
    }
    [[nodiscard]] std::uint64_t diskBytes() const override { return m_at; }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_atOnce;
    bool m_fails = false;
};

// All that a source gives, read `atOnce` bytes a time; an error ends it and is put into `error`.
[[nodiscard]] inline std::string textOf(ByteSource &source, std::size_t atOnce = 4096,
                                        QString *error = nullptr)
{
    std::string text;
    std::string buffer(atOnce, '\0');
    for (;;) {
        const auto count = source.read(buffer.data(), buffer.size());
        if (!count && error != nullptr)
            *error = count.error().message;
        if (!count || *count == 0)
            return text;
        text.append(buffer, 0, *count);
    }
}

} // namespace kubewake::test
