// SPDX-License-Identifier: Apache-2.0
// bench_query FILE: filtering, sorting, and how soon a job ends that was cancelled.
#include "model/ingest/loader.h"
#include "model/query/kql.h"
#include "model/query/roworder.h"
#include "tests/benchmarks/measurement.h"

#include <atomic>
#include <cstdio>
#include <numeric>
#include <thread>

using namespace kubewake;
using namespace kubewake::bench;

namespace {

constexpr double kCancelLimit = 0.2; // s
constexpr auto kRunBeforeCancel = std::chrono::milliseconds(100);

CompiledFilter filterOf(const char *kql)
{
    return CompiledFilter(parseKql(kql)->expression);
}

// One pass over the same columns: what any filter has to read.
double sumColumns(const EventSnapshot &snapshot)
{
    std::uint64_t sum = 0;
    const double seconds = secondsOf([&] {
        for (const auto &chunk : snapshot.chunks()) {
            for (const Column column : {Column::Verb, Column::ObjectType, Column::Username}) {
                chunk->column(column).visit([&](const auto &codes) {
                    if constexpr (std::is_same_v<std::decay_t<decltype(codes)>, std::uint32_t>)
                        sum += std::uint64_t {codes} * chunk->size;
                    else
                        sum = std::accumulate(codes.begin(), codes.end(), sum);
                });
            }
        }
    });
    note("(sum of the codes)", static_cast<double>(sum), "");
    return seconds;
}

// How long `job` goes on after it was told to stop; 0 if it was done before.
double cancelLatency(const std::function<void(const std::function<bool()> &)> &job)
{
    std::atomic_bool cancelled = false;
    std::atomic_bool done = false;
    std::thread worker([&] {
        job([&cancelled] { return cancelled.load(std::memory_order_relaxed); });
        done = true;
    });
    std::this_thread::sleep_for(kRunBeforeCancel);
    if (done) {
        worker.join();
        return 0;
    }
    return secondsOf([&] {
        cancelled = true;
        worker.join();
    });
}

bool benchCancel(const char *path, const EventSnapshot &snapshot, const RowBitmap &all)
{
    bool pass =
        report("cancel of a free-text filter", cancelLatency([&](const auto &cancelled) {
                   EvaluationControl control;
                   control.cancelled = cancelled;
                   static_cast<void>(filterOf("nosuchtext").evaluate(snapshot, all, control));
               }),
               "s", Limit::AtMost, kCancelLimit);
    pass &= report("cancel of a sort", cancelLatency([&](const auto &cancelled) {
                       EvaluationControl control;
                       control.cancelled = cancelled;
                       static_cast<void>(orderRows(snapshot, all, {FieldId::RequestUri}, control));
                   }),
                   "s", Limit::AtMost, kCancelLimit);
    pass &= report("cancel of a load", cancelLatency([&](const auto &cancelled) {
                       EventStore store;
                       LoadOptions options;
                       options.paths = {path};
                       LoadControl control;
                       control.cancelled = cancelled;
                       static_cast<void>(loadEvidence(store, options, control));
                   }),
                   "s", Limit::AtMost, kCancelLimit);
    return pass;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_query FILE\n");
        return 2;
    }
    EventStore store;
    LoadOptions options;
    options.paths = {argv[1]};
    const double loading = secondsOf([&] { static_cast<void>(loadEvidence(store, options)); });
    note("load", loading, "s");
    store.finishLoading();
    const SnapshotPtr snapshot = store.publish();
    const RowBitmap all = allRows(*snapshot, RowKind::Events);

    useCores(1);
    const double sum = sumColumns(*snapshot);
    const CompiledFilter filter =
        filterOf("verb: (get or list) and res: secrets and not user: \"system:apiserver\"");
    Row matched = 0;
    const double filtering =
        secondsOf([&] { matched = filter.evaluate(*snapshot, all)->matched.count(); });
    note("rows matched", matched, "");
    bool pass = report("filter of 3 predicates", filtering, "s", Limit::AtMost, 4 * sum);
    for (const FieldId field : {FieldId::Time, FieldId::EffectiveUser, FieldId::RequestUri}) {
        const double sorting =
            secondsOf([&] { static_cast<void>(orderRows(*snapshot, all, {field})); });
        note(("sort by " + std::string(fieldInfo(field).path)).c_str(), sorting, "s");
    }
    pass &= benchCancel(argv[1], *snapshot, all);
    return pass ? 0 : 1;
}
