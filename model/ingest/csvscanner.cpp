// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/csvscanner.h"

#include <algorithm>

namespace kubewake {

void CsvScanner::restart()
{
    m_state = State::FieldStart;
    m_at = 0;
    m_field = {};
    m_fields.clear();
    m_ended = false;
    m_damaged = false;
}

CsvScanner::Status CsvScanner::scan(std::string_view text, bool last)
{
    while (m_at < text.size() && !m_ended && !m_damaged)
        step(text);
    if (m_damaged)
        return Status::Damaged;
    if (m_ended)
        return Status::Ended;
    if (!last)
        return Status::Open;
    if (m_state == State::Quoted)
        return Status::Damaged;
    endField(text, text.size());
    m_ended = true;
    return Status::Ended;
}

void CsvScanner::step(std::string_view text)
{
    const char c = text[m_at];
    switch (m_state) {
    case State::Quoted: {
        const std::size_t quote = text.find('"', m_at);
        m_at = quote == std::string_view::npos ? text.size() : quote + 1;
        if (quote != std::string_view::npos) {
            m_field.length = quote - m_field.begin;
            m_state = State::QuoteInQuotes;
        }
        return;
    }
    case State::QuoteInQuotes:
        if (c == '"') {
            m_state = State::Quoted;
            ++m_at;
            return;
        }
        m_state = State::BehindQuotes;
        [[fallthrough]];
    case State::BehindQuotes:
        m_damaged = c != m_separator && c != '\n' && c != '\r' && c != ' ';
        if (m_damaged)
            return;
        break;
    case State::FieldStart:
        if (c == '"') {
            m_state = State::Quoted;
            m_field = {m_at + 1, 0, true};
            ++m_at;
            return;
        }
        if (c != ' ')
            m_state = State::Plain;
        [[fallthrough]];
    case State::Plain:
        stepPlain(text);
        return;
    }
    if (c == m_separator || c == '\n') {
        endField(text, m_at);
        m_ended = c == '\n';
    }
    ++m_at;
}

// Up to the end of the field, or past a space before a quote.
void CsvScanner::stepPlain(std::string_view text)
{
    if (m_state == State::FieldStart) {
        ++m_at;
        return;
    }
    while (m_at < text.size() && text[m_at] != m_separator && text[m_at] != '\n')
        ++m_at;
    if (m_at == text.size())
        return;
    endField(text, m_at);
    m_ended = text[m_at] == '\n';
    ++m_at;
}

void CsvScanner::endField(std::string_view text, std::size_t end)
{
    if (!m_field.quoted) {
        m_field.length = end - m_field.begin;
        const bool endsRow = end == text.size() || text[end] == '\n';
        if (endsRow && m_field.length > 0 && text[end - 1] == '\r')
            --m_field.length;
    }
    m_fields.push_back(m_field);
    m_field = {end + 1, 0, false};
    m_state = State::FieldStart;
}

// Quotes are a few bytes apart, so this looks at every byte: finding them costs more.
void appendUnquoted(std::string_view quoted, std::string &text)
{
    const std::size_t before = text.size();
    text.resize(before + quoted.size());
    char *to = text.data() + before;
    const char *from = quoted.data();
    const char *const end = from + quoted.size();
    while (from < end) {
        const char c = *from++;
        *to++ = c;
        if (c == '"' && from < end && *from == '"')
            ++from;
    }
    text.resize(static_cast<std::size_t>(to - text.data()));
}

std::size_t quotedLength(std::string_view quoted, std::size_t size)
{
    const char *from = quoted.data();
    const char *const end = from + quoted.size();
    for (; size > 0 && from < end; --size) {
        if (*from++ == '"' && from < end && *from == '"')
            ++from;
    }
    return static_cast<std::size_t>(from - quoted.data());
}

bool hasDoubledQuotes(std::string_view text)
{
    const std::size_t first = text.find('"');
    if (first == std::string_view::npos)
        return false;
    const std::size_t behind = std::min(text.find_first_not_of('"', first), text.size());
    const std::size_t count = behind - first;
    const bool emptyText =
        count == 2 && behind < text.size() && (text[behind] == ':' || text[behind] == ' ');
    return count % 2 == 0 && !emptyText;
}

} // namespace kubewake
