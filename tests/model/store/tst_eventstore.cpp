// SPDX-License-Identifier: Apache-2.0
#include "model/store/fieldvalues.h"
#include "tests/model/store/storedevent.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

using Rows = std::vector<Row>;

constexpr char kId[] = "0dcfddcc-f384-4dab-8562-85226802f6f0";
constexpr char kOtherId[] = "90df1d79-ed9a-41b9-a389-015f29a9ffb4";

// What a request leaves behind when its policy records all stages.
std::vector<StoredEvent> fullRequest(const std::string &id, const std::string &mark = {})
{
    return {
        {.auditId = id,
         .stage = Stage::RequestReceived,
         .bytes = mark + "rr",
         .code = 0,
         .duration = 0},
        {.auditId = id, .stage = Stage::ResponseStarted, .bytes = mark + "rs", .duration = 10},
        {.auditId = id, .stage = Stage::ResponseComplete, .bytes = mark + "rc", .duration = 20}};
}

} // namespace

class EventStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyIsEmpty()
    {
        EventStore store;
        QCOMPARE(store.commit({}), Row {0});
        const SnapshotPtr snapshot = store.publish();
        QCOMPARE(snapshot->eventCount(), Row {0});
        QCOMPARE(snapshot->requestCount(), 0U);
        QVERIFY(snapshot->representatives().none());
        QCOMPARE(snapshot->firstTime(), kNoTime);
        QCOMPARE(EventSnapshot().representatives().size(), Row {0});
    }

    void stagesFoldIntoOneRequest()
    {
        auto events = fullRequest(kId);
        std::ranges::reverse(events); // files are not sorted
        const SnapshotPtr snapshot = storeOf(events);
        QCOMPARE(snapshot->eventCount(), Row {3});
        QCOMPARE(snapshot->requestCount(), 1U);
        QCOMPARE(snapshot->representatives().rows(), Rows {0});
        QCOMPARE(snapshot->rowsOfRequest(RequestId {0}), (Rows {2, 1, 0}));
        QCOMPARE(snapshot->auditId(2), std::string(kId));
        for (Row row = 0; row < 3; ++row)
            QCOMPARE(snapshot->representativeOf(row), Row {0});
    }

    void theHighestStageRepresents_data()
    {
        QTest::addColumn<std::vector<int>>("stages");
        QTest::addColumn<Row>("row");
        const auto row = [](const char *name, std::vector<Stage> stages, Row expected) {
            std::vector<int> numbers;
            for (const Stage stage : stages)
                numbers.push_back(static_cast<int>(stage));
            QTest::newRow(name) << numbers << expected;
        };
        using enum Stage;
        row("all", {RequestReceived, ResponseStarted, ResponseComplete}, 2);
        row("a panic", {RequestReceived, Panic}, 1);
        row("an open exec", {RequestReceived, ResponseStarted}, 1);
        row("a failed login", {ResponseStarted}, 0);
        row("only received", {RequestReceived}, 0);
        row("no stage", {Missing}, 0);
        row("backwards", {ResponseComplete, ResponseStarted, RequestReceived}, 0);
        row("a panic after the end", {ResponseComplete, Panic}, 1);
        row("the end after a panic", {Panic, ResponseComplete}, 0);
    }

    void theHighestStageRepresents()
    {
        QFETCH(std::vector<int>, stages);
        QFETCH(Row, row);
        std::vector<StoredEvent> events;
        for (const int stage : stages)
            events.push_back({.auditId = kId,
                              .stage = static_cast<Stage>(stage),
                              .bytes = std::to_string(stage)});
        const SnapshotPtr snapshot = storeOf(events);
        QCOMPARE(snapshot->eventCount(), static_cast<Row>(stages.size()));
        QCOMPARE(snapshot->representatives().rows(), Rows {row});
        QVERIFY(snapshot->isRepresentative(row));
        QCOMPARE(snapshot->representativeOf(0), row);
    }

    void copiesAreCountedAndFolded()
    {
        EventStore store;
        addSource(store);
        QCOMPARE(store.commit(batchOf(fullRequest(kId))), Row {0});
        QCOMPARE(store.commit(batchOf(fullRequest(kId))), Row {3});
        auto twice = fullRequest(kOtherId);
        twice.push_back(twice[2]);
        twice.push_back(twice[0]);
        QCOMPARE(store.commit(batchOf(twice)), Row {2});
        const SnapshotPtr snapshot = store.publish();
        QCOMPARE(snapshot->eventCount(), Row {6});
        QCOMPARE(snapshot->duplicateCount(), std::uint64_t {5});
        QCOMPARE(snapshot->representatives().rows(), (Rows {2, 5}));
        // Copies leave no gap: the rows that follow are numbered on.
        QCOMPARE(snapshot->line(3), std::uint64_t {1});
    }

    void clustersAreKeptApart()
    {
        EventStore store;
        addSource(store, "a");
        const SourceId b = addSource(store, "b");
        const SourceId alsoA = addSource(store, "a");
        auto events = fullRequest(kId);
        store.commit(batchOf(events));
        for (StoredEvent &event : events)
            event.source = b;
        QCOMPARE(store.commit(batchOf(events)), Row {0});
        for (StoredEvent &event : events)
            event.source = alsoA;
        QCOMPARE(store.commit(batchOf(events)), Row {3});
        QCOMPARE(store.publish()->requestCount(), 2U);
    }

    void eventsWithoutAnIdAreRequestsOfTheirOwn()
    {
        const SnapshotPtr snapshot = storeOf({{.bytes = "a"}, {.bytes = "a"}});
        QCOMPARE(snapshot->eventCount(), Row {2});
        QCOMPARE(snapshot->requestCount(), 2U);
        QCOMPARE(snapshot->representatives().count(), Row {2});
        QCOMPARE(snapshot->auditId(0), std::string());
    }

    void extraEventsAreKeptOnce()
    {
        EventStore store;
        addSource(store);
        // An aggregated API server received the request later.
        const std::vector<StoredEvent> events {
            {.auditId = kId, .bytes = "a"},
            {.auditId = kId, .bytes = "b", .time = kReceived + 5},
            {.auditId = kId, .bytes = "b", .time = kReceived + 5},
            {.auditId = kId, .bytes = "a"}};
        QCOMPARE(store.commit(batchOf(events)), Row {2});
        QCOMPARE(store.commit(batchOf(events)), Row {4});
        const SnapshotPtr snapshot = store.publish();
        QCOMPARE(snapshot->eventCount(), Row {2});
        QCOMPARE(snapshot->requestCount(), 1U);
        QCOMPARE(snapshot->rowsOfRequest(RequestId {0}), (Rows {0, 1}));
    }

    // The content hash has 32 bits, so among a million events of one audit ID some share it.
    void equalHashesAreNotEnoughForACopy()
    {
        BatchBuilder builder;
        for (std::uint64_t i = 0; i < 4; ++i) {
            builder.beginEvent();
            builder.setAuditId(kId);
            builder.setCode(Column::Stage, static_cast<std::uint32_t>(Stage::ResponseComplete));
            builder.setTimes(kReceived + static_cast<std::int64_t>(i / 2),
                             static_cast<std::int64_t>(i % 2));
            builder.endEvent({SourceId {}, i, 10, i + 1}, 42);
        }
        EventStore store;
        addSource(store);
        QCOMPARE(store.commit(builder.take()), Row {0});
        QCOMPARE(store.publish()->eventCount(), Row {4});
        QCOMPARE(store.publish()->representatives().count(), Row {4});
    }

    void sourcesAreLimited()
    {
        EventStore store;
        auto info = std::make_shared<const SourceInfo>();
        for (int i = 0; i < 65'535; ++i)
            QVERIFY(store.addSource(info));
        const auto refused = store.addSource(info);
        QVERIFY(!refused);
        QVERIFY(!refused.error().message.isEmpty());
    }

    void absentAndEmptyDiffer()
    {
        BatchBuilder builder;
        builder.beginEvent();
        builder.set(Column::Username, "");
        builder.setList(Column::Groups, {});
        builder.setObjectType({"pods", std::string_view(), "", "v1"});
        builder.endEvent({}, 1);
        builder.beginEvent();
        builder.endEvent({}, 2);
        EventStore store;
        addSource(store);
        store.commit(builder.take());
        const SnapshotPtr snapshot = store.publish();
        QVERIFY(snapshot->code(Column::Username, 0) != kMissing);
        QCOMPARE(snapshot->value(DictionaryId::Users, snapshot->code(Column::Username, 0)),
                 std::string_view());
        QVERIFY(snapshot->code(Column::Groups, 0) != kMissing);
        QVERIFY(snapshot->tuple(Column::Groups, snapshot->code(Column::Groups, 0)).empty());
        QCOMPARE(snapshot->code(Column::Username, 1), kMissing);
        QCOMPARE(snapshot->code(Column::Groups, 1), kMissing);
        const Code type = snapshot->code(Column::ObjectType, 0);
        QCOMPARE(snapshot->tupleElement(Column::ObjectType, type, 1), kMissing);
        QVERIFY(snapshot->tupleElement(Column::ObjectType, type, 2) != kMissing);
        QCOMPARE(snapshot->tupleElement(Column::ObjectType, type, 4), kMissing);
    }

    void aDroppedEventLeavesNothing()
    {
        BatchBuilder builder;
        builder.beginEvent();
        builder.set(Column::Verb, "delete");
        builder.setAuditId(kId);
        builder.dropEvent();
        builder.endEvent({}, 1);
        EventStore store;
        addSource(store);
        store.commit(builder.take());
        const SnapshotPtr snapshot = store.publish();
        QCOMPARE(snapshot->eventCount(), Row {1});
        QCOMPARE(snapshot->code(Column::Verb, 0), kMissing);
        QCOMPARE(snapshot->auditId(0), std::string());
        QCOMPARE(snapshot->time(0), kNoTime);
    }

    void timesOfTheWhole()
    {
        const SnapshotPtr snapshot = storeOf({{.auditId = "a", .time = kNoTime},
                                              {.auditId = "b", .time = -5},
                                              {.auditId = "c", .time = kReceived},
                                              {.auditId = "d", .time = kNoTime}});
        QCOMPARE(snapshot->firstTime(), MicrosecondsUtc {-5});
        QCOMPARE(snapshot->lastTime(), kReceived);
        QVERIFY(!fieldNumber(*snapshot, FieldId::Time, 0));
        QCOMPARE(fieldText(*snapshot, FieldId::StageTime, 0), std::string());
    }
};

QTEST_APPLESS_MAIN(EventStoreTest)
#include "tst_eventstore.moc"
