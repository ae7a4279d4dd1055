// SPDX-License-Identifier: Apache-2.0
// Containers: by their magic numbers, and what libarchive and zlib make of them.
#include "model/ingest/archivereader.h"
#include "model/ingest/container.h"
#include "model/ingest/peekedsource.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/piecesource.h"

#include <algorithm>
#include <array>
#include <cstring>

using namespace kubewake;
using namespace kubewake::test;

namespace {

constexpr std::uint64_t kMaximumText = 1U << 20; // a bomb is not what is looked for
constexpr int kMaximumDepth = 4;

void readAll(ByteSource &source, int depth, std::uint64_t &total)
{
    ArchiveReader reader(source);
    for (int members = 0; members < 1000 && total < kMaximumText; ++members) {
        const auto member = reader.next();
        if (!member || !*member)
            return;
        static_cast<void>(reader.compression());
        PeekedSource peeked(reader);
        const auto head = peeked.peek(kContainerHeadBytes);
        if (head && isContainer(*head) && depth < kMaximumDepth) {
            readAll(peeked, depth + 1, total);
            continue;
        }
        std::array<char, 4096> buffer {};
        while (total < kMaximumText) {
            const auto count = peeked.read(buffer.data(), buffer.size());
            if (!count || *count == 0)
                break;
            require(*count <= buffer.size());
            total += *count;
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes = bytesOf(data, size);
    if (!isContainer(bytes.substr(0, kContainerHeadBytes)))
        return 0;
    PieceSource source(bytes);
    std::uint64_t total = 0;
    readAll(source, 0, total);
    return 0;
}
