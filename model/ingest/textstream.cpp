// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/textstream.h"

#include "model/core/utf8.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {

TextStream::TextStream(ByteSource &source, std::shared_ptr<SpilledText> spill,
                       std::uint64_t bombFloor)
    : m_source(source)
    , m_spill(std::move(spill))
    , m_bombFloor(bombFloor)
    , m_diskBytesBefore(source.diskBytes())
{
}

Result<std::size_t> TextStream::readSource(char *to, std::size_t size)
{
    const auto count = m_source.read(to, size);
    if (!count)
        return count;
    m_read += *count;
    if (!m_spill)
        return count;
    const std::uint64_t compressed = m_source.diskBytes() - m_diskBytesBefore;
    if (m_read > m_bombFloor && m_read / kMaximumExpansion > compressed)
        return failure(
            QCoreApplication::translate("Loader",
                                        "The text is more than %1 times as large as the compressed "
                                        "file: reading stopped.")
                .arg(kMaximumExpansion));
    if (*count == 0 && m_growing)
        return count;
    const auto spilled =
        *count == 0 ? m_spill->finish() : m_spill->append(std::string_view(to, *count));
    if (!spilled)
        return tl::unexpected(spilled.error());
    return count;
}

std::string_view TextStream::sample(std::size_t size)
{
    std::size_t filled = m_sample.size();
    m_sample.resize(std::max(size, filled));
    while (filled < size && !m_error) {
        const auto count = readSource(m_sample.data() + filled, size - filled);
        if (!count)
            m_error = count.error();
        if (!count || *count == 0)
            break;
        filled += *count;
    }
    m_sample.resize(filled);
    return m_sample;
}

std::size_t TextStream::skipByteOrderMark()
{
    if (m_offset > 0 || !m_sample.starts_with(kByteOrderMark))
        return 0;
    m_sampleUsed = kByteOrderMark.size();
    m_offset = kByteOrderMark.size();
    return kByteOrderMark.size();
}

Result<std::size_t> TextStream::append(TextBuffer &to, std::size_t size)
{
    if (const std::size_t left = std::min(size, m_sample.size() - m_sampleUsed); left > 0) {
        to.append(std::string_view(m_sample).substr(m_sampleUsed, left));
        m_sampleUsed += left;
        m_offset += left;
        return left;
    }
    if (m_error)
        return tl::unexpected(*m_error);
    const std::size_t before = to.size();
    const auto count = readSource(to.grow(size), size);
    to.truncate(before + count.value_or(0));
    m_offset += count.value_or(0);
    return count;
}

} // namespace kubewake
