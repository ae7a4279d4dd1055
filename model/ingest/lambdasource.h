// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"
#include "model/ingest/jsonsplitter.h"

#include <string>
#include <string_view>

namespace kubewake {

// What CloudWatch Logs hands to an AWS Lambda function, directly
// (`{"awslogs":{"data":"BASE64 OF GZIP"}}`) or through Kinesis
// (`{"Records":[{"kinesis":{"data":…`), kept in a file: read as the messages in it, one a line.
// What is no such document or record stays as it is. One reader thread. Memory: a document and one
// message, however many are in it.
class LambdaSource : public ByteSource
{
public:
    // Decompressed; Lambda takes 6 MB.
    static constexpr std::size_t kMaximumMessageBytes = 64U << 20;

    [[nodiscard]] static bool recognises(std::string_view head);

    // `source` must outlive this.
    explicit LambdaSource(ByteSource &source);

    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override;
    [[nodiscard]] std::uint64_t diskBytes() const override { return m_source.diskBytes(); }

    // That is held for text, for tests.
    [[nodiscard]] std::size_t memoryBytes() const { return m_text.capacity() + m_input.capacity(); }

private:
    [[nodiscard]] bool nextMessage();
    void openDocument(std::string_view document);
    void addRecord(std::string_view record, std::string_view base64);
    [[nodiscard]] bool addMessage(std::string_view base64);

    ByteSource &m_source;
    JsonSplitter m_splitter;
    std::string m_input;
    std::string m_text; // decoded and not yet read
    std::size_t m_used = 0;
    bool m_atEnd = false;
    std::size_t m_nextPiece = 0; // of the splitter
    std::string_view m_records; // of the piece before it: what is left of its list
};

} // namespace kubewake
