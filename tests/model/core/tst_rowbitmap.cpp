// SPDX-License-Identifier: Apache-2.0
#include "model/core/rowbitmap.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <set>

using namespace kubewake;

namespace {

using Rows = std::set<Row>;

RowBitmap bitmapOf(const Rows &rows, Row size)
{
    RowBitmap bitmap(size);
    for (const Row row : rows)
        bitmap.set(row);
    return bitmap;
}

Rows rowsOf(const RowBitmap &bitmap)
{
    const std::vector<Row> rows = bitmap.rows();
    return {rows.begin(), rows.end()};
}

Rows randomRows(QRandomGenerator &random, Row size, Row count)
{
    Rows rows;
    for (Row i = 0; i < count && size != 0; ++i)
        rows.insert(random.bounded(size));
    return rows;
}

} // namespace

class RowBitmapTest : public QObject
{
    Q_OBJECT

private slots:
    void likeASet_data()
    {
        QTest::addColumn<Row>("size");
        for (const Row size : {0U, 1U, 63U, 64U, 65U, 127U, 128U, 1000U, 65'536U, 70'001U})
            QTest::addRow("%u", size) << size;
    }

    void likeASet()
    {
        QFETCH(Row, size);
        QRandomGenerator random(size);
        for (int round = 0; round < 20; ++round) {
            const Rows a = randomRows(random, size, size / 3 + 1);
            const Rows b = randomRows(random, size, size / 2);
            const RowBitmap left = bitmapOf(a, size);
            const RowBitmap right = bitmapOf(b, size);
            QCOMPARE(left.size(), size);
            QCOMPARE(left.count(), static_cast<Row>(a.size()));
            QCOMPARE(left.none(), a.empty());
            QVERIFY(std::ranges::equal(left.rows(), a));

            Rows expected;
            std::ranges::set_intersection(a, b, std::inserter(expected, expected.end()));
            QCOMPARE(rowsOf(RowBitmap(left) &= right), expected);
            expected.clear();
            std::ranges::set_union(a, b, std::inserter(expected, expected.end()));
            QCOMPARE(rowsOf(RowBitmap(left) |= right), expected);
            expected.clear();
            std::ranges::set_difference(a, b, std::inserter(expected, expected.end()));
            QCOMPARE(rowsOf(RowBitmap(left).andNot(right)), expected);

            RowBitmap flipped = left;
            flipped.flip();
            QCOMPARE(flipped.count(), size - left.count());
            for (const Row row : a)
                QVERIFY(left.test(row) && !flipped.test(row));
            flipped.flip();
            QVERIFY(flipped == left);
        }
    }

    void bitsPastTheEndStayZero()
    {
        RowBitmap all(70, true);
        QCOMPARE(all.count(), 70U);
        QCOMPARE(all.words().back(), std::uint64_t {63});
        all.flip();
        QVERIFY(all.none());
        all.flip();
        QCOMPARE(all.words().back(), std::uint64_t {63});
        QVERIFY(all == RowBitmap(70, true));
    }

    void ranges_data()
    {
        QTest::addColumn<Row>("first");
        QTest::addColumn<Row>("last");
        QTest::newRow("nothing") << 64U << 64U;
        QTest::newRow("one word") << 64U << 128U;
        QTest::newRow("part of a word") << 64U << 65U;
        QTest::newRow("ends in a word") << 0U << 100U;
        QTest::newRow("all") << 0U << 1000U;
    }

    void ranges()
    {
        QFETCH(Row, first);
        QFETCH(Row, last);
        QRandomGenerator random(1);
        const Rows rows = randomRows(random, 1000, 500);
        std::vector<Row> visited;
        bitmapOf(rows, 1000).forEachInRange(first, last, [&visited](Row row) {
            visited.push_back(row);
        });
        QVERIFY(std::equal(visited.begin(), visited.end(), rows.lower_bound(first),
                           rows.lower_bound(last)));
    }

    void resetTakesOneRowOut()
    {
        RowBitmap bitmap(130, true);
        bitmap.reset(64);
        QCOMPARE(bitmap.count(), 129U);
        QVERIFY(!bitmap.test(64) && bitmap.test(63) && bitmap.test(65));
        bitmap.reset(64);
        QCOMPARE(bitmap.count(), 129U);
    }
};

QTEST_APPLESS_MAIN(RowBitmapTest)
#include "tst_rowbitmap.moc"
