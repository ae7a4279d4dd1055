// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/utf16source.h"

#include <algorithm>
#include <cstring>

namespace kubewake {
namespace {

constexpr std::size_t kInputBlock = 256U << 10;
constexpr std::size_t kSampledUnits = 32;

// Text starts with ASCII: in every pair, the byte at `zero` is 0 and the other is not.
bool isAsciiPairs(std::string_view head, std::size_t zero)
{
    const std::size_t units = std::min(head.size() / 2, kSampledUnits);
    for (std::size_t i = 0; i < units; ++i) {
        const auto other = static_cast<unsigned char>(head[2 * i + 1 - zero]);
        if (head[2 * i + zero] != '\0' || other == 0 || other >= 0x80)
            return false;
    }
    return units >= 2;
}

} // namespace

Utf16Source::Order Utf16Source::orderOf(std::string_view head)
{
    if (head.starts_with("\xFF\xFE") || isAsciiPairs(head, 1))
        return Order::LittleEndian;
    if (head.starts_with("\xFE\xFF") || isAsciiPairs(head, 0))
        return Order::BigEndian;
    return Order::None;
}

Utf16Source::Utf16Source(ByteSource &source, Order order)
    : m_source(source)
    , m_decoder(order == Order::BigEndian ? QStringConverter::Utf16BE : QStringConverter::Utf16LE)
    , m_input(kInputBlock, '\0')
{
}

Result<std::size_t> Utf16Source::read(char *to, std::size_t size)
{
    while (m_used == m_text.size() && !m_atEnd) {
        const auto count = m_source.read(m_input.data(), m_input.size());
        if (!count)
            return count;
        m_atEnd = *count == 0;
        const QString text =
            m_decoder.decode(QByteArrayView(m_input.data(), static_cast<qsizetype>(*count)));
        m_text = text.toUtf8();
        m_used = 0;
    }
    const auto given = std::min(size, static_cast<std::size_t>(m_text.size() - m_used));
    std::memcpy(to, m_text.constData() + m_used, given);
    m_used += static_cast<qsizetype>(given);
    return given;
}

} // namespace kubewake
