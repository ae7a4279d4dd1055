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
    while (m_used == m_text.size() && !m_atEnd) {
        m_text.clear();
        m_used = 0;
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
        takePieces();
    }
    const std::size_t given = std::min(size, m_text.size() - m_used);
    std::memcpy(to, m_text.data() + m_used, given);
    m_used += given;
    return given;
}

void LambdaSource::takePieces()
{
    for (const JsonSplitter::Piece &piece : m_splitter.pieces())
        addDocument(m_splitter.text().substr(piece.begin, piece.length));
    m_splitter.clearPieces();
}

void LambdaSource::addDocument(std::string_view document)
{
    const std::size_t before = m_text.size();
    const JsonObjectView members(document);
    bool known = false;
    if (members.has("awslogs")) {
        known = addMessage(members.object("awslogs").string("data"));
    } else {
        for (const std::string_view record : jsonElements(members["Records"])) {
            known = addMessage(JsonObjectView(record).object("kinesis").string("data"));
            if (!known)
                break;
        }
    }
    if (!known) {
        m_text.resize(before);
        m_text.append(document).append(1, '\n');
    }
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
    const std::size_t before = m_text.size();
    for (;;) {
        const std::size_t at = m_text.size();
        m_text.resize(at + kInputBlock);
        const auto count = message.read(m_text.data() + at, kInputBlock);
        m_text.resize(at + count.value_or(0));
        if (!count || m_text.size() - before > kMaximumMessageBytes)
            return false;
        if (*count == 0)
            break;
    }
    m_text += '\n';
    return true;
}

} // namespace kubewake
