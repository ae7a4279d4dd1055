// SPDX-License-Identifier: Apache-2.0
#include "model/items/suppressionmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

namespace {

SuppressionPtr suppression(std::string title, std::optional<MicrosecondsUtc> expires, bool expired)
{
    auto one = std::make_shared<Suppression>();
    one->title = std::move(title);
    one->reason = "because\nof it";
    one->expires = expires;
    one->expired = expired;
    one->sourceFile = "/rules/own.yml";
    return one;
}

} // namespace

class SuppressionModelTest : public QObject
{
    Q_OBJECT

private slots:
    void shows()
    {
        SuppressionModel model;
        const QAbstractItemModelTester tester(&model);
        const auto bob = suppression("Bob", std::nullopt, false);
        const auto old = suppression("Old", parseTimestamp("2026-01-01T00:00:00Z"), true);
        const auto rule = std::make_shared<RuleInfo>();
        model.setSuppressions({bob, old}, {{bob, rule, {1, 2}}, {bob, rule, {7}}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.total(), std::size_t {3});
        QCOMPARE(model.matchesAt(0).size(), std::size_t {2});
        QCOMPARE(model.matchesAt(1).size(), std::size_t {0});
        QCOMPARE(model.suppressionAt(2), SuppressionPtr());
        const auto text = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, SuppressionModel::CountColumn), QStringLiteral("3"));
        QCOMPARE(text(1, SuppressionModel::CountColumn), QStringLiteral("expired"));
        QCOMPARE(text(0, SuppressionModel::TitleColumn), QStringLiteral("Bob"));
        QCOMPARE(text(0, SuppressionModel::ReasonColumn), QStringLiteral("because\u240aof it"));
        QCOMPARE(text(0, SuppressionModel::ExpiresColumn), QStringLiteral("never"));
        QVERIFY(text(1, SuppressionModel::ExpiresColumn).startsWith(QLatin1String("2026-01-01")));
        model.setTimeFormat(TimeFormat(QTimeZone("America/New_York")));
        QVERIFY(text(1, SuppressionModel::ExpiresColumn).startsWith(QLatin1String("2025-12-31")));
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        model.setSuppressions({}, {});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(SuppressionModelTest)
#include "tst_suppressionmodel.moc"
