// SPDX-License-Identifier: Apache-2.0
// bench_scan FILE: all bundled rules against the time it takes to load the log.
#include "detections/detection.h"
#include "model/ingest/loader.h"
#include "tests/benchmarks/measurement.h"

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace kubewake;
using namespace kubewake::bench;

namespace {

// The rules that took the most processor time, over all workers.
void noteDearest(std::vector<RuleHealth> rules)
{
    constexpr std::size_t kNamed = 8;
    std::ranges::sort(rules, std::ranges::greater(), &RuleHealth::microseconds);
    rules.resize(std::min(rules.size(), kNamed));
    for (const RuleHealth &rule : rules)
        std::printf("  %6.1f ms  %s\n", static_cast<double>(rule.microseconds) / 1000,
                    rule.coverage.rule->title.c_str());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_scan FILE\n");
        return 2;
    }
    std::unique_ptr<EventStore> store;
    const double loading = bestSecondsOf([&] {
        store = std::make_unique<EventStore>();
        LoadOptions options;
        options.paths = {argv[1]};
        static_cast<void>(loadEvidence(*store, options));
    });
    store->finishLoading();
    const SnapshotPtr snapshot = store->publish();
    note("load", loading, "s");

    const RuleSet rules = RuleSet::load({});
    note("rules", static_cast<double>(rules.rules().size()), "");
    DetectionResult result;
    const double scanning = bestSecondsOf([&] { result = detect(rules, snapshot); });
    note("signals", static_cast<double>(result.signalList.size()), "");
    noteDearest(result.health);
    return report("scan with all bundled rules", scanning, "s", Limit::AtMost, loading / 4) ? 0 : 1;
}
