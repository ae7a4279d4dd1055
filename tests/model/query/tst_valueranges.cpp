// SPDX-License-Identifier: Apache-2.0
#include "model/query/kql.h"
#include "model/query/roworder.h"
#include "model/query/valueranges.h"
#include "tests/support/eventlines.h"
#include "tests/support/recordedlogs.h"
#include "tests/support/snapshots.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

RowBitmap events(const EventSnapshot &snapshot)
{
    return allRows(snapshot, RowKind::Events);
}

// What the filter of a range finds among all rows.
std::uint32_t found(const EventSnapshot &snapshot, const ValueRange &range)
{
    const auto filter = parseKql(range.kql);
    if (!filter)
        qFatal("%s", range.kql.c_str());
    return CompiledFilter(filter->expression)
        .evaluate(snapshot, events(snapshot))
        .value()
        .matched.count();
}

} // namespace

class TestValueRanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithFilters_data();
    void agreesWithFilters();
    void spans_data();
    void spans();
    void otherFields();
    void cancelled();
};

void TestValueRanges::agreesWithFilters_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<FieldId>("field");
    for (const char *log : {"metadata", "request-response"}) {
        QTest::addRow("%s time", log) << QString::fromLatin1(log) << FieldId::Time;
        QTest::addRow("%s duration", log) << QString::fromLatin1(log) << FieldId::Duration;
    }
}

void TestValueRanges::agreesWithFilters()
{
    QFETCH(QString, log);
    QFETCH(FieldId, field);
    const SnapshotPtr snapshot = recordedLog(log);
    if (!snapshot)
        QSKIP("the recorded log is not on this machine");
    const auto ranges = countRanges(*snapshot, events(*snapshot), field).value();
    QVERIFY(ranges.size() > 2);
    QVERIFY(ranges.size() <= kMaximumRanges + 1);
    std::uint32_t sum = 0;
    for (const ValueRange &range : ranges) {
        QVERIFY(range.rows > 0);
        QVERIFY2(found(*snapshot, range) == range.rows, range.kql.c_str());
        sum += range.rows;
    }
    QCOMPARE(sum, snapshot->eventCount());
}

void TestValueRanges::spans_data()
{
    QTest::addColumn<int>("seconds"); // between events
    QTest::addColumn<int>("count");
    for (const int seconds : {0, 1, 59, 3600, 86400, 2'000'000, 90'000'000})
        QTest::addRow("%d s", seconds) << seconds << 20;
}

// However long the log is: few ranges, and none lost.
void TestValueRanges::spans()
{
    QFETCH(int, seconds);
    QFETCH(int, count);
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        const MicrosecondsUtc time =
            (std::int64_t {1'700'000'000} + std::int64_t {i} * seconds) * kMicrosecondsPerSecond;
        lines += R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":")"
            + QByteArray::number(i) + R"(","stage":"ResponseComplete","requestReceivedTimestamp":")"
            + QByteArray::fromStdString(formatTimestampUtc(time)) + "\"}\n";
    }
    const SnapshotPtr snapshot = snapshotFromJsonLines(lines);
    const auto ranges = countRanges(*snapshot, events(*snapshot), FieldId::Time).value();
    QVERIFY(!ranges.empty() && ranges.size() <= kMaximumRanges);
    std::uint32_t sum = 0;
    for (const ValueRange &range : ranges) {
        QVERIFY2(found(*snapshot, range) == range.rows, range.kql.c_str());
        sum += range.rows;
    }
    QCOMPARE(sum, snapshot->eventCount());
}

void TestValueRanges::otherFields()
{
    const SnapshotPtr snapshot = snapshotOf({EventLine {}});
    QVERIFY(!countRanges(*snapshot, events(*snapshot), FieldId::Verb));
    QVERIFY(countRanges(*snapshot, RowBitmap(1), FieldId::Time).value().empty());
}

void TestValueRanges::cancelled()
{
    const SnapshotPtr snapshot = snapshotOf({EventLine {}});
    QVERIFY(!countRanges(*snapshot, events(*snapshot), FieldId::Time, {[] { return true; }, {}}));
}

QTEST_GUILESS_MAIN(TestValueRanges)
#include "tst_valueranges.moc"
