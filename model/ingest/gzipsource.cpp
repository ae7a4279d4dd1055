// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/gzipsource.h"

#include "model/core/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>
#include <optional>
#include <vector>

#include <zlib.h>

namespace kubewake {
namespace {

constexpr std::size_t kInputBlock = 256U << 10;
constexpr int kGzipOnly = 16 + MAX_WBITS;

Error damaged(const char *why)
{
    return {QCoreApplication::translate("Loader", "The compressed data is damaged: %1")
                .arg(toQString(why == nullptr ? "gzip" : why))};
}

} // namespace

class GzipSource::Private
{
public:
    explicit Private(ByteSource &from)
        : source(from)
        , input(kInputBlock)
        , usable(inflateInit2(&stream, kGzipOnly) == Z_OK)
    {
    }
    ~Private() { inflateEnd(&stream); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    // False at the end of the source.
    Result<bool> fill()
    {
        if (stream.avail_in > 0)
            return true;
        const auto count = source.read(input.data(), input.size());
        if (!count)
            return tl::unexpected(count.error());
        stream.next_in = reinterpret_cast<Bytef *>(input.data());
        stream.avail_in = static_cast<uInt>(*count);
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
        constexpr Bytef kMagic = 0x1f;
        if (*stream.next_in != kMagic)
            return tl::unexpected(damaged("it is followed by something else"));
        inflateReset(&stream);
        inMember = true;
        return true;
    }

    ByteSource &source;
    std::vector<char> input;
    z_stream stream {};
    bool usable;
    bool inMember = true;
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
    z_stream &stream = d->stream;
    stream.next_out = reinterpret_cast<Bytef *>(to);
    stream.avail_out = static_cast<uInt>(size);
    while (stream.avail_out > 0 && !d->atEnd && !d->error) {
        const auto more = d->inMember ? d->fill() : d->startMember();
        if (!more) {
            d->error = more.error();
        } else if (!*more && d->inMember) {
            d->error = damaged("truncated");
        } else if (!*more) {
            d->atEnd = true;
        } else if (!d->usable) {
            d->error = damaged("out of memory");
        } else {
            const int result = inflate(&stream, Z_NO_FLUSH);
            if (result == Z_STREAM_END)
                d->inMember = false;
            else if (result != Z_OK && result != Z_BUF_ERROR)
                d->error = damaged(stream.msg);
        }
    }
    const std::size_t count = size - stream.avail_out;
    if (count == 0 && d->error)
        return tl::unexpected(*d->error);
    return count;
}

} // namespace kubewake
