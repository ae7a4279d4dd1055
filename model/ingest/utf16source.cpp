// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/utf16source.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace kubewake {
namespace {

constexpr std::size_t kInputBlock = 256U << 10;
constexpr std::size_t kSampledUnits = 32;
constexpr std::uint32_t kByteOrderMark = 0xFEFF;
constexpr std::uint32_t kLost = 0xFFFD;

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
    , m_order(order)
    , m_input(kInputBlock, '\0')
{
}

Result<std::size_t> Utf16Source::read(char *to, std::size_t size)
{
    while (m_used == m_text.size() && !m_atEnd) {
        m_text.clear();
        m_used = 0;
        const auto count = m_source.read(m_input.data(), m_input.size());
        if (!count)
            return count;
        m_atEnd = *count == 0;
        decode(std::string_view(m_input).substr(0, *count));
    }
    const std::size_t given = std::min(size, m_text.size() - m_used);
    std::memcpy(to, m_text.data() + m_used, given);
    m_used += given;
    return given;
}

// Appends to m_text. No bytes: the end.
void Utf16Source::decode(std::string_view bytes)
{
    if (bytes.empty()) {
        if (m_high != 0)
            addLetter(kLost);
        if (m_hasHalf)
            addLetter(kLost);
        return;
    }
    const std::size_t low = m_order == Order::LittleEndian ? 0 : 1;
    std::array<unsigned char, 2> unit {m_half, 0};
    for (const char byte : bytes) {
        unit[m_hasHalf ? 1 : 0] = static_cast<unsigned char>(byte);
        m_hasHalf = !m_hasHalf;
        if (!m_hasHalf)
            addUnit(unit[low] | std::uint32_t {unit[1 - low]} << 8);
    }
    m_half = unit[0];
}

void Utf16Source::addUnit(std::uint32_t unit)
{
    const bool isFirst = !std::exchange(m_anyUnit, true);
    if (isFirst && unit == kByteOrderMark)
        return;
    const bool isHigh = unit >= 0xD800 && unit < 0xDC00;
    const bool isLow = unit >= 0xDC00 && unit < 0xE000;
    if (const std::uint32_t high = std::exchange(m_high, 0); high != 0) {
        if (isLow) {
            addLetter(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            return;
        }
        addLetter(kLost);
    }
    if (isHigh)
        m_high = unit;
    else
        addLetter(isLow ? kLost : unit);
}

void Utf16Source::addLetter(std::uint32_t letter)
{
    const auto add = [this](std::uint32_t byte) { m_text.push_back(static_cast<char>(byte)); };
    const auto addRest = [&](int bits) { add(0x80 | (letter >> bits & 0x3F)); };
    if (letter < 0x80) {
        add(letter);
        return;
    }
    if (letter < 0x800) {
        add(0xC0 | letter >> 6);
    } else {
        if (letter < 0x10000) {
            add(0xE0 | letter >> 12);
        } else {
            add(0xF0 | letter >> 18);
            addRest(12);
        }
        addRest(6);
    }
    addRest(0);
}

} // namespace kubewake
