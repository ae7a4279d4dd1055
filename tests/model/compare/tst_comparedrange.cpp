// SPDX-License-Identifier: Apache-2.0
#include "model/compare/comparedrange.h"
#include "model/query/compiledfilter.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"
#include "tests/support/snapshots.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

MicrosecondsUtc at(int second, int microsecond = 0)
{
    const std::string text =
        QStringLiteral("2026-11-01T00:00:%1Z").arg(second, 2, 10, QLatin1Char('0')).toStdString();
    return parseTimestamp(text).value() + microsecond;
}

} // namespace

class TestComparedRange : public QObject
{
    Q_OBJECT

private slots:
    void filtersSayTheSame_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<int>("expected");
        QTest::newRow("both bounds") << qint64(at(10)) << qint64(at(20)) << 2;
        QTest::newRow("its end is not in it") << qint64(at(0)) << qint64(at(10)) << 1;
        QTest::newRow("its start is") << qint64(at(10)) << qint64(at(10, 1)) << 1;
        QTest::newRow("everything before") << qint64(kNoTime) << qint64(at(20)) << 3;
        QTest::newRow("everything after") << qint64(at(20)) << qint64(kNoTime) << 1;
        QTest::newRow("all of the time") << qint64(kNoTime) << qint64(kNoTime) << 4;
    }

    void filtersSayTheSame()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QFETCH(int, expected);
        std::vector<EventLine> lines(4);
        for (std::size_t i = 0; i < lines.size(); ++i)
            lines[i].second = std::array {5, 10, 15, 20}.at(i);
        QByteArray text = jsonLines(lines);
        text += R"({"kind":"Event","auditID":"no-time","stage":"ResponseComplete","verb":"get"})";
        const SnapshotPtr log = snapshotFromJsonLines(text);
        QCOMPARE(log->eventCount(), Row(5));
        const ComparedRange range {from, to};
        int within = 0;
        for (Row row = 0; row < log->eventCount(); ++row)
            within += range.contains(log->time(row)) ? 1 : 0;
        QCOMPARE(within, expected);
        QVERIFY(!range.contains(kNoTime));
        const auto filter = parseKql(range.kql().toStdString());
        QVERIFY(filter.has_value());
        const auto found =
            CompiledFilter(filter->expression).evaluate(*log, log->representatives());
        QCOMPARE(int(found->matched.count()), expected);
    }

    void selectionsOfTheHistogram()
    {
        const ComparedRange range = ComparedRange::of({at(10), at(20)});
        QVERIFY(range.contains(at(20)));
        QVERIFY(!range.contains(at(20, 1)));
        const ComparedRange before = ComparedRange::before(range);
        QVERIFY(before.contains(at(9, 999'999)));
        QVERIFY(!before.contains(at(10)));
        QVERIFY(!before.overlaps(range));
        QVERIFY(ComparedRange::of({at(10), INT64_MAX}).contains(at(50)));
    }

    void partsOfTheEvidence()
    {
        const TimeRange all {at(10), at(20)};
        QCOMPARE(ComparedRange().within(all), (ComparedRange {at(10), at(20, 1)}));
        QCOMPARE((ComparedRange {at(5), at(15)}).within(all), (ComparedRange {at(10), at(15)}));
        QCOMPARE((ComparedRange {at(30), at(40)}).within(all).hours(), 0.0);
        QCOMPARE((ComparedRange {at(1), at(2)}).within(all).hours(), 0.0);
        QCOMPARE(ComparedRange().within({}).hours(), 0.0); // no evidence
        QCOMPARE((ComparedRange {at(0), at(36)}).hours(), 0.01);
    }

    void problems()
    {
        const ComparedRange early {at(0), at(10)};
        const ComparedRange late {at(10), at(20)};
        QVERIFY((ComparedRanges {early, late}).problem().isEmpty());
        QVERIFY((ComparedRanges {late, early}).problem().isEmpty()); // what came after is as well
        QVERIFY((ComparedRanges {{at(20), kNoTime}, late}).problem().isEmpty());
        QVERIFY(!(ComparedRanges {{at(0), at(11)}, late}).problem().isEmpty());
        QVERIFY(!(ComparedRanges {{}, late}).problem().isEmpty());
        QVERIFY(!(ComparedRanges {early, {}}).problem().isEmpty());
        QVERIFY(!(ComparedRanges {early, {at(20), at(20)}}).problem().isEmpty());
        QVERIFY(!(ComparedRanges {{at(9), at(3)}, late}).problem().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestComparedRange)
#include "tst_comparedrange.moc"
