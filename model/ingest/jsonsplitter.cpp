// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/jsonsplitter.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

// The parser refuses what is nested this deep; the splitter only has to find its end.
constexpr std::size_t kTrackedDepth = 4096;

constexpr const char *kNotClosed = "invalid JSON: not closed before the next document starts";
constexpr const char *kBrokenString = "invalid JSON: a line break inside a string";
constexpr const char *kTruncated = "truncated: the text ends inside this document";
constexpr const char *kListNotClosed = "the list around the documents is not closed";

constexpr std::string_view kItems = "items";
constexpr std::array kRecordListKeys {
    kItems,
    std::string_view("records"), // Azure: Event Hub, storage
    std::string_view("events"), // CloudWatch: filter-log-events, get-log-events
    std::string_view("logEvents"), // CloudWatch: subscriptions
    std::string_view("results"), // CloudWatch: get-query-results; Splunk
    std::string_view("entries"), // Cloud Logging: entries.list
    std::string_view("receivedMessages"), // Pub/Sub
    std::string_view("data"), // Datadog
    std::string_view("logs"), // Datadog, API v1
    std::string_view("value"), // Azure REST
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

bool isRecordListKey(std::string_view key)
{
    return std::ranges::find(kRecordListKeys, key) != kRecordListKeys.end();
}

void JsonSplitter::reset(std::uint64_t offset, std::uint64_t line)
{
    *this = JsonSplitter();
    m_base = offset;
    m_lineStart = offset;
    m_line = line;
}

std::size_t JsonSplitter::openBytes() const
{
    return isOpen() ? m_text.size() - m_documentAt : 0;
}

void JsonSplitter::feed(std::string_view bytes)
{
    m_text.append(bytes);
    for (; m_scanned < m_text.size(); ++m_scanned) {
        const char c = m_text[m_scanned];
        step(c, m_scanned);
        if (c == '\n') {
            ++m_line;
            m_lineStart = m_base + m_scanned + 1;
            m_lineBlank = true;
        } else if (!isBlank(c)) {
            m_lineBlank = false;
            if (m_state != State::String)
                m_previous = c;
        }
    }
}

void JsonSplitter::step(char c, std::size_t at)
{
    switch (m_state) {
    case State::String:
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            endOfString(at);
        else if (c == '\n')
            abandon(kBrokenString);
        break;
    case State::Document:
        inDocument(c, at);
        break;
    case State::Text:
        if (c == '\n' || c == '{') {
            endPiece(Kind::Text, at);
            if (c == '{')
                between(c, at);
        }
        break;
    case State::Skip:
        if (m_lineBlank && (c == '{' || c == '[' || c == ']') && column(at) <= m_documentColumn) {
            m_state = State::Between;
            between(c, at);
        }
        break;
    case State::Between:
        between(c, at);
        break;
    }
}

// Outside any document: between documents, or between the elements of an array or list.
void JsonSplitter::between(char c, std::size_t at)
{
    if (isBlank(c))
        return;
    if (c == '{' || (c == '[' && m_wrappers > 0)) {
        m_anyElement = true;
        startDocument(at);
    } else if (c == '[') {
        m_stack.push_back('[');
        m_wrappers = 1;
        m_anyElement = false;
    } else if (c == ']' && m_wrappers > 0) {
        m_stack.pop_back();
        --m_wrappers;
        if (m_wrappers > 0) { // the rest of the list object
            --m_wrappers;
            m_trailer = true;
            m_state = State::Document;
            m_documentAt = at;
            m_documentLine = m_line;
            m_style = Style::Flat;
        }
    } else if (c != ',' || m_wrappers == 0) {
        if (m_wrappers == 1 && m_stack.size() == 1 && !m_anyElement) {
            m_stack.clear(); // no array at all: `[2026-11-23 …] starting`
            m_wrappers = 0;
        }
        m_documentAt = at;
        m_documentLine = m_line;
        m_documentColumn = UINT64_MAX; // if it gets too long, any line may go on
        m_state = State::Text;
    }
}

void JsonSplitter::startDocument(std::size_t at)
{
    m_documentAt = at;
    m_documentLine = m_line;
    m_documentColumn = m_lineBlank ? column(at) : 0;
    m_style = Style::Unknown;
    m_state = State::Document;
    m_stack.push_back(m_text[at]);
}

// By the grammar, and only as far as brackets go.
bool JsonSplitter::valueMayStart() const
{
    return m_previous == ':' || (innermost() == '[' && (m_previous == '[' || m_previous == ','));
}

// The open document was never closed: another one starts at `at`.
void JsonSplitter::restart(std::size_t end, std::size_t at)
{
    endPiece(Kind::Damaged, end, m_trailer ? kListNotClosed : kNotClosed);
    between(m_text[at], at);
}

void JsonSplitter::inDocument(char c, std::size_t at)
{
    if (isBlank(c))
        return;
    if (m_trailer && c == '{' && !valueMayStart()) {
        restart(at, at);
        return;
    }
    if (m_lineBlank) {
        const bool outdented = column(at) <= m_documentColumn;
        // In an indented document no value stands that far left.
        if (outdented && c == '{' && (m_style == Style::Indented || !valueMayStart())) {
            restart(m_lineStart - m_base, at);
            return;
        }
        if (m_style == Style::Unknown)
            m_style = outdented ? Style::Flat : Style::Indented;
    }
    switch (c) {
    case '"':
        m_state = State::String;
        m_stringAt = at;
        return;
    case '{':
    case '[':
        open(c, at);
        break;
    case '}':
    case ']':
        close(at);
        break;
    case ':':
        m_listKey = m_listKey == 1 ? 2 : 0;
        return;
    default:
        break;
    }
    m_listKey = 0;
}

void JsonSplitter::open(char c, std::size_t at)
{
    const bool items = c == '[' && m_listKey == 2 && m_wrappers == 0 && m_stack.size() == 1
        && innermost() == '{' && !m_trailer;
    if (m_stack.size() >= kTrackedDepth)
        ++m_deep;
    else
        m_stack.push_back(c);
    if (items) {
        // A list: its header is done with, its items are documents of their own.
        if (!m_listOfItems)
            m_pieces.push_back({Kind::ListHead, m_base + m_documentAt, m_documentLine, m_documentAt,
                                at + 1 - m_documentAt, nullptr});
        m_wrappers = 2;
        m_anyElement = true;
        m_state = State::Between;
    }
}

void JsonSplitter::close(std::size_t at)
{
    if (m_deep > 0)
        --m_deep;
    else
        m_stack.pop_back();
    if (m_deep > 0 || m_stack.size() > m_wrappers)
        return;
    if (m_trailer) {
        m_trailer = false;
        m_state = State::Between;
    } else {
        endPiece(Kind::Document, at + 1);
    }
}

void JsonSplitter::endOfString(std::size_t at)
{
    m_state = State::Document;
    m_previous = '"';
    const bool key = m_wrappers == 0 && m_stack.size() == 1 && !m_trailer;
    const std::string_view name =
        std::string_view(m_text).substr(m_stringAt + 1, at - m_stringAt - 1);
    m_listKey = key && isRecordListKey(name) ? 1 : 0;
    m_listOfItems = name == kItems;
}

void JsonSplitter::endPiece(Kind kind, std::size_t end, const char *reason)
{
    m_pieces.push_back(
        {kind, m_base + m_documentAt, m_documentLine, m_documentAt, end - m_documentAt, reason});
    m_stack.resize(std::min(m_stack.size(), m_wrappers));
    m_trailer = false;
    m_deep = 0;
    m_listKey = 0;
    m_escaped = false;
    m_state = State::Between;
}

void JsonSplitter::abandon(const char *reason)
{
    if (!isOpen())
        return;
    endPiece(Kind::Damaged, std::min(m_scanned, m_text.size()), reason);
    m_state = State::Skip;
}

void JsonSplitter::finish()
{
    if (m_state == State::Text)
        endPiece(Kind::Text, m_text.size());
    else if (isOpen())
        endPiece(Kind::Damaged, m_text.size(), m_trailer ? kListNotClosed : kTruncated);
    m_state = State::Between;
}

void JsonSplitter::clearPieces()
{
    m_pieces.clear();
    const std::size_t keepFrom = isOpen() ? m_documentAt : m_text.size();
    m_text.erase(0, keepFrom);
    m_base += keepFrom;
    m_scanned -= keepFrom;
    m_documentAt -= std::min(m_documentAt, keepFrom);
    m_stringAt -= std::min(m_stringAt, keepFrom);
}

} // namespace kubewake
