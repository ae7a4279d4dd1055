// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/bytesource.h"

#include <memory>
#include <optional>
#include <string>

namespace kubewake {

// What is inside a compressed file (one member without a name) or an archive (tar, zip, 7z, cpio),
// member by member. Itself the ByteSource of the current member, which may be a container again.
// One reader thread.
class ArchiveReader : public ByteSource
{
public:
    struct Member
    {
        std::string name; // empty for a file that is only compressed
        bool regular = true; // links, folders and devices have no bytes of their own
    };

    // `source` must outlive the reader.
    explicit ArchiveReader(ByteSource &source);
    ~ArchiveReader() override;

    // Goes to the next member; nothing at the end.
    [[nodiscard]] Result<std::optional<Member>> next();

    // Bytes of the current member.
    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override;
    [[nodiscard]] std::uint64_t diskBytes() const override;

    // `gzip`, `ZIP 2.0 (deflation)`, `GNU tar format`; known once next() has been called.
    [[nodiscard]] std::string compression() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace kubewake
