// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/csvfieldtext.h"

#include "model/ingest/auditeventparser.h"
#include "model/ingest/csvscanner.h"

#include <algorithm>

namespace kubewake {

void appendCsvText(std::string_view raw, const CsvQuoting &quoting, std::string &text)
{
    const std::size_t before = text.size();
    if (quoting.quoted)
        appendUnquoted(raw, text);
    else
        text.append(raw);
    if (!quoting.tabsForCommas)
        return;
    constexpr std::string_view kTab = "\"\t\"";
    for (std::size_t at = text.find(kTab, before); at != std::string::npos;
         at = text.find(kTab, at + 2))
        text[at + 1] = ',';
}

void CsvFieldText::set(std::string_view raw, const CsvQuoting &quoting, const RecordPlace &place)
{
    m_text.clear();
    appendCsvText(raw, quoting, m_text);
    m_size = m_text.find_last_not_of(" \t\r\n") + 1; // npos: 0
    m_rawEnd = raw.size() - (m_text.size() - m_size); // white space stands for itself
    m_text.append(kJsonPadding, ' ');
    m_raw = raw;
    m_quoted = quoting.quoted;
    m_place = place;
    m_knownOffset = 0;
    m_knownRaw = 0;
    m_knownLines = 0;
}

RecordPlace CsvFieldText::place() const
{
    return {0, m_place.line, false, this};
}

std::size_t CsvFieldText::rawLength(std::size_t from, std::uint64_t length) const
{
    const std::string_view rest = m_raw.substr(std::min(from, m_raw.size()));
    return m_quoted ? quotedLength(rest, length) : std::min<std::size_t>(length, rest.size());
}

OriginSpan CsvFieldText::spanOf(std::uint64_t offset, std::uint64_t length) const
{
    if (offset < m_knownOffset) {
        m_knownOffset = 0;
        m_knownRaw = 0;
        m_knownLines = 0;
    }
    const std::size_t raw = m_knownRaw + rawLength(m_knownRaw, offset - m_knownOffset);
    const std::string_view passed = m_raw.substr(m_knownRaw, raw - m_knownRaw);
    m_knownLines += static_cast<std::uint64_t>(std::ranges::count(passed, '\n'));
    m_knownRaw = raw;
    m_knownOffset = offset;
    // Most events are all that is left of the text.
    const bool toEnd = offset + length == m_size && raw <= m_rawEnd;
    OriginSpan span = m_place.spanOf(raw, toEnd ? m_rawEnd - raw : rawLength(raw, length));
    span.line += m_knownLines;
    return span;
}

} // namespace kubewake
