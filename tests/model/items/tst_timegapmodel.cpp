// SPDX-License-Identifier: Apache-2.0
#include "model/items/timegapmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

namespace {

constexpr std::int64_t kMinute = 60 * kMicrosecondsPerSecond;

std::vector<TimeSeries> twoServers()
{
    TimeSeries first {.cluster = "shop", .name = "a/audit\n.log"};
    first.gaps = {{0, 5 * kMinute}, {60 * kMinute, 200 * kMinute}};
    TimeSeries second {.cluster = "", .name = "b/audit.log"};
    second.gaps = {{7 * kMinute, 7 * kMinute + 61 * kMicrosecondsPerSecond}};
    return {first, TimeSeries {.cluster = "quiet", .name = "c"}, second};
}

} // namespace

class TimeGapModelTest : public QObject
{
    Q_OBJECT

private slots:
    void shows()
    {
        TimeGapModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.gapAt(0), TimeGap {});
        model.setSeries(twoServers());
        QCOMPARE(model.rowCount(), 3);
        const auto text = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, TimeGapModel::ClusterColumn), QStringLiteral("shop"));
        QCOMPARE(text(0, TimeGapModel::LogColumn), QStringLiteral("a/audit\u240a.log"));
        QCOMPARE(text(0, TimeGapModel::FromColumn), QStringLiteral("1970-01-01 00:00:00.000000"));
        QCOMPARE(text(0, TimeGapModel::ToColumn), QStringLiteral("1970-01-01 00:05:00.000000"));
        QCOMPARE(text(0, TimeGapModel::LengthColumn), QStringLiteral("5 min"));
        QCOMPARE(text(1, TimeGapModel::LengthColumn), QStringLiteral("2 h 20 min"));
        QCOMPARE(text(2, TimeGapModel::LengthColumn), QStringLiteral("61 s"));
        QCOMPARE(text(2, TimeGapModel::ClusterColumn), QString());
        QCOMPARE(model.gapAt(1), (TimeGap {60 * kMinute, 200 * kMinute}));
        QCOMPARE(model.gapAt(3), TimeGap {});
        QCOMPARE(model.gapAt(-1), TimeGap {});
        model.setSeries({});
        QCOMPARE(model.rowCount(), 0);
    }

    void followsTheTimeZone()
    {
        TimeGapModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSeries(twoServers());
        model.setTimeFormat(TimeFormat(QTimeZone("Asia/Tokyo")));
        QCOMPARE(model.index(0, TimeGapModel::FromColumn).data().toString(),
                 QStringLiteral("1970-01-01 09:00:00.000000"));
        for (const int column : {TimeGapModel::FromColumn, TimeGapModel::ToColumn})
            QVERIFY(model.headerData(column, Qt::Horizontal, Qt::DisplayRole)
                        .toString()
                        .contains(QLatin1String("Tokyo")));
        QVERIFY(model.index(0, TimeGapModel::LogColumn)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(QLatin1String("Log: ")));
    }
};

QTEST_GUILESS_MAIN(TimeGapModelTest)
#include "tst_timegapmodel.moc"
