// SPDX-License-Identifier: Apache-2.0
#include "model/store/fieldvalues.h"
#include "tests/model/store/storedevent.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace kubewake;
using namespace kubewake::test;

namespace {

constexpr Row kMany = 3 * kChunkRows + 1234;

// Event n of a long log. Two of three follow each other in a request; values of every width.
StoredEvent numbered(Row n)
{
    const Row request = n - n % 3 % 2;
    return {.auditId = "request-" + std::to_string(request),
            .stage = n == request ? Stage::RequestReceived : Stage::ResponseComplete,
            .bytes = std::to_string(n),
            .code = n % 600,
            .time = request % 1000 == 6 ? kNoTime : kReceived + std::int64_t {request} * 1'000'003,
            .duration = request % 1000 == 6 ? kNoDuration : std::int64_t {n},
            .user = "user-" + std::to_string(request % 70'001),
            .verb = request % kChunkRows < 100 ? "get" : "list",
            .uri = "/x/" + std::to_string(request % 300)};
}

// Everything that a row says, written out.
std::string rowText(const EventSnapshot &snapshot, Row row)
{
    std::string text = std::to_string(static_cast<std::uint32_t>(snapshot.requestOf(row)));
    for (const FieldId field :
         {FieldId::AuditId, FieldId::Stage, FieldId::StatusCode, FieldId::Time, FieldId::Duration,
          FieldId::Username, FieldId::ActorClass, FieldId::Verb, FieldId::RequestUri,
          FieldId::Line})
        text += '|' + fieldText(snapshot, field, row);
    return text;
}

std::string allText(const EventSnapshot &snapshot)
{
    std::string text;
    for (Row row = 0; row < snapshot.eventCount(); ++row)
        text += rowText(snapshot, row) + '\n';
    return text;
}

// The codes themselves: they must not depend on how the input was cut.
std::vector<std::uint32_t> allCodes(const EventSnapshot &snapshot)
{
    std::vector<std::uint32_t> codes;
    for (std::size_t column = 0; column < kColumnCount; ++column) {
        for (Row row = 0; row < snapshot.eventCount(); ++row)
            codes.push_back(snapshot.code(static_cast<Column>(column), row));
    }
    return codes;
}

std::vector<EventBatch> batches(const std::vector<StoredEvent> &events, std::size_t size,
                                std::size_t parsers)
{
    std::vector<BatchBuilder> builders(parsers);
    std::vector<EventBatch> result;
    std::uint64_t line = 0;
    for (std::size_t from = 0; from < events.size(); from += size) {
        BatchBuilder &builder = builders[result.size() % parsers];
        for (std::size_t i = from; i < std::min(events.size(), from + size); ++i)
            add(builder, events[i], ++line);
        result.push_back(builder.take());
    }
    return result;
}

} // namespace

class SnapshotsTest : public QObject
{
    Q_OBJECT

private:
    std::vector<StoredEvent> m_events;
    SnapshotPtr m_reference;

private slots:
    void initTestCase()
    {
        for (Row n = 0; n < kMany; ++n)
            m_events.push_back(numbered(n));
        m_reference = storeOf(m_events);
    }

    void chunksHoldAllRows()
    {
        QCOMPARE(m_reference->eventCount(), kMany);
        QCOMPARE(m_reference->chunks().size(), std::size_t {4});
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(m_reference->chunks()[i]->size, kChunkRows);
            QCOMPARE(m_reference->chunks()[i]->firstRow, static_cast<Row>(i) * kChunkRows);
        }
        QCOMPARE(m_reference->chunks()[3]->size, Row {1234});
        for (Row row = 0; row < kMany; ++row) {
            const StoredEvent event = numbered(row);
            QCOMPARE(m_reference->time(row), event.time);
            QCOMPARE(m_reference->duration(row), event.duration);
            QCOMPARE(m_reference->line(row), std::uint64_t {row} + 1);
            QCOMPARE(m_reference->offset(row), (std::uint64_t {row} + 1) * 1000);
            QCOMPARE(m_reference->length(row), static_cast<std::uint32_t>(event.bytes.size()));
            QCOMPARE(m_reference->code(Column::StatusCode, row), event.code);
            QCOMPARE(
                m_reference->value(DictionaryId::Users, m_reference->code(Column::Username, row)),
                std::string_view(event.user));
        }
        QVERIFY(m_reference->columnBytes() < std::size_t {kMany} * 100);
    }

    void anyCutOfTheInputGivesTheSame_data()
    {
        QTest::addColumn<std::size_t>("size");
        QTest::addColumn<std::size_t>("parsers");
        QTest::newRow("one batch") << std::size_t {kMany} << std::size_t {1};
        QTest::newRow("chunks") << std::size_t {kChunkRows} << std::size_t {1};
        QTest::newRow("odd batches") << std::size_t {7919} << std::size_t {1};
        QTest::newRow("two parsers") << std::size_t {7919} << std::size_t {2};
        QTest::newRow("small batches of five parsers") << std::size_t {101} << std::size_t {5};
    }

