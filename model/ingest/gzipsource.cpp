// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/gzipsource.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

#include <isa-l.h>

namespace kubewake {
namespace {

constexpr std::size_t kInputBlock = 256U << 10;

Error damaged(const char *why)
{
    return {QCoreApplication::translate("Loader", "The compressed data is damaged: %1")
                .arg(QLatin1String(why))};
}

const char *reasonOf(int result)
{
    switch (result) {
    case ISAL_INVALID_WRAPPER:
        return "its header is no gzip header";
    case ISAL_UNSUPPORTED_METHOD:
        return "its compression method is unknown";
    case ISAL_INCORRECT_CHECKSUM:
        return "incorrect checksum";
    case ISAL_INVALID_LOOKBACK:
        return "invalid distance";
    case ISAL_INVALID_SYMBOL:
        return "invalid code";
    default:
        return "invalid block";
    }
}

} // namespace

class GzipSource::Private
{
public:
    explicit Private(ByteSource &from)
        : source(from)
        , input(kInputBlock)
    {
        isal_inflate_init(&stream);
        isal_gzip_header_init(&header);
        stream.crc_flag = ISAL_GZIP_NO_HDR_VER;
    }

    // False at the end of the source.
    Result<bool> fill()
    {
        if (stream.avail_in > 0)
            return true;
        const auto count = source.read(input.data(), input.size());
        if (!count)
            return tl::unexpected(count.error());
        stream.next_in = reinterpret_cast<std::uint8_t *>(input.data());
        stream.avail_in = static_cast<std::uint32_t>(*count);
        return *count > 0;
    }

    // After a member: is there another one? Zeros up to the end are padding.
    Result<bool> startMember()
    {
        for (;;) {
            const auto more = fill();
            if (!more || !*more)
                return more;
            if (*stream.next_in != 0)
                break;
            ++stream.next_in;
            --stream.avail_in;
        }
        constexpr std::uint8_t kMagic = 0x1f;
        if (*stream.next_in != kMagic)
            return tl::unexpected(damaged("it is followed by something else"));
        isal_inflate_reset(&stream);
        isal_gzip_header_init(&header);
        inMember = true;
        inHeader = true;
        return true;
    }

    // A header goes on over more input only in a state of ours: ISA-L's own is not kept.
    void readHeader()
    {
        const std::uint32_t left = stream.avail_in;
        const int result = isal_read_gzip_header(&stream, &header);
        if (result < 0)
            error = damaged(reasonOf(result));
        else if (result == ISAL_DECOMP_OK)
            inHeader = false;
        else if (left == 0)
            error = damaged("truncated");
    }

    // Without more input: what the stream still holds, then the error.
    void inflate()
    {
        const std::uint32_t room = stream.avail_out;
        const std::uint32_t left = stream.avail_in;
        if (const int result = isal_inflate(&stream); result < 0)
            error = damaged(reasonOf(result));
        else if (stream.block_state == ISAL_BLOCK_FINISH)
            inMember = false;
        else if (stream.avail_out == room && stream.avail_in == left)
            error = damaged(left == 0 ? "truncated" : "invalid block");
    }

    // What was decoded before an error; ISA-L decodes ahead of what it gives out.
    void giveRest()
    {
        const auto rest = static_cast<std::uint32_t>(
            std::max(0, stream.tmp_out_valid - stream.tmp_out_processed));
        const std::uint32_t count = std::min(rest, stream.avail_out);
        std::memcpy(stream.next_out, stream.tmp_out_buffer + stream.tmp_out_processed, count);
        stream.tmp_out_processed += static_cast<std::int32_t>(count);
        stream.next_out += count;
        stream.avail_out -= count;
    }

    ByteSource &source;
    std::vector<char> input;
    // ISA-L 2.30 overlooks some damaged distances, and copies from up to 32 KiB in front of its own
    // buffer, which is in its state: that is ours, and zeros.
    std::array<char, ISAL_DEF_HIST_SIZE> beforeStream {};
    inflate_state stream {};
    isal_gzip_header header {};
    bool inMember = true;
    bool inHeader = true;
    bool atEnd = false;
    std::optional<Error> error; // met behind what was given out
};

GzipSource::GzipSource(ByteSource &source)
    : d(std::make_unique<Private>(source))
{
}

GzipSource::~GzipSource() = default;

std::uint64_t GzipSource::diskBytes() const
{
    return d->source.diskBytes();
}

Result<std::size_t> GzipSource::read(char *to, std::size_t size)
{
    size = std::min<std::size_t>(size, INT_MAX);
    inflate_state &stream = d->stream;
    stream.next_out = reinterpret_cast<std::uint8_t *>(to);
    stream.avail_out = static_cast<std::uint32_t>(size);
    while (stream.avail_out > 0 && !d->atEnd && !d->error) {
        const auto more = d->inMember ? d->fill() : d->startMember();
        if (!more) {
            d->error = more.error();
        } else if (!d->inMember) {
            d->atEnd = true;
        } else if (d->inHeader) {
            d->readHeader();
        } else {
            d->inflate();
        }
    }
    if (d->error)
        d->giveRest();
    const std::size_t count = size - stream.avail_out;
    if (count == 0 && d->error)
        return tl::unexpected(*d->error);
    return count;
}

} // namespace kubewake
