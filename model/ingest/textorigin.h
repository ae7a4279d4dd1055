// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace kubewake {

// Where a piece of a source is.
struct OriginSpan
{
    std::uint64_t offset = 0; // bytes
    std::uint64_t length = 0; // bytes
    std::uint64_t line = 0; // from 1
};

// Text that was decoded from a piece of a source: tells which bytes of the source it stands for,
// so that an event in it can be found again. Lives while the text is read; one thread.
class TextOrigin
{
public:
    TextOrigin() = default;
    TextOrigin(const TextOrigin &) = delete;
    TextOrigin &operator=(const TextOrigin &) = delete;
    virtual ~TextOrigin() = default;

    // Of `length` bytes at `offset` of the decoded text.
    [[nodiscard]] virtual OriginSpan spanOf(std::uint64_t offset, std::uint64_t length) const = 0;
};

// Where a line or document stands.
struct RecordPlace
{
    std::uint64_t offset = 0; // of its first byte in the decompressed source, or in decoded text
    std::uint64_t line = 0; // from 1
    bool atEnd = false; // the source ends with it, without a line break
    const TextOrigin *origin = nullptr; // of the decoded text that it is in; null: of the source

    // Of `length` bytes at `from` of the record.
    [[nodiscard]] OriginSpan spanOf(std::uint64_t from, std::uint64_t length) const
    {
        return origin == nullptr ? OriginSpan {offset + from, length, line}
                                 : origin->spanOf(offset + from, length);
    }
    [[nodiscard]] RecordPlace at(std::uint64_t from) const
    {
        RecordPlace place = *this;
        place.offset += from;
        return place;
    }
};

} // namespace kubewake
