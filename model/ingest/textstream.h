// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/textbuffer.h"
#include "model/ingest/bytesource.h"
#include "model/ingest/spillfile.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// Text that grows to more than this many times its compressed size, and past kBombFloorBytes, is
// no log: real logs compress 10 to 60 times, deflate cannot do more than 1,032.
inline constexpr std::uint64_t kMaximumExpansion = 1'100;
inline constexpr std::uint64_t kBombFloorBytes = std::uint64_t {4} << 30;

// The decompressed bytes of one source in order, copied to a SpilledText on the way if they cannot
// be read again from the evidence itself. One reader thread.
class TextStream
{
public:
    // `source` must outlive this. `spill` may be null. `bombFloor`: for tests.
    TextStream(ByteSource &source, std::shared_ptr<SpilledText> spill,
               std::uint64_t bombFloor = kBombFloorBytes);

    // The source may grow: that it has no more bytes is not its end, and asking again may give
    // more. Off again, the next end is the end.
    void setGrowing(bool growing) { m_growing = growing; }
    [[nodiscard]] bool isGrowing() const { return m_growing; }

    // The first bytes of the text, at most `size` of them (of a growing source, those that are
    // there: asked again, more); append() gives them again, and then the Error if one was met.
    [[nodiscard]] std::string_view sample(std::size_t size);

    // After sample(): passes over the mark if the text starts with one. How long it was.
    std::size_t skipByteOrderMark();

    // Appends up to `size` bytes to `to`; 0 at the end. An Error: the source is damaged, or the
    // temporary file cannot be written.
    [[nodiscard]] Result<std::size_t> append(TextBuffer &to, std::size_t size);

    // An Error was met and may be still to come.
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }
    // Bytes given out so far.
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }
    [[nodiscard]] std::uint64_t diskBytes() const { return m_source.diskBytes(); }

private:
    [[nodiscard]] Result<std::size_t> readSource(char *to, std::size_t size);

    ByteSource &m_source;
    std::shared_ptr<SpilledText> m_spill;
    std::uint64_t m_bombFloor;
    std::uint64_t m_diskBytesBefore;
    std::string m_sample; // read and not yet given out
    std::size_t m_sampleUsed = 0;
    std::optional<Error> m_error; // met behind the sample
    std::uint64_t m_offset = 0;
    std::uint64_t m_read = 0;
    bool m_growing = false;
};

} // namespace kubewake
