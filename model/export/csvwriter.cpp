// SPDX-License-Identifier: Apache-2.0
#include "model/export/csvwriter.h"

#include <QtGlobal>

namespace kubewake {

bool looksLikeFormula(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return false;
    switch (text[first]) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
        return true;
    default:
        break;
    }
    // Full-width = + - @, which East Asian spreadsheets take for the same.
    for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
        if (text.substr(first).starts_with(wide))
            return true;
    }
    return false;
}

CsvWriter::CsvWriter(ByteSink &sink, const CsvOptions &options)
    : m_sink(sink)
    , m_options(options)
{
}

Result<void> CsvWriter::writeHeader(const std::vector<std::string> &names)
{
    m_columns = names.size();
    if (!m_options.header)
        return {};
    if (m_options.byteOrderMark)
        m_record = "\xEF\xBB\xBF";
    for (const std::string &name : names)
        addText(name);
    return endRecord();
}

void CsvWriter::addText(std::string_view value)
{
    beginCell();
    appendQuoted(value, m_options.formulaSafe && looksLikeFormula(value));
}

void CsvWriter::addNumber(std::string_view value)
{
    beginCell();
    appendQuoted(value, false);
}

void CsvWriter::beginCell()
{
    Q_ASSERT(m_cells < m_columns);
    if (m_cells > 0)
        m_record += ',';
    ++m_cells;
}

void CsvWriter::appendQuoted(std::string_view value, bool guarded)
{
    const bool quoted = value.find_first_of(",\"\r\n") != std::string_view::npos
        // Some readers trim what is not quoted.
        || (!value.empty() && (value.front() == ' ' || value.back() == ' '));
    if (quoted)
        m_record += '"';
    if (guarded)
        m_record += '\'';
    for (std::size_t quote = value.find('"'); quote != std::string_view::npos;
         quote = value.find('"')) {
        m_record.append(value.substr(0, quote)).append("\"\"");
        value.remove_prefix(quote + 1);
    }
    m_record.append(value);
    if (quoted)
        m_record += '"';
}

Result<void> CsvWriter::endRecord()
{
    while (m_cells < m_columns)
        beginCell();
    m_record += "\r\n";
    const Result<void> written = m_sink.write(m_record);
    m_record.clear();
    m_cells = 0;
    return written;
}

} // namespace kubewake
