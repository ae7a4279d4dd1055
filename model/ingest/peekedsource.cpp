// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/peekedsource.h"

#include <algorithm>
#include <cstring>

namespace kubewake {

Result<std::string_view> PeekedSource::peek(std::size_t size)
{
    m_head.resize(size);
    std::size_t filled = 0;
    while (filled < size) {
        const auto count = m_source.read(m_head.data() + filled, size - filled);
        if (!count) {
            if (filled == 0) {
                m_head.clear();
                return tl::unexpected(count.error());
            }
            m_error = count.error();
            break;
        }
        if (*count == 0)
            break;
        filled += *count;
    }
    m_head.resize(filled);
    return std::string_view(m_head);
}

Result<std::size_t> PeekedSource::read(char *to, std::size_t size)
{
    if (m_headUsed == m_head.size() && m_error)
        return tl::unexpected(*m_error);
    if (m_headUsed == m_head.size())
        return m_source.read(to, size);
    const std::size_t count = std::min(size, m_head.size() - m_headUsed);
    std::memcpy(to, m_head.data() + m_headUsed, count);
    m_headUsed += count;
    return count;
}

} // namespace kubewake
