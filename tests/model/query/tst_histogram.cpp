// SPDX-License-Identifier: Apache-2.0
#include "model/query/compiledfilter.h"
#include "model/query/histogram.h"
#include "tests/support/memorysnapshot.h"

#include <QTest>

using namespace kubewake;

namespace {

constexpr qint64 kStart = 1'000'000'000'000'000; // µs

QByteArray eventAt(std::int64_t time, int code, int id)
{
    return "{\"auditID\":\"" + QByteArray::number(id)
        + "\",\"stage\":\"ResponseComplete\","
          "\"requestReceivedTimestamp\":\""
        + QByteArray::fromStdString(formatTimestampUtc(time))
        + "\",\"responseStatus\":{\"code\":" + QByteArray::number(code) + "}}\n";
}

SnapshotPtr snapshot()
{
    QByteArray lines;
    for (int i = 0; i < 1000; ++i)
        lines += eventAt(kStart + std::int64_t {i} * i, i % 3 == 0 ? 403 : 200, i);
    lines += "{\"auditID\":\"timeless\",\"stage\":\"ResponseComplete\"}\n";
    return test::memorySnapshot(lines);
}

std::uint64_t sum(const Histogram &histogram)
{
    std::uint64_t total = 0;
    for (const auto &bin : histogram.bins) {
        for (const std::uint32_t count : bin)
            total += count;
    }
    return total;
}

} // namespace

class TestHistogram : public QObject
{
    Q_OBJECT

private slots:
    void binsHoldEveryRow_data();
    void binsHoldEveryRow();
    void extremeRanges();
    void noRange();
};

void TestHistogram::binsHoldEveryRow_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<int>("maximumBins");
    QTest::newRow("all, many bins") << kStart << kStart + 999 * 999 << 500;
    QTest::newRow("one bin") << kStart << kStart + 999 * 999 << 1;
    QTest::newRow("more bins than microseconds") << kStart << kStart + 99 << 1000;
    QTest::newRow("one instant") << kStart + 4 << kStart + 4 << 10;
    QTest::newRow("part") << kStart + 1000 << kStart + 500'000 << 7;
    QTest::newRow("bins do not divide the range") << kStart << kStart + 1'000'003 << 99;
}

void TestHistogram::binsHoldEveryRow()
{
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(int, maximumBins);
    const auto events = snapshot();
    RowBitmap rows = allRows(*events, RowKind::Events);
    for (Row row = 0; row < rows.size(); row += 5)
        rows.reset(row);
    const Histogram histogram =
        histogramOf(*events, rows, {first, last}, static_cast<std::size_t>(maximumBins));
    QVERIFY(!histogram.bins.empty());
    QVERIFY(histogram.bins.size() <= static_cast<std::size_t>(maximumBins));
    QCOMPARE(sum(histogram) + histogram.outside, std::uint64_t {rows.count()});
    // Bins adjoin, cover the range, and hold just the rows of their time.
    MicrosecondsUtc next = first;
    for (std::size_t bin = 0; bin < histogram.bins.size(); ++bin) {
        const TimeRange range = histogram.rangeOfBin(bin);
        QCOMPARE(range.first, next);
        next = range.last + 1;
        std::array<std::uint32_t, kOutcomeNames.size()> expected {};
        rows.forEach([&](Row row) {
            const MicrosecondsUtc time = events->time(row);
            if (time >= range.first && time <= range.last)
                ++expected[events->code(Column::Outcome, row)];
        });
        QCOMPARE(histogram.bins[bin], expected);
    }
    QCOMPARE(next, last + 1);
}

void TestHistogram::extremeRanges()
{
    const auto events = snapshot();
    const RowBitmap rows = allRows(*events, RowKind::Events);
    for (const std::size_t bins : {std::size_t {1}, std::size_t {2}, std::size_t {500}}) {
        const Histogram histogram = histogramOf(*events, rows, {INT64_MIN + 1, INT64_MAX}, bins);
        QCOMPARE(sum(histogram) + histogram.outside, std::uint64_t {rows.count()});
        QCOMPARE(histogram.outside, 1U);
        QCOMPARE(histogram.rangeOfBin(histogram.bins.size() - 1).last, INT64_MAX);
    }
}

void TestHistogram::noRange()
{
    const auto events = snapshot();
    const RowBitmap rows = allRows(*events, RowKind::Events);
    const Histogram histogram = histogramOf(*events, rows, {}, 10);
    QVERIFY(histogram.bins.empty());
    QCOMPARE(histogram.outside, rows.count());
}

QTEST_APPLESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
