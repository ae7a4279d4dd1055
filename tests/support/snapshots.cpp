// SPDX-License-Identifier: Apache-2.0
#include "tests/support/snapshots.h"

#include "model/ingest/auditeventparser.h"
#include "model/store/eventstore.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdint>
#include <string>

namespace kubewake::test {
namespace {

class MemoryRawText : public RawText
{
public:
    explicit MemoryRawText(std::string bytes)
        : m_bytes(std::move(bytes))
    {
    }

    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

    [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint32_t length,
                                                std::string &) const override
    {
        if (offset + length > m_bytes.size())
            return failure(QStringLiteral("past the end"));
        return std::string_view(m_bytes).substr(offset, length);
    }

private:
    std::string m_bytes;
};

} // namespace

SnapshotPtr snapshotFromJsonLines(const QByteArray &lines)
{
    auto raw = std::make_shared<MemoryRawText>(lines.toStdString());
    auto source = std::make_shared<SourceInfo>();
    source->path = "memory.jsonl";
    source->raw = raw;
    EventStore store;
    const SourceId id = store.addSource(source).value();
    AuditEventParser parser;
    BatchBuilder builder;
    std::string padded;
    const std::string_view bytes = raw->bytes();
    std::uint64_t number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
            padded.assign(line).append(kJsonPadding, ' ');
            const EventPlace place {id, at, static_cast<std::uint32_t>(line.size()), number};
            if (parser.parse(std::string_view(padded).substr(0, line.size()), place, builder)
                != JsonKind::AuditEvent)
                qFatal("line %d of the test data is no audit event: %s", static_cast<int>(number),
                       std::string(parser.reason()).c_str());
        }
        at = end + 1;
    }
    store.commit(builder.take());
    store.finishLoading();
    return store.publish();
}

} // namespace kubewake::test
