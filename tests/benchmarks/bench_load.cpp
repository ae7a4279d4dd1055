// SPDX-License-Identifier: Apache-2.0
// bench_load FILE: loading against simdjson parsing the same lines on the same core.
#include "model/ingest/loader.h"
#include "tests/benchmarks/measurement.h"

#include <simdjson.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

using namespace kubewake;
using namespace kubewake::bench;

namespace {

constexpr std::size_t kBlock = 64U << 20;
constexpr double kBaselineBytes = 512.0 * 1024 * 1024; // enough to be steady

// Seconds per byte that simdjson's DOM needs for the lines of the file, reading not counted; the
// shorter of two passes over each block.
double parseOnly(const char *path)
{
    std::ifstream in(path, std::ios::binary);
    simdjson::dom::parser parser;
    std::string block;
    std::string rest;
    double bytes = 0;
    double seconds = 0;
    std::size_t failed = 0;
    while (in && bytes < kBaselineBytes) {
        block = rest;
        const std::size_t kept = block.size();
        block.resize(kept + kBlock);
        in.read(block.data() + kept, static_cast<std::streamsize>(kBlock));
        block.resize(kept + static_cast<std::size_t>(in.gcount()));
        const std::size_t whole = block.rfind('\n') + 1;
        rest = block.substr(whole);
        block.resize(whole);
        block.reserve(whole + simdjson::SIMDJSON_PADDING);
        seconds += bestSecondsOf([&] {
            for (std::size_t at = 0; at < whole;) {
                const std::size_t end = block.find('\n', at);
                simdjson::dom::element element;
                if (parser.parse(block.data() + at, end - at, false).get(element) != 0U)
                    ++failed;
                at = end + 1;
            }
        });
        bytes += static_cast<double>(whole);
    }
    if (failed > 0)
        std::fprintf(stderr, "bench_load: %zu lines are no JSON\n", failed / 2);
    return seconds / bytes;
}

struct Loaded
{
    double seconds = 0; // of the faster of two loads
    std::shared_ptr<EventStore> store;
    SnapshotPtr snapshot;
};

Loaded load(const char *path, int workers)
{
    useCores(workers);
    Loaded loaded;
    loaded.seconds = bestSecondsOf([&] {
        loaded.store = std::make_shared<EventStore>();
        LoadOptions options;
        options.paths = {path};
        options.workers = workers;
        static_cast<void>(loadEvidence(*loaded.store, options));
    });
    loaded.store->finishLoading();
    loaded.snapshot = loaded.store->publish();
    return loaded;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_load FILE\n");
        return 2;
    }
    const auto bytes = static_cast<double>(std::filesystem::file_size(argv[1]));
    useCores(1);
    const double baseline = 1 / parseOnly(argv[1]) / 1e6;
    note("simdjson DOM, parse only", baseline, "MB/s");

    bool pass = true;
    double oneCore = 0;
    {
        const double before = residentBytes();
        const Loaded loaded = load(argv[1], 1);
        const auto events = static_cast<double>(loaded.snapshot->eventCount());
        oneCore = loaded.seconds;
        note("events", events, "");
        note("load, one core, events", events / loaded.seconds / 1e6, "M/s");
        pass &= report("load, one core", bytes / loaded.seconds / 1e6, "MB/s", Limit::AtLeast,
                       baseline / 3);
        pass &= report("columns per event",
                       static_cast<double>(loaded.snapshot->columnBytes()) / events, "B",
                       Limit::AtMost, 100);
        note("resident per event, dictionaries and allocator included",
             (residentBytes() - before) / events, "B");
    }
    const double twoCores = load(argv[1], 2).seconds;
    pass &= report("load, two cores against one", oneCore / twoCores, "x", Limit::AtLeast, 1.6);
    return pass ? 0 : 1;
}
