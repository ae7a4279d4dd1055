// SPDX-License-Identifier: Apache-2.0
// Events are found again by their keys: in other files, beside other evidence, in other rows.
#include "model/annotations/annotatedrows.h"
#include "model/annotations/eventkey.h"
#include "tests/support/eventlines.h"
#include "tests/support/memorysnapshot.h"

#include <QTest>

#include <algorithm>

using namespace kubewake;

namespace {

std::vector<test::EventLine> evidence()
{
    std::vector<test::EventLine> events;
    for (int i = 0; i < 40; ++i) {
        test::EventLine line;
        line.second = i / 4; // several at the same time
        line.user = "user" + QByteArray::number(i / 2 % 3);
        line.id = "id-" + QByteArray::number(i / 2);
        line.stage = i % 2 == 0 ? "RequestReceived" : "ResponseComplete";
        line.code = i % 2 == 0 ? 0 : 200;
        events.push_back(line);
    }
    return events;
}

} // namespace

class EventKeyTest : public QObject
{
    Q_OBJECT

private slots:
    void everyEventHasItsOwn()
    {
        const SnapshotPtr snapshot = test::snapshotOf(evidence());
        std::vector<EventKey> keys;
        for (Row row = 0; row < snapshot->eventCount(); ++row)
            keys.push_back(eventKeyOf(*snapshot, row));
        std::ranges::sort(keys);
        QVERIFY(std::ranges::adjacent_find(keys) == keys.end());
    }

    void isFoundInOtherFilesAndRows()
    {
        const auto events = evidence();
        const SnapshotPtr before = test::snapshotOf(events);
        std::vector<EventKey> wanted;
        for (const Row row : {Row {3}, Row {17}, Row {38}})
            wanted.push_back(eventKeyOf(*before, row));
        wanted.push_back(wanted.front()); // twice
        EventKey other = wanted.front();
        other.content = "0123456789abcdef"; // in no evidence
        wanted.push_back(other);
        // Backwards, with more in front, from a file of another name in another cluster.
        auto more = events;
        test::EventLine first;
        first.second = 1000;
        more.push_back(first);
        std::ranges::reverse(more);
        const SnapshotPtr after =
            test::memorySnapshot(test::jsonLines(more), "other", "elsewhere.jsonl");
        const auto found = findEvents(*after, wanted);
        QVERIFY(found.has_value());
        std::vector<Row> rows;
        for (const auto &[key, row] : *found) {
            QVERIFY(eventKeyOf(*after, row) == key);
            rows.push_back(row);
        }
        std::ranges::sort(rows);
        const auto last = static_cast<Row>(events.size());
        QCOMPARE(rows, (std::vector<Row> {last - 38, last - 17, last - 3}));
        // The rest of the evidence only.
        QCOMPARE(findEvents(*after, wanted, last - 3)->size(), std::size_t {1});
        QVERIFY(findEvents(*after, {})->empty());
        QVERIFY(!findEvents(*after, wanted, 0, {[] { return true; }, {}}).has_value());
    }

    void hostileAuditIdsAreBounded()
    {
        test::EventLine line;
        line.id = QByteArray(10'000, 'x');
        test::EventLine other = line;
        other.id += 'y';
        test::EventLine strange;
        strange.id = "\xc3\xa9\\u0000\\u202e<b>";
        const SnapshotPtr snapshot = test::snapshotOf({line, other, strange});
        const EventKey key = eventKeyOf(*snapshot, 0);
        QCOMPARE(key.auditId.size(), EventKey::kMaximumAuditId);
        QVERIFY(!(key == eventKeyOf(*snapshot, 1)));
        Annotations annotations;
        for (Row row = 0; row < 3; ++row)
            QVERIFY(annotations.set(eventKeyOf(*snapshot, row), {true, {}, {}}).has_value());
        const auto again = Annotations::fromJson(annotations.toJson());
        QVERIFY(again.has_value());
        QVERIFY(*again == annotations);
        QCOMPARE(findEvents(*snapshot, again->eventKeys())->size(), std::size_t {3});
    }

    void aRequestShowsTheNoteOfItsOtherStage()
    {
        const SnapshotPtr snapshot = test::snapshotOf(evidence());
        Annotations annotations;
        const EventKey received = eventKeyOf(*snapshot, 6);
        const EventKey done = eventKeyOf(*snapshot, 9);
        QVERIFY(annotations.set(received, {true, {}, {}}).has_value());
        QVERIFY(annotations.set(done, {true, {}, QStringLiteral("own")}).has_value());
        QVERIFY(annotations.set(eventKeyOf(*snapshot, 8), {true, {}, {}}).has_value());
        const auto found = findEvents(*snapshot, annotations.eventKeys());
        const AnnotatedRows requests(*snapshot, annotations, *found, RowKind::Requests);
        QVERIFY(requests.of(7) != nullptr);
        QVERIFY(requests.keyOf(7) == std::optional(received));
        // Its own note goes first, whatever the order they were found in.
        QCOMPARE(requests.of(9)->note, QStringLiteral("own"));
        QVERIFY(requests.keyOf(9) == std::optional(done));
        QCOMPARE(requests.bookmarked(), (std::vector<Row> {6, 8, 9}));
        const AnnotatedRows events(*snapshot, annotations, *found, RowKind::Events);
        QVERIFY(events.of(6) != nullptr);
        QVERIFY(events.of(7) == nullptr);
    }
};

QTEST_GUILESS_MAIN(EventKeyTest)
#include "tst_eventkey.moc"
