// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/lambdasource.h"

#include "model/core/jsonview.h"
#include "model/ingest/blockreader.h"
#include "model/ingest/gzipsource.h"
#include "model/ingest/memorysource.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>

namespace kubewake {
namespace {

constexpr std::size_t kInputBlock = 256U << 10;

std::string_view skipSpace(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// Without what stands first in `text`, white space aside; nothing if it does not.
std::string_view behind(std::string_view text, std::string_view first)
{
    text = skipSpace(text);
    return text.starts_with(first) ? text.substr(first.size()) : std::string_view();
}

} // namespace

bool LambdaSource::recognises(std::string_view head)
{
    const std::string_view members = behind(head, "{");
    if (!behind(members, R"("awslogs")").empty())
        return true;
    const std::string_view records = behind(behind(behind(members, R"("Records")"), ":"), "[");
    return !records.empty() && head.find(R"("kinesis")") != std::string_view::npos;
}

LambdaSource::LambdaSource(ByteSource &source)
    : m_source(source)
    , m_input(kInputBlock, '\0')
{
    m_splitter.reset(0, 1);
}

Result<std::size_t> LambdaSource::read(char *to, std::size_t size)
{
    while (m_used == m_text.size()) {
        m_text.clear();
        m_used = 0;
        if (nextMessage())
            continue;
        if (m_atEnd)
            return 0;
        const auto count = m_source.read(m_input.data(), m_input.size());
        if (!count)
            return count;
        m_atEnd = *count == 0;
        if (m_atEnd)
            m_splitter.finish();
        else
            m_splitter.feed(std::string_view(m_input).substr(0, *count));
        if (m_splitter.openBytes() > kMaximumRecordBytes)
            m_splitter.abandon("the document is longer than the limit");
    }
    const std::size_t given = std::min(size, m_text.size() - m_used);
    std::memcpy(to, m_text.data() + m_used, given);
    m_used += given;
    return given;
}

// Goes on in what the splitter found; false if there is no more. May give no text.
bool LambdaSource::nextMessage()
{
    const std::size_t end = jsonValueEnd(m_records, 0);
    if (end != std::string_view::npos) {
        const std::string_view record = m_records.substr(0, end);
        m_records = behind(m_records.substr(end), ",");
        m_records = skipSpace(m_records);
        addRecord(record, JsonObjectView(record).object("kinesis").string("data"));
        return true;
    }
    m_records = {};
    if (m_nextPiece < m_splitter.pieces().size()) {
        const JsonSplitter::Piece &piece = m_splitter.pieces()[m_nextPiece++];
        openDocument(m_splitter.text().substr(piece.begin, piece.length));
        return true;
    }
    m_nextPiece = 0;
    m_splitter.clearPieces();
    return false;
}

void LambdaSource::openDocument(std::string_view document)
{
    const JsonObjectView members(document);
    const std::string_view records = skipSpace(behind(members["Records"], "["));
    if (!members.isWhole() || !records.starts_with('{'))
        addRecord(document, members.object("awslogs").string("data"));
    else
        m_records = records;
}

// As it is, if it has no message.
void LambdaSource::addRecord(std::string_view record, std::string_view base64)
{
    if (addMessage(base64))
        return;
    m_text.assign(record).append(1, '\n');
}

// False if it is damaged.
bool LambdaSource::addMessage(std::string_view base64)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray(base64.data(), static_cast<qsizetype>(base64.size())),
        QByteArray::AbortOnBase64DecodingErrors);
    if (base64.empty() || decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return false;
    MemorySource compressed(
        {decoded.decoded.constData(), static_cast<std::size_t>(decoded.decoded.size())});
    GzipSource message(compressed);
    for (;;) {
        const std::size_t at = m_text.size();
        m_text.resize(at + kInputBlock);
        const auto count = message.read(m_text.data() + at, kInputBlock);
        m_text.resize(at + count.value_or(0));
        if (!count || m_text.size() > kMaximumMessageBytes)
            return false;
        if (*count == 0)
            break;
    }
    m_text += '\n';
    return true;
}

} // namespace kubewake
