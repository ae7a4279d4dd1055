// SPDX-License-Identifier: Apache-2.0
#include "model/query/timegaps.h"
#include "model/store/eventbatch.h"
#include "model/store/eventstore.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace kubewake;

namespace {

constexpr std::int64_t kSecond = kMicrosecondsPerSecond;
constexpr MicrosecondsUtc kStart = 1'764'000'000 * kSecond;

struct Log
{
    std::string file;
    std::string cluster;
    std::vector<std::int64_t> times; // µs from kStart; negative: the event has no time
};

SnapshotPtr snapshotOf(const std::vector<Log> &logs)
{
    EventStore store;
    BatchBuilder builder;
    std::uint32_t number = 0;
    for (const Log &log : logs) {
        auto info = std::make_shared<SourceInfo>();
        info->path = log.file;
        info->cluster = log.cluster;
        const SourceId source = store.addSource(info).value();
        for (const std::int64_t time : log.times) {
            ++number;
            builder.beginEvent();
            builder.set(Column::Verb, "get");
            builder.setAuditId("made-" + std::to_string(number));
            builder.setTimes(time < 0 ? kNoTime : kStart + time, kNoDuration);
            builder.endEvent({source, number, 1, number}, number);
        }
    }
    store.commit(builder.take());
    return store.publish();
}

// `count` events, `distance` apart, from `from` on.
std::vector<std::int64_t> steady(std::int64_t from, std::int64_t distance, int count)
{
    std::vector<std::int64_t> times;
    for (int i = 0; i < count; ++i)
        times.push_back(from + i * distance);
    return times;
}

std::vector<std::int64_t> operator+(std::vector<std::int64_t> a, const std::vector<std::int64_t> &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

TimeSeries only(const SnapshotPtr &snapshot)
{
    const std::vector<TimeSeries> all = findTimeGaps(*snapshot).value();
    if (all.size() != 1)
        qFatal("%d series", static_cast<int>(all.size()));
    return all.front();
}

} // namespace

class TimeGapsTest : public QObject
{
    Q_OBJECT

private slots:
    void gaps_data()
    {
        QTest::addColumn<qint64>("distance"); // seconds between events
        QTest::addColumn<qint64>("hole"); // seconds
        QTest::addColumn<bool>("isGap");
        const auto row = [](const char *name, qint64 distance, qint64 hole, bool isGap) {
            QTest::newRow(name) << distance << hole << isGap;
        };
        row("a minute of a busy log", 1, 60, false);
        row("more than a minute", 1, 61, true);
        row("50 times the usual", 10, 500, false);
        row("more than that", 10, 501, true);
        row("an hour of a quiet log", 600, 3'600, false);
        row("a day of a quiet log", 600, 86'400, true);
    }

    void gaps()
    {
        QFETCH(qint64, distance);
        QFETCH(qint64, hole);
        QFETCH(bool, isGap);
        const std::int64_t usual = distance * kSecond;
        const std::int64_t end = 199 * usual;
        std::vector<std::int64_t> times =
            steady(0, usual, 200) + steady(end + hole * kSecond, usual, 200);
        // Files are not sorted by time.
        std::ranges::shuffle(times, std::mt19937 {1});
        const TimeSeries series = only(snapshotOf({{"audit.log", "c", times}}));
        QCOMPARE(series.events, std::uint64_t {400});
        QCOMPARE(series.usual, usual);
        QCOMPARE(series.limit, std::max(kShortestGap, 50 * usual));
        QCOMPARE(series.first, kStart);
        QCOMPARE(series.gaps.size(), std::size_t {isGap ? 1U : 0U});
        if (isGap)
            QCOMPARE(series.gaps[0], (TimeGap {kStart + end, kStart + end + hole * kSecond}));
    }

    void fewEventsSayNothing()
    {
        const auto holed = [](int count) {
            return only(snapshotOf(
                {{"a", "c", steady(0, kSecond, count) + steady(1'000'000 * kSecond, 1, 1)}}));
        };
        QVERIFY(holed(99).gaps.empty());
        QCOMPARE(holed(99).limit, std::int64_t {0});
        QCOMPARE(holed(100).gaps.size(), std::size_t {1});
        const TimeSeries none = only(snapshotOf({{"a", "c", {-1, -1}}}));
        QCOMPARE(none.events, std::uint64_t {0});
        QCOMPARE(none.first, kNoTime);
        QVERIFY(findTimeGaps(EventSnapshot()).value().empty());
    }

    void rotatedFilesAreOneLog()
    {
        const std::vector<Log> logs {
            {"l/audit.log", "c", steady(300 * kSecond, kSecond, 200)},
            {"l/audit-2026-11-23T09-48-59.273.log.gz", "c", steady(0, kSecond, 200)}};
        const TimeSeries series = only(snapshotOf(logs));
        QCOMPARE(series.name, std::string("l/audit"));
        QCOMPARE(series.files.size(), std::size_t {2});
        QCOMPARE(series.gaps.size(), std::size_t {1}); // a file between them is missing
    }

    // Another server's log does not fill a gap, nor does another cluster's.
    void serversAreApart()
    {
        const std::vector<std::int64_t> holed =
            steady(0, kSecond, 200) + steady(1'000 * kSecond, kSecond, 200);
        const std::vector<std::int64_t> whole = steady(0, kSecond, 1'200);
        const auto all = findTimeGaps(*snapshotOf({{"cp-1/audit.log", "c", holed},
                                                   {"cp-2/audit.log", "c", whole},
                                                   {"cp-1/audit.log", "d", whole}}))
                             .value();
        QCOMPARE(all.size(), std::size_t {3});
        QCOMPARE(all[0].name, std::string("cp-1/audit"));
        QCOMPARE(all[0].gaps.size(), std::size_t {1});
        QVERIFY(all[1].gaps.empty());
        QCOMPARE(all[2].cluster, std::string("d"));
        QVERIFY(all[2].gaps.empty());
    }

    void names_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *file, const char *name) {
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(name);
        };
        row("audit.log", "audit");
        row("/var/log/audit.log.1", "/var/log/audit");
        row("audit.log.12.gz", "audit");
        row("audit.log-20261123.zst", "audit");
        row("audit-2026-11-23T09-48-59.273.log", "audit");
        row("kube-apiserver-cp1.log", "kube-apiserver-cp1");
        row("kube-apiserver-cp2.log", "kube-apiserver-cp2");
        row("x.tar.gz!/logs/audit-2026-11-23T09-48-59.273.log", "x.tar.gz!/logs/audit");
        row("2026-11-23.jsonl", "2026-11-23");
        row("-", "-");
        row(".log", ".log");
        row(".1", ".1");
        row("", "");
    }

    void names()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(seriesName(file.toStdString())), name);
    }

    void cancels()
    {
        EvaluationControl control;
        control.cancelled = [] { return true; };
        QVERIFY(!findTimeGaps(*snapshotOf({{"a", "c", {1}}}), control));
    }
};

QTEST_APPLESS_MAIN(TimeGapsTest)
#include "tst_timegaps.moc"
