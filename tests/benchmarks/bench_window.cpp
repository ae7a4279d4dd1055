// SPDX-License-Identifier: Apache-2.0
// bench_window FILE: how long the window does not answer while it loads, filters, sorts and scans.
#include "app/window/comparefeed.h"
#include "app/window/entitylinks.h"
#include "app/window/eventpane.h"
#include "app/window/facets.h"
#include "app/window/findanywhere.h"
#include "app/window/grantsfeed.h"
#include "app/window/incidentlinks.h"
#include "app/window/mainwindow.h"
#include "app/window/objecthistories.h"
#include "app/window/settings.h"
#include "app/window/windowactions.h"
#include "model/query/valuecounts.h"
#include "tests/benchmarks/measurement.h"
#include "tests/support/timedapplication.h"
#include "views/events/detailpane.h"
#include "views/facets/facetpanel.h"
#include "views/filter/filterbar.h"
#include "views/find/findpalette.h"
#include "views/objects/objectpanel.h"
#include "views/signals/signalpanel.h"
#include "views/timeline/histogramview.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace kubewake;
using namespace kubewake::bench;

namespace {

constexpr double kLimitMs = 50;

bool isBusy(MainWindow &window)
{
    Investigation &all = window.investigation();
    return all.loader().isLoading() || all.query().isRunning() || all.detections().isRunning()
        || window.timeline()->canvas()->isBusy() || window.histogram()->isBusy()
        || window.detailPane()->isReading() || window.entityLinks()->isRunning()
        || window.objectHistories()->isRunning() || window.objectPanel()->isRunning()
        || window.grantsFeed()->isRunning() || window.compareFeed()->isRunning()
        || window.findAnywhere()->isRunning() || window.facets()->isRunning()
        || window.incidentLinks()->isRunning();
}

void settle(MainWindow &window)
{
    for (int calm = 0; calm < 5; ++calm) {
        QTest::qWait(20);
        if (isBusy(window))
            calm = -1;
    }
}

EntityRef mostActiveUser(const EventSnapshot &snapshot)
{
    const auto users =
        countValues(snapshot, snapshot.representatives(), FieldId::EffectiveUser, {}, 1);
    return EntityRef::user(users && !users->empty() ? users->front().value : "");
}

} // namespace

int main(int argc, char **argv)
{
    test::TimedApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_window FILE\n");
        return 2;
    }
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    MainWindow window(settings);
    window.resize(1600, 1000);
    window.show();
    settle(window);
    bool passed = true;
    const auto measure = [&](const char *name, const std::function<void()> &act) {
        static_cast<void>(application.takeLongest());
        // From the event loop, as a click would be.
        QMetaObject::invokeMethod(&window, act, Qt::QueuedConnection);
        settle(window);
        passed = report(name, application.takeLongest(), "ms", Limit::AtMost, kLimitMs) && passed;
    };
    RowQuery &query = window.investigation().query();
    measure("open, load and scan", [&] { window.open({QFile::decodeName(argv[1])}); });
    note("events", static_cast<double>(query.result().snapshot->eventCount()), "");
    note("signals", window.signalPanel()->model()->rowCount(), "");
    const auto filter = [&](const QString &kql) {
        return [&window, kql] {
            window.filterBar()->setFilterText(kql);
            window.filterBar()->apply();
        };
    };
    measure("filter", filter(QStringLiteral("verb: (get or list) and not user: system*")));
    measure("filter on raw text", filter(QStringLiteral("responseObject.metadata.name: web*")));
    measure("clear the filter", filter({}));
    measure("show every event", [&] { query.setRowKind(RowKind::Events); });
    measure("sort", [&] { query.setSort({FieldId::EffectiveUser, SortDirection::Descending}); });
    measure("select a signal", [&] {
        QTreeView *list = window.signalPanel()->list();
        list->setCurrentIndex(list->model()->index(0, 0));
    });
    measure("show its events", [&] {
        if (const SignalPtr signal = window.signalPanel()->currentSignal())
            emit window.signalPanel()->showEventsRequested(signal);
    });
    measure("values of five fields", [&] {
        auto *dock = window.findChild<QDockWidget *>(QStringLiteral("facets"));
        dock->show();
        dock->raise();
        FacetPanel *facets = window.facetPanel();
        for (const FieldId field : {FieldId::EffectiveUser, FieldId::Peer, FieldId::UserAgent,
                                    FieldId::ObjectName, FieldId::RequestUri})
            facets->tree()->expand(facets->model()->indexOf(field));
    });
    measure("filter with values shown", filter(QStringLiteral("outcome: denied")));
    measure("page of the most active user",
            [&] { window.entityLinks()->open(mostActiveUser(*query.result().snapshot)); });
    measure("clear it", filter({}));
    measure("history of an object",
            [&] { window.objectHistories()->show((*query.result().order)[0]); });
    measure("grants", [&] { window.actions()->grants->trigger(); });
    measure("compare the last quarter with before", [&] {
        const EventSnapshot &all = *query.result().snapshot;
        const std::int64_t length = all.lastTime() - all.firstTime();
        window.compareFeed()->compareWithBefore({all.lastTime() - length / 4, all.lastTime()});
    });
    measure("find anywhere", [&] {
        window.actions()->findAnywhere->trigger();
        window.findAnywhere()->palette()->field()->setText(QStringLiteral("web"));
    });
    measure("close", [&] { window.investigation().close(); });
    return passed ? 0 : 1;
}
