// SPDX-License-Identifier: Apache-2.0
// bench_facets FILE: how soon after a change of the filter the values of all open fields are there.
#include "app/window/facets.h"
#include "app/window/settings.h"
#include "model/ingest/loader.h"
#include "model/query/kql.h"
#include "tests/benchmarks/measurement.h"
#include "views/facets/facetpanel.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTreeView>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace kubewake;
using namespace kubewake::bench;

namespace {

constexpr double kLimitMs = 300; // up to kLimitEvents
constexpr double kLimitEvents = 5e6;

// Open at once, as in an investigation.
constexpr std::array kOpen {FieldId::Outcome,   FieldId::Verb,       FieldId::ResourcePath,
                            FieldId::Namespace, FieldId::ActorClass, FieldId::EffectiveUser,
                            FieldId::Peer,      FieldId::Tool,       FieldId::StatusCode};

// What responders ask, from all rows to none. None reads the text of events: how long that takes
// is a matter of the filter, not of the facets.
constexpr std::array kFilters {
    "",
    "verb: get",
    "verb: (get or list)",
    "verb: (create or update or patch or delete)",
    "verb: delete",
    "verb: deletecollection",
    "res: secrets",
    "res: secrets and verb: (get or list or watch)",
    "res: (secrets or configmaps) and outcome: allowed",
    "res: pods",
    "res: pods and verb: create and not sub: *",
    "res: pods/exec",
    "sub: (exec or attach or portforward)",
    "sub: (exec or attach) and cmd: *",
    "res: serviceaccounts/token and verb: create",
    "api: rbac.authorization.k8s.io",
    "api: rbac.authorization.k8s.io and verb: (create or update or patch or delete)",
    "ns: kube-system",
    "ns: kube-system and verb: (create or update or patch or delete)",
    "not ns: *",
    "class: human",
    "class: (human or anonymous)",
    "class: \"service account\" and not ns: kube-system",
    "class: node",
    "user: system*",
    "not user: system*",
    "user: \"system:anonymous\"",
    "user: system\\:node\\:* and res: leases",
    "effective: *admin*",
    "as: *",
    "outcome: denied",
    "outcome: (denied or failed)",
    "outcome: denied and class: \"service account\"",
    "code >= 400",
    "code: 404 and verb: get",
    "ip: \"10.0.0.0/8\"",
    "not ip: \"127.0.0.0/8\"",
    "ua: kubectl*",
    "ua: (curl* or python* or Go-http-client*)",
    "name: *token*",
    "uri: *fieldManager=*",
    "role: cluster-admin",
    "dur > 1000",
    "time >= \"2026-11-23T06:00Z\" and time < \"2026-11-23T12:00Z\"",
};

double percentile(const std::vector<double> &sorted, std::size_t percent)
{
    return sorted[(sorted.size() - 1) * percent / 100];
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_facets FILE\n");
        return 2;
    }
    EventStore store;
    LoadOptions options;
    options.paths = {argv[1]};
    static_cast<void>(loadEvidence(store, options));
    store.finishLoading();
    const SnapshotPtr snapshot = store.publish();
    note("events", static_cast<double>(snapshot->eventCount()), "");

    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    RowQuery query;
    FacetPanel panel;
    const Facets facets(&panel, &query, settings, nullptr);
    panel.resize(400, 1000);
    panel.show();
    for (const FieldId field : kOpen)
        panel.tree()->expand(panel.model()->indexOf(field));
    const auto settle = [&] {
        while (query.isRunning() || facets.isRunning())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    };
    query.setSnapshot(snapshot);
    settle();

    std::vector<double> times;
    std::vector<double> rowTimes; // until the rows were known; the rest is counting
    auto start = std::chrono::steady_clock::now();
    QObject::connect(&query, &RowQuery::resultChanged, &panel, [&] {
        rowTimes.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() * 1e3);
    });
    double slowest = 0;
    const char *slowestFilter = "";
    for (const char *kql : kFilters) {
        const auto filter = parseKql(kql);
        if (!filter) {
            std::fprintf(stderr, "%s: %s\n", kql, qPrintable(filter.error().message));
            return 2;
        }
        start = std::chrono::steady_clock::now();
        times.push_back(secondsOf([&] {
                            query.setFilter(filter->expression);
                            settle();
                        })
                        * 1e3);
        if (times.back() > slowest) {
            slowest = times.back();
            slowestFilter = kql;
        }
    }
    std::ranges::sort(times);
    std::ranges::sort(rowTimes);
    note("filters", static_cast<double>(times.size()), "");
    std::printf("slowest filter: `%s`\n", slowestFilter);
    note("all facets, slowest", slowest, "ms");
    note("of it the rows, median", percentile(rowTimes, 50), "ms");
    note("of it the rows, 95th percentile", percentile(rowTimes, 95), "ms");
    // One pass over the rows: with more of them the limit grows. In short logs other costs prevail.
    const double share = static_cast<double>(snapshot->eventCount()) / kLimitEvents;
    const double limit = kLimitMs * std::max(1.0, share);
    bool pass = report("all facets, median", percentile(times, 50), "ms", Limit::AtMost, limit);
    pass &=
        report("all facets, 95th percentile", percentile(times, 95), "ms", Limit::AtMost, limit);
    return pass ? 0 : 1;
}
