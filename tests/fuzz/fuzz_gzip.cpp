// SPDX-License-Identifier: Apache-2.0
// A gzip file, whole or damaged, however its bytes come: what zlib reads of it is read, and
// nothing is written behind the reader's buffer. (The decoder is in assembly, where the sanitizers
// see nothing.)
#include "model/ingest/gzipsource.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/piecesource.h"
#include "tests/support/zlibgzip.h"

#include <QString>

#include <algorithm>

#include <sys/mman.h>

using namespace kubewake;
using namespace kubewake::test;

namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kMaximumRead = 32 * kPage;
constexpr std::size_t kMaximumText = 256U << 10;

// Memory that ends where touching the next byte is a crash.
char *endOfGuarded()
{
    static char *const end = [] {
        void *pages = mmap(nullptr, kMaximumRead + kPage, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        require(pages != MAP_FAILED);
        char *guard = static_cast<char *>(pages) + kMaximumRead;
        require(mprotect(guard, kPage, PROT_NONE) == 0);
        return guard;
    }();
    return end;
}

Gunzipped readByUs(std::string_view packed, std::size_t atOnce, std::size_t readSize)
{
    PieceSource pieces(packed, atOnce);
    GzipSource source(pieces);
    Gunzipped read;
    char *const buffer = endOfGuarded() - readSize;
    for (;;) {
        const auto count = source.read(buffer, readSize);
        read.whole = count.has_value();
        if (!count || *count == 0 || read.text.size() > kMaximumText)
            return read;
        require(*count <= readSize);
        read.text.append(buffer, *count);
    }
}

// The decoder drops up to three letters right before the damage.
bool isReadOf(std::string_view text, std::string_view read)
{
    constexpr std::size_t kDropped = 3;
    return read.starts_with(text)
        || (text.starts_with(read) && read.size() + kDropped >= text.size());
}

// Behind damage the decoders may differ in what they take for text.
void compare(std::string_view packed, std::size_t atOnce, std::size_t readSize)
{
    const Gunzipped inPieces = readByUs(packed, atOnce, readSize);
    const Gunzipped atATime = readByUs(packed, SIZE_MAX, kMaximumRead);
    const Gunzipped theirs = gunzip(packed, kMaximumText);
    if (inPieces.text.size() > kMaximumText || theirs.text.size() == kMaximumText)
        return;
    require(inPieces.whole == atATime.whole);
    require(!theirs.whole || inPieces.whole);
    require(!inPieces.whole || inPieces.text == atATime.text);
    require(!theirs.whole || inPieces.text == theirs.text);
    require(isReadOf(theirs.text, inPieces.text));
    require(isReadOf(theirs.text, atATime.text));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 4)
        return 0;
    const std::string_view bytes = bytesOf(data + 4, size - 4);
    const std::size_t atOnce = 1 + data[0] + size / 64;
    const std::size_t readSize =
        std::min(kMaximumRead, 1 + data[1] * std::size_t {512} + size / 64);
    if (data[2] % 4 == 0) {
        compare(bytes, atOnce, readSize);
        return 0;
    }
    // A mutation keeps no checksum and hardly a code, so it is packed here, and damaged once.
    std::string text;
    for (int i = 0; i < 1 + data[3] % 32; ++i)
        text.append(bytes);
    std::string packed = gzip(text, data[2] / 4 % 10, data[3] / 32 % 5);
    require(!packed.empty());
    if (data[2] % 4 == 2)
        packed.resize(packed.size() * data[0] / 256);
    if (data[2] % 4 == 3 && packed.size() > 10)
        packed[10 + data[1] * packed.size() / 256 % (packed.size() - 10)] ^=
            static_cast<char>(1 + data[0] % 255);
    compare(packed, atOnce, readSize);
    return 0;
}
