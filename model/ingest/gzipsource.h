// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"

#include <memory>

namespace kubewake {

// The text of a gzip file of one member or several. Unlike libarchive, which loses up to 64 KiB
// before damage, it gives every byte that can be had, but for the last three: logs are copied while
// they are written, so truncated ones are common evidence. One reader thread.
class GzipSource : public ByteSource
{
public:
    // `source` must outlive this.
    explicit GzipSource(ByteSource &source);
    ~GzipSource() override;

    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override;
    [[nodiscard]] std::uint64_t diskBytes() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace kubewake
