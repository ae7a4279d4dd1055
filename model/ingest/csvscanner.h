// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// One field of a row of CSV, as it is written.
struct CsvField
{
    std::size_t begin = 0; // in the row; of what is between the quotes
    std::size_t length = 0;
    bool quoted = false; // doubled quotes stand for one
};

// Finds where a row of CSV (RFC 4180, any separator) and its fields end. Quotes inside a field that
// does not start with one are text, as exporters of tab-separated values write them. Fed with a
// row that grows: nothing is looked at twice.
class CsvScanner
{
public:
    enum class Status {
        Open, // the row goes on behind the text
        Ended,
        Damaged, // text after a closing quote, or a quote that is never closed
    };

    explicit CsvScanner(char separator = ',')
        : m_separator(separator)
    {
    }

    // The next text starts a row.
    void restart();
    // `text`: the row from its first byte, as far as it is known; `last`: nothing follows it.
    [[nodiscard]] Status scan(std::string_view text, bool last);

    // Bytes looked at; after Ended, the row with its line break.
    [[nodiscard]] std::size_t scanned() const { return m_at; }
    // Inside a quoted field.
    [[nodiscard]] bool isQuoted() const { return m_state == State::Quoted; }
    [[nodiscard]] const std::vector<CsvField> &fields() const { return m_fields; }

private:
    enum class State { FieldStart, Plain, Quoted, QuoteInQuotes, BehindQuotes };

    void step(std::string_view text);
    void stepPlain(std::string_view text);
    void endField(std::string_view text, std::size_t end);

    char m_separator;
    State m_state = State::FieldStart;
    std::size_t m_at = 0;
    CsvField m_field;
    std::vector<CsvField> m_fields;
    bool m_ended = false;
    bool m_damaged = false;
};

// What the text between the quotes of a field stands for: each doubled quote is one.
void appendUnquoted(std::string_view quoted, std::string &text);

// How many bytes of `quoted` the first `size` bytes of that text take.
[[nodiscard]] std::size_t quotedLength(std::string_view quoted, std::size_t size);

// Tells the text of an event in a quoted field from one in a field without quotes: the first quote
// of JSON, and of a legacy line, is that of a text which is not empty.
[[nodiscard]] bool hasDoubledQuotes(std::string_view text);

} // namespace kubewake
