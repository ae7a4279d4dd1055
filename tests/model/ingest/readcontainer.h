// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/archivereader.h"
#include "model/ingest/container.h"
#include "model/ingest/peekedsource.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace kubewake::test {

// What is in a container, as far as it can be read.
struct Contents
{
    struct Member
    {
        std::string name;
        bool regular = true;
        QByteArray bytes;

        friend bool operator==(const Member &, const Member &) = default;
    };
    std::vector<Member> members;
    QString error;
    std::string compression;
};

class MemorySource : public ByteSource
{
public:
    explicit MemorySource(QByteArray bytes, qsizetype piece = 1'000'000)
        : m_bytes(std::move(bytes))
        , m_piece(piece)
    {
    }
    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override
    {
        const qsizetype count =
            std::min({static_cast<qsizetype>(size), m_piece, m_bytes.size() - m_at});
        std::memcpy(to, m_bytes.constData() + m_at, static_cast<std::size_t>(count));
        m_at += count;
        return static_cast<std::size_t>(count);
    }
    [[nodiscard]] std::uint64_t diskBytes() const override
    {
        return static_cast<std::uint64_t>(m_at);
    }

private:
    QByteArray m_bytes;
    qsizetype m_piece;
    qsizetype m_at = 0;
};

// Containers in containers are opened too.
inline void readInto(Contents &contents, ByteSource &source, std::size_t readSize)
{
    ArchiveReader reader(source);
    std::vector<char> buffer(readSize);
    std::string compression;
    for (;;) {
        const auto member = reader.next();
        if (!member)
            contents.error = member.error().message;
        if (!member || !*member)
            return;
        if (compression.empty()) {
            compression = reader.compression();
            contents.compression += compression + ";";
        }
        PeekedSource peeked(reader);
        const auto head = peeked.peek(kContainerHeadBytes);
        if (head && isContainer(*head)) {
            readInto(contents, peeked, readSize);
            continue;
        }
        if (!head)
            contents.error = head.error().message;
        contents.members.push_back({(*member)->name, (*member)->regular, {}});
        for (;;) {
            const auto count = peeked.read(buffer.data(), buffer.size());
            if (!count)
                contents.error = count.error().message;
            if (!count || *count == 0)
                break;
            contents.members.back().bytes.append(buffer.data(), static_cast<qsizetype>(*count));
        }
    }
}

[[nodiscard]] inline Contents contentsOf(ByteSource &source, std::size_t readSize = 100'000)
{
    Contents contents;
    readInto(contents, source, readSize);
    return contents;
}

} // namespace kubewake::test
