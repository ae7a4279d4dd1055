// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/textorigin.h"

#include <string>
#include <string_view>

namespace kubewake {

// What the text of a field of CSV stands for.
struct CsvQuoting
{
    bool quoted = false; // doubled quotes stand for one
    // Grafana for Excel writes tabs for the commas between strings, in JSON as well, where no tab
    // can be.
    bool tabsForCommas = false;
};

// Appends what `raw` (between the quotes) stands for.
void appendCsvText(std::string_view raw, const CsvQuoting &quoting, std::string &text);

// The text of a field in a row, which may hold events. Keeps its buffer for the next one.
// One thread.
class CsvFieldText : public TextOrigin
{
public:
    // `raw` must stay while this is used; `place`: of its first byte.
    void set(std::string_view raw, const CsvQuoting &quoting, const RecordPlace &place);

    // Without white space at the end; followed by kJsonPadding readable bytes. Valid until set().
    [[nodiscard]] std::string_view text() const { return {m_text.data(), m_size}; }
    // Of the text.
    [[nodiscard]] RecordPlace place() const;

    [[nodiscard]] OriginSpan spanOf(std::uint64_t offset, std::uint64_t length) const override;

private:
    [[nodiscard]] std::size_t rawLength(std::size_t from, std::uint64_t length) const;

    std::string m_text;
    std::size_t m_size = 0;
    std::string_view m_raw;
    std::size_t m_rawEnd = 0; // of what text() stands for
    bool m_quoted = false;
    RecordPlace m_place;
    // Where the last question began: events in one text are asked for one after the other.
    mutable std::uint64_t m_knownOffset = 0;
    mutable std::size_t m_knownRaw = 0;
    mutable std::uint64_t m_knownLines = 0;
};

} // namespace kubewake
