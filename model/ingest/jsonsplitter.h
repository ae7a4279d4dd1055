// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Members in which exporters put lists of records: `records` (Azure), `events` (CloudWatch), …
// `items` is the list of Kubernetes itself.
[[nodiscard]] bool isRecordListKey(std::string_view key);

// Finds where JSON documents begin and end in a stream: concatenated objects, pretty-printed or
// not, elements of a top-level array, and elements of a
// list in a top-level object (isRecordListKey(), such as the "items" of an EventList).
// Only brackets and strings are looked at; the parser judges the documents. After damage it takes
// up again at the next line that starts a document at the same indentation; what it skips belongs
// to the damaged piece before it.
// Fed piece by piece; memory is one document (see openBytes()). One thread.
class JsonSplitter
{
public:
    enum class Kind : std::uint8_t {
        Document,
        Damaged, // a document that does not end; `reason` says why
        ListHead, // an object up to the bracket of its list of records; not for `items`
        Text, // no JSON: the rest of a line outside any document
    };
    struct Piece
    {
        Kind kind = Kind::Document;
        std::uint64_t offset = 0; // bytes from the start of the stream
        std::uint64_t line = 0; // from 1
        std::size_t begin = 0; // in text()
        std::size_t length = 0;
        const char *reason = nullptr;
    };

    // `offset` and `line` of the first byte that will be fed.
    void reset(std::uint64_t offset, std::uint64_t line);

    // Scans `bytes`; what is complete is appended to pieces().
    void feed(std::string_view bytes);
    // The stream ends here: an open document is damaged.
    void finish();

    [[nodiscard]] std::uint64_t line() const { return m_line; }
    // Text behind the pieces; piece.begin counts from its start.
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }
    // Bytes of the document or text that is still open.
    [[nodiscard]] std::size_t openBytes() const;
    // Gives up what is open: it became too long.
    void abandon(const char *reason);
    // Forgets the pieces and the text they needed.
    void clearPieces();

private:
    enum class State : std::uint8_t { Between, Document, String, Text, Skip };
    enum class Style : std::uint8_t { Unknown, Indented, Flat };

    void step(char c, std::size_t at);
    void between(char c, std::size_t at);
    void inDocument(char c, std::size_t at);
    void open(char c, std::size_t at);
    void close(std::size_t at);
    void startDocument(std::size_t at);
    void endPiece(Kind kind, std::size_t end, const char *reason = nullptr);
    void endOfString(std::size_t at);
    void restart(std::size_t end, std::size_t at);
    [[nodiscard]] bool isOpen() const
    {
        return m_state == State::Document || m_state == State::String || m_state == State::Text;
    }
    [[nodiscard]] std::uint64_t column(std::size_t at) const { return m_base + at - m_lineStart; }
    [[nodiscard]] bool valueMayStart() const;
    [[nodiscard]] char innermost() const { return m_stack.empty() ? '\0' : m_stack.back(); }

    State m_state = State::Between;
    Style m_style = Style::Unknown;
    std::string m_text;
    std::vector<Piece> m_pieces;
    std::uint64_t m_base = 0; // stream offset of m_text[0]
    std::uint64_t m_line = 1;
    std::uint64_t m_lineStart = 0; // stream offset
    bool m_lineBlank = true; // only white space so far
    std::size_t m_scanned = 0;

    std::string m_stack; // open brackets, of wrappers (arrays, lists) and of the document
    std::size_t m_wrappers = 0; // how many of them are wrappers
    std::size_t m_deep = 0; // brackets that are too deep for m_stack
    bool m_trailer = false; // inside a list object, after its items
    bool m_anyElement = false;
    char m_previous = '\0'; // last byte that is no white space
    bool m_escaped = false;
    std::uint8_t m_listKey = 0; // 1: read the key of a list, 2: and the colon
    bool m_listOfItems = false; // the key is `items`

    std::size_t m_documentAt = 0;
    std::uint64_t m_documentLine = 0;
    std::uint64_t m_documentColumn = 0;
    std::size_t m_stringAt = 0;
};

} // namespace kubewake
