// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kubewake {

// Text in UTF-16 (what Excel and PowerShell write), read as UTF-8. What is no UTF-16 becomes
// U+FFFD, and so does what is cut off at the end. One reader thread.
class Utf16Source : public ByteSource
{
public:
    enum class Order : std::uint8_t { None, LittleEndian, BigEndian };
    // By a byte order mark, or by zeros beside ASCII. None: it is not UTF-16.
    [[nodiscard]] static Order orderOf(std::string_view head);

    // `source` must outlive this.
    Utf16Source(ByteSource &source, Order order);

    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override;
    [[nodiscard]] std::uint64_t diskBytes() const override { return m_source.diskBytes(); }

private:
    void decode(std::string_view bytes);
    void addUnit(std::uint32_t unit);
    void addLetter(std::uint32_t letter);

    ByteSource &m_source;
    Order m_order;
    std::string m_input;
    std::string m_text; // decoded and not yet read
    std::size_t m_used = 0;
    unsigned char m_half = 0; // first byte of a unit
    bool m_hasHalf = false;
    std::uint32_t m_high = 0; // first half of a pair
    bool m_anyUnit = false;
    bool m_atEnd = false;
};

} // namespace kubewake
