// SPDX-License-Identifier: Apache-2.0
// bench_view FILE: how soon the event table shows rows, and how smoothly it scrolls.
#include "model/ingest/loader.h"
#include "model/query/roworder.h"
#include "tests/benchmarks/measurement.h"
#include "views/events/eventgridview.h"

#include <QApplication>
#include <QScrollBar>
#include <QWindow>

#include <algorithm>
#include <cstdio>
#include <random>
#include <vector>

using namespace kubewake;
using namespace kubewake::bench;

namespace {

constexpr double kFirstRowsLimit = 1.0; // s
constexpr double kStepLimit = 0.016; // s
constexpr int kSteps = 1000;

RowOrderPtr orderOf(const EventSnapshot &snapshot)
{
    return std::make_shared<const RowOrder>(
        *orderRows(snapshot, allRows(snapshot, RowKind::Requests), {}));
}

// Seconds that 99 of 100 jumps to random places need (or steps of one row, if `far` is false).
double stepTime(EventGridView &view, bool far)
{
    std::mt19937 random(1);
    QScrollBar &bar = *view.verticalScrollBar();
    std::uniform_int_distribution<int> place(bar.minimum(), bar.maximum());
    std::vector<double> steps;
    for (int i = 0; i < kSteps; ++i) {
        steps.push_back(secondsOf([&] {
            bar.setValue(far ? place(random) : bar.value() + 1);
            view.viewport()->repaint();
        }));
    }
    std::ranges::sort(steps);
    note(far ? "jump, median" : "scroll step, median", steps[steps.size() / 2] * 1e3, "ms");
    return steps[steps.size() * 99 / 100];
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_view FILE\n");
        return 2;
    }
    const QApplication application(argc, argv);
    EventTableModel model;
    EventGridView view;
    view.setModel(&model);
    view.resize(1920, 1080);
    view.show();
    while (!view.windowHandle()->isExposed()) // what is hidden is not painted
        QApplication::processEvents();

    EventStore store;
    LoadOptions options;
    options.paths = {argv[1]};
    SnapshotPtr first;
    LoadControl control;
    control.cancelled = [&first] { return first != nullptr; };
    control.published = [&first](const SnapshotPtr &snapshot) {
        if (!first)
            first = snapshot;
    };
    const double firstRows = secondsOf([&] {
        static_cast<void>(loadEvidence(store, options, control));
        model.setContents(first, orderOf(*first));
        view.viewport()->repaint();
    });
    bool pass = report("first rows on screen", firstRows, "s", Limit::AtMost, kFirstRowsLimit);

    EventStore whole;
    static_cast<void>(loadEvidence(whole, options));
    const SnapshotPtr snapshot = whole.publish();
    const RowOrderPtr order = orderOf(*snapshot);
    note("rows", static_cast<double>(order->size()), "");
    note("new contents", secondsOf([&] { model.setContents(snapshot, order); }) * 1e3, "ms");
    pass &= report("scroll step, 99th percentile", stepTime(view, false) * 1e3, "ms", Limit::AtMost,
                   kStepLimit * 1e3);
    pass &= report("jump, 99th percentile", stepTime(view, true) * 1e3, "ms", Limit::AtMost,
                   kStepLimit * 1e3);
    return pass ? 0 : 1;
}
