// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <zlib.h>

// Gzip by zlib: packs for tests, and reads as a second opinion.
namespace kubewake::test {

inline std::string gzip(std::string_view text, int level = Z_BEST_COMPRESSION,
                        int strategy = Z_DEFAULT_STRATEGY)
{
    z_stream stream {};
    constexpr int kGzip = 16 + MAX_WBITS;
    if (deflateInit2(&stream, level, Z_DEFLATED, kGzip, 9, strategy) != Z_OK)
        return {};
    std::string input(text);
    std::string packed(deflateBound(&stream, static_cast<uLong>(input.size())) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(done ? stream.total_out : 0);
    deflateEnd(&stream);
    return packed;
}

struct Gunzipped
{
    std::string text;
    bool whole = false; // one member to its end, with the right checksum
};

// Of one member, at most `limit` bytes of text.
inline Gunzipped gunzip(std::string_view packed, std::size_t limit)
{
    z_stream stream {};
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream, kGzipOnly) != Z_OK)
        return {};
    std::string input(packed);
    Gunzipped read {std::string(limit, '\0')};
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(read.text.data());
    stream.avail_out = static_cast<uInt>(limit);
    read.whole = inflate(&stream, Z_SYNC_FLUSH) == Z_STREAM_END && stream.avail_in == 0;
    read.text.resize(stream.total_out);
    inflateEnd(&stream);
    return read;
}

} // namespace kubewake::test
