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
// What is no such document stays as it is. One reader thread. Memory: a document and its messages.
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

private:
    void takePieces();
    void addDocument(std::string_view document);
    [[nodiscard]] bool addMessage(std::string_view base64);

    ByteSource &m_source;
    JsonSplitter m_splitter;
    std::string m_input;
    std::string m_text; // decoded and not yet read
    std::size_t m_used = 0;
    bool m_atEnd = false;
};

} // namespace kubewake
