// SPDX-License-Identifier: Apache-2.0
#include "model/query/compiledfilter.h"
#include "tests/model/store/storedevent.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

using Rows = std::vector<Row>;

constexpr MicrosecondsUtc kLater = kReceived + 5'000'000;
constexpr char kExec[] = "/api/v1/namespaces/a/pods/b/exec?command=sh";
// Three stages in a row, all with the audit ID that the client chose.
StoredEvent stage(Stage stage, MicrosecondsUtc time, std::uint32_t code = 200)
{
    return {.auditId = "chosen",
            .stage = stage,
            .bytes = std::to_string(time) + std::to_string(static_cast<int>(stage)) + ':'
                + std::to_string(code),
            .code = code,
            .time = time,
            .duration = static_cast<int>(stage) * 100};
}

} // namespace

// One audit ID for many requests: which of their events are rows of the requests view.
class RequestRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void noRequestHides_data()
    {
        QTest::addColumn<std::vector<StoredEvent>>("events");
        QTest::addColumn<Rows>("rows");
        QTest::addColumn<Rows>("rowOf");
        const auto row = [](const char *name, const std::vector<StoredEvent> &events,
                            const Rows &rows,
                            const Rows &rowOf) { QTest::newRow(name) << events << rows << rowOf; };
        using enum Stage;
        row("final events only",
            {stage(ResponseComplete, kReceived), stage(ResponseComplete, kLater)}, {0, 1}, {0, 1});
        row("all stages, mixed",
            {stage(RequestReceived, kReceived), stage(RequestReceived, kLater),
             stage(ResponseComplete, kLater), stage(ResponseComplete, kReceived)},
            {2, 3}, {3, 2, 2, 3});
        StoredEvent exec = stage(ResponseStarted, kReceived, 101);
        exec.uri = kExec;
        row("an exec that is still open, behind a harmless request",
            {exec, stage(ResponseComplete, kLater)}, {0, 1}, {0, 1});
        exec.time = kLater;
        row("and after one", {stage(ResponseComplete, kReceived), exec}, {0, 1}, {0, 1});
        row("a failed login",
            {stage(ResponseComplete, kReceived), stage(ResponseStarted, kLater, 401)}, {0, 1},
            {0, 1});
        row("two failed logins",
            {stage(ResponseStarted, kReceived, 401), stage(ResponseStarted, kLater, 401)}, {0, 1},
            {0, 1});
        row("a panic", {stage(ResponseComplete, kReceived), stage(Panic, kLater, 500)}, {0, 1},
            {0, 1});
        row("requests that were only received",
            {stage(RequestReceived, kReceived), stage(RequestReceived, kLater)}, {0, 1}, {0, 1});
        StoredEvent other = stage(ResponseComplete, kReceived);
        other.user = "mallory";
        other.bytes = "other";
        row("at the same microsecond, by someone else", {stage(ResponseComplete, kReceived), other},
            {0, 1}, {0, 1});
        other = stage(ResponseComplete, kReceived);
        other.duration += 1;
        other.bytes = "other";
        row("only the end differs", {stage(ResponseComplete, kReceived), other}, {0, 1}, {0, 1});
        other = stage(ResponseComplete, kReceived);
        other.bytes = "{ \"the same\": \"event, written by another exporter\" }";
        row("one event in two spellings",
            {stage(RequestReceived, kReceived), stage(ResponseComplete, kReceived), other}, {1},
            {1, 1, 1});
        other.time = kLater;
        StoredEvent again = other;
        again.bytes = "a third spelling";
        row("an extra event in two spellings", {stage(ResponseComplete, kReceived), other, again},
            {0, 1}, {0, 1, 1});
    }

    void noRequestHides()
    {
        QFETCH(std::vector<StoredEvent>, events);
        QFETCH(Rows, rows);
        QFETCH(Rows, rowOf);
        const SnapshotPtr snapshot = storeOf(events);
        QCOMPARE(snapshot->eventCount(), static_cast<Row>(events.size()));
        QCOMPARE(snapshot->requestCount(), 1U); // audit IDs, as ever
        QCOMPARE(snapshot->representatives().rows(), rows);
        QCOMPARE(allRows(*snapshot, RowKind::Requests).rows(), rows);
        for (Row row = 0; row < snapshot->eventCount(); ++row) {
            QCOMPARE(snapshot->representativeOf(row), rowOf[row]);
            QCOMPARE(snapshot->isRepresentative(row), std::ranges::count(rows, row) == 1);
        }
    }

    // Every request of an attacker with the same audit ID, among ordinary ones.
    void thousandsWithOneId()
    {
        std::vector<StoredEvent> events;
        for (int i = 0; i < 30'000; ++i) {
            const MicrosecondsUtc time = kReceived + i * 10;
            for (const Stage at : {Stage::RequestReceived, Stage::ResponseComplete}) {
                events.push_back(stage(at, time));
                if (i % 3 == 0)
                    events.back().auditId = "ordinary-" + std::to_string(i);
            }
        }
        const SnapshotPtr snapshot = storeOf(events);
        QCOMPARE(snapshot->requestCount(), 10'001U);
        QCOMPARE(snapshot->representatives().count(), Row {30'000});
        for (Row row = 0; row < snapshot->eventCount(); ++row)
            QCOMPARE(snapshot->representativeOf(row), row | 1U);
    }

    void theOrderOfFilesDoesNotMatter()
    {
        using enum Stage;
        std::vector<StoredEvent> events {
            stage(RequestReceived, kReceived),  stage(ResponseStarted, kReceived),
            stage(RequestReceived, kLater),     stage(ResponseComplete, kLater),
            stage(RequestReceived, kLater + 1), stage(ResponseStarted, kLater + 1, 401)};
        std::vector<std::size_t> order {0, 1, 2, 3, 4, 5};
        do {
            std::vector<StoredEvent> shuffled;
            for (const std::size_t i : order)
                shuffled.push_back(events[i]);
            const SnapshotPtr snapshot = storeOf(shuffled);
            QCOMPARE(snapshot->representatives().count(), Row {3});
            for (Row row = 0; row < 6; ++row)
                QCOMPARE(order[snapshot->representativeOf(row)], order[row] | 1U);
        } while (std::ranges::next_permutation(order).found);
    }

    void aSnapshotKeepsItsRows()
    {
        EventStore store;
        addSource(store);
        store.commit(batchOf({stage(Stage::RequestReceived, kReceived)}));
        const SnapshotPtr first = store.publish();
        store.commit(batchOf({stage(Stage::RequestReceived, kLater)}));
        const SnapshotPtr second = store.publish();
        store.commit(batchOf(
            {stage(Stage::ResponseComplete, kLater), stage(Stage::ResponseComplete, kReceived)}));
        const SnapshotPtr third = store.publish();
        QCOMPARE(first->representatives().rows(), (Rows {0}));
        QCOMPARE(second->representatives().rows(), (Rows {0, 1}));
        QCOMPARE(third->representatives().rows(), (Rows {2, 3}));
        QCOMPARE(second->representatives().rows(), (Rows {0, 1}));
    }
};

QTEST_APPLESS_MAIN(RequestRowsTest)
#include "tst_requestrows.moc"