    void anyCutOfTheInputGivesTheSame()
    {
        QFETCH(std::size_t, size);
        QFETCH(std::size_t, parsers);
        EventStore store;
        addSource(store);
        for (const EventBatch &batch : batches(m_events, size, parsers))
            QCOMPARE(store.commit(batch), Row {0});
        const SnapshotPtr snapshot = store.publish();
        QCOMPARE(snapshot->requestCount(), m_reference->requestCount());
        QVERIFY(allCodes(*snapshot) == allCodes(*m_reference));
        QVERIFY(allText(*snapshot) == allText(*m_reference));
        QVERIFY(snapshot->representatives() == m_reference->representatives());
        QCOMPARE(snapshot->firstTime(), m_reference->firstTime());
        QCOMPARE(snapshot->lastTime(), m_reference->lastTime());
    }

    void loadingGoesOnAfterItFinished()
    {
        EventStore store;
        addSource(store);
        const std::vector<EventBatch> parts = batches(m_events, 50'000, 2);
        for (const EventBatch &batch : parts) {
            QCOMPARE(store.commit(batch), Row {0});
            store.finishLoading();
        }
        QVERIFY(allText(*store.publish()) == allText(*m_reference));
        // The index that was built anew knows all requests: everything is a copy.
        Row copies = 0;
        for (const EventBatch &batch : batches(m_events, 50'000, 1)) {
            copies += store.commit(batch);
            store.finishLoading();
        }
        QCOMPARE(copies, kMany);
        QCOMPARE(store.publish()->eventCount(), kMany);
        QCOMPARE(store.publish()->requestCount(), m_reference->requestCount());
    }

    void aSnapshotDoesNotChange()
    {
        EventStore store;
        addSource(store);
        const std::vector<EventBatch> parts = batches(m_events, 40'000, 1);
        store.commit(parts[0]);
        const SnapshotPtr early = store.publish();
        const std::string before = allText(*early);
        const Code users = early->dictionarySize(DictionaryId::Users);
        const RequestEntry lastEntry = early->request(RequestId {early->requestCount() - 1});
        for (std::size_t i = 1; i < parts.size(); ++i)
            store.commit(parts[i]);
        QCOMPARE(early->eventCount(), Row {40'000});
        QCOMPARE(early->dictionarySize(DictionaryId::Users), users);
        QCOMPARE(early->request(RequestId {early->requestCount() - 1}).finished,
                 lastEntry.finished);
        QCOMPARE(early->representatives().size(), Row {40'000});
        QVERIFY(allText(*early) == before);
        QVERIFY(store.publish()->dictionarySize(DictionaryId::Users) > users);
    }

    // A request that ends after the snapshot was taken is still open in it.
    void aLaterStageDoesNotReachBack()
    {
        EventStore store;
        addSource(store);
        store.commit(batchOf({numbered(0)}));
        const SnapshotPtr early = store.publish();
        store.commit(batchOf({numbered(1)}));
        QCOMPARE(early->request(RequestId {0}).finished, kNoRow);
        QCOMPARE(early->representativeOf(0), Row {0});
        QCOMPARE(store.publish()->representativeOf(0), Row {1});
        QVERIFY(store.publish()->continues(*early));
        QVERIFY(!early->continues(*store.publish()));
        QVERIFY(!m_reference->continues(*early));
    }

    // Readers walk over snapshots, without a lock, while the writer goes on.
    void readersAndTheWriterAtTheSameTime()
    {
        EventStore store;
        addSource(store);
        const std::vector<EventBatch> parts = batches(m_events, 9973, 3);
        std::atomic<std::shared_ptr<const EventSnapshot>> current {store.publish()};
        std::atomic<bool> done {false};
        std::atomic<int> wrong {0};
        std::thread reader([&] {
            while (!done) {
                const SnapshotPtr snapshot = current.load();
                for (Row row = 0; row < snapshot->eventCount(); row += 97) {
                    if (fieldText(*snapshot, FieldId::Username, row) != numbered(row).user
                        || snapshot->auditId(row) != numbered(row).auditId
                        || snapshot->representativeOf(row) >= snapshot->eventCount())
                        ++wrong;
                }
                if (snapshot->representatives().count() != snapshot->requestCount())
                    ++wrong;
            }
        });
        for (const EventBatch &batch : parts) {
            store.commit(batch);
            current.store(store.publish());
        }
        done = true;
        reader.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(allText(*current.load()) == allText(*m_reference));
    }
};

QTEST_APPLESS_MAIN(SnapshotsTest)
#include "tst_snapshots.moc"
