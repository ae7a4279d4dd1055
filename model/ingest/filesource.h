// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"

#include <string>

namespace kubewake {

// A file or standard input, read in order with bounded reads (never mmap: a file that is cut while
// it is mapped kills the process). Owns its descriptor.
class FileSource : public ByteSource
{
public:
    // Takes over `descriptor`. `path` is for messages.
    FileSource(int descriptor, std::string path);
    ~FileSource() override;

    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override;
    [[nodiscard]] std::uint64_t diskBytes() const override { return m_read; }

    // The first bytes (fewer if the source is shorter); they will be read again.
    [[nodiscard]] Result<std::string_view> peek(std::size_t size);

private:
    [[nodiscard]] Result<std::size_t> readDescriptor(char *to, std::size_t size);

    int m_descriptor;
    std::string m_path;
    std::string m_head; // peeked at and not yet read
    std::size_t m_headUsed = 0;
    std::uint64_t m_read = 0;
};

} // namespace kubewake
