// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/bytesink.h"

#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

struct CsvOptions
{
    // A spreadsheet runs a cell that starts with = + - @ TAB CR or LF as a formula, and evidence is
    // written by the attacker. Such text cells, also after leading spaces, get an apostrophe in
    // front. Off keeps every cell as it is, for programs that read the file.
    bool formulaSafe = true;
    // The UTF-8 byte order mark that Excel wants to see before it believes in UTF-8.
    bool byteOrderMark = false;
    bool header = true; // off: the records go on a table that has one
};

// Writes RFC 4180: comma, CRLF after every record, quotes where they are needed. Line breaks
// inside a cell stay, quoted. The header fixes the number of cells of every record.
// Owned by one exporter, used on its thread; memory is one record.
class CsvWriter
{
public:
    CsvWriter(ByteSink &sink, const CsvOptions &options);

    [[nodiscard]] Result<void> writeHeader(const std::vector<std::string> &names);

    // Cells of the current record, from the left.
    void addText(std::string_view value);
    // Made by this program from a number or a time, so never a formula: -5 stays -5.
    void addNumber(std::string_view value);
    // Cells that were not added are empty; cells past the header are a programming error.
    [[nodiscard]] Result<void> endRecord();

private:
    void beginCell();
    void appendQuoted(std::string_view value, bool guarded);

    ByteSink &m_sink;
    CsvOptions m_options;
    std::string m_record;
    std::size_t m_columns = 0;
    std::size_t m_cells = 0;
};

// Would a spreadsheet take this text for a formula?
[[nodiscard]] bool looksLikeFormula(std::string_view text);

} // namespace kubewake
