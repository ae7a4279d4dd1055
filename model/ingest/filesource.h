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

private:
    int m_descriptor;
    std::string m_path;
    std::uint64_t m_read = 0;
};

} // namespace kubewake
