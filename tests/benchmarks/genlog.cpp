// SPDX-License-Identifier: Apache-2.0
// genlog EVENTS FILE [SEED]: writes a deterministic audit log (see generator.h).
#include "tests/benchmarks/generator.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: genlog EVENTS FILE [SEED]\n");
        return 2;
    }
    const std::uint64_t events = std::strtoull(argv[1], nullptr, 10);
    const std::uint64_t seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    std::ifstream in(KUBEWAKE_BENCHMARK_DATA "/events.jsonl", std::ios::binary);
    const std::string log {std::istreambuf_iterator<char>(in), {}};
    std::FILE *out = std::fopen(argv[2], "wb");
    if (log.empty() || out == nullptr) {
        std::fprintf(stderr, "genlog: %s cannot be opened\n", log.empty() ? "template" : argv[2]);
        return 3;
    }

    const auto start = std::chrono::steady_clock::now();
    kubewake::bench::Generator generator(log, events, seed);
    std::string block;
    std::uint64_t bytes = 0;
    bool written = true;
    for (std::uint64_t done = 0; done < events && written;) {
        done += generator.append(block);
        if (block.size() >= (1U << 20) || done >= events) {
            written = std::fwrite(block.data(), 1, block.size(), out) == block.size();
            bytes += block.size();
            block.clear();
        }
    }
    if (std::fclose(out) != 0 || !written) {
        std::fprintf(stderr, "genlog: %s cannot be written\n", argv[2]);
        return 3;
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "genlog: %.1f MB, %.0f MB/s\n", static_cast<double>(bytes) / 1e6,
                 static_cast<double>(bytes) / 1e6 / seconds.count());
    return 0;
}
