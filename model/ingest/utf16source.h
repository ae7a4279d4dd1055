// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"

#include <QStringDecoder>

#include <string>
#include <string_view>

namespace kubewake {

// Text in UTF-16 (what Excel and PowerShell write), read as UTF-8. What is no UTF-16 becomes
// U+FFFD. One reader thread.
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
    ByteSource &m_source;
    QStringDecoder m_decoder;
    std::string m_input;
    QByteArray m_text; // decoded and not yet read
    qsizetype m_used = 0;
    bool m_atEnd = false;
};

} // namespace kubewake
