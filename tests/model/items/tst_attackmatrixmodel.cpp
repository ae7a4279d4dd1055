// SPDX-License-Identifier: Apache-2.0
#include "model/items/attackmatrixmodel.h"
#include "tests/support/madeincidents.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

namespace {

using State = AttackMatrixModel::State;
using Coverage = RuleCoverage::State;

RuleCoverage covered(const SignalPtr &signal, Coverage state)
{
    return {signal->rule, state, 0, {}};
}

State stateOf(const AttackMatrixModel &model, const char *technique)
{
    return static_cast<State>(
        model.indexOf(QLatin1String(technique)).data(AttackMatrixModel::StateRole).toInt());
}

} // namespace

class AttackMatrixModelTest : public QObject
{
    Q_OBJECT

private slots:
    void columnsAreTheTacticsOfTheRulesInTheOrderOfAttack()
    {
        AttackMatrixModel model;
        const QAbstractItemModelTester tester(&model);
        const auto impact = test::madeSignal("i", Severity::Low, "impact", {"T1485", "T1489"});
        const auto access = test::madeSignal("a", Severity::High, "initial-access", {"T1190"});
        const auto foreign = test::madeSignal("f", Severity::High, "", {"T9999<b>"});
        const auto none = test::madeSignal("n", Severity::High, "collection");
        model.setContents({covered(impact, Coverage::Evaluated),
                           covered(access, Coverage::Evaluated),
                           covered(foreign, Coverage::Evaluated),
                           covered(none, Coverage::Evaluated), RuleCoverage {}},
                          {foreign});
        QStringList tactics;
        for (int column = 0; column < model.columnCount(); ++column)
            tactics << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QCOMPARE(tactics,
                 (QStringList {QStringLiteral("Initial Access"), QStringLiteral("Impact"),
                               QStringLiteral("No tactic")}));
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex empty = model.index(1, 0);
        QVERIFY(!empty.data().isValid());
        QCOMPARE(model.flags(empty), Qt::NoItemFlags);
        QVERIFY(model.flags(model.index(1, 1)).testFlag(Qt::ItemIsSelectable));
        QCOMPARE(model.index(0, 0).data().toString(),
                 QStringLiteral("T1190 Exploit Public-Facing Application"));
        const QModelIndex stranger = model.index(0, 2);
        QCOMPARE(stranger.data().toString(), QStringLiteral("T9999<b>"));
        QVERIFY(
            stranger.data(Qt::ToolTipRole).toString().contains(QLatin1String("T9999&lt;b&gt;")));
        QCOMPARE(stranger.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("T9999<b> (No tactic): 1 signal(s), at most High"));
        model.setContents({}, {});
        QCOMPARE(model.columnCount(), 0);
        QCOMPARE(model.rowCount(), 0);
    }

    void countsSignalsAndTakesTheHighestSeverity()
    {
        AttackMatrixModel model;
        const auto low = test::madeSignal("l", Severity::Low, "execution", {"T1609", "T1609"});
        const auto high = test::madeSignal("h", Severity::High, "execution", {"T1609", "T1059"});
        model.setContents({covered(low, Coverage::Evaluated), covered(high, Coverage::Evaluated)},
                          {low, high, low});
        const QModelIndex place = model.indexOf(QStringLiteral("T1609"));
        QCOMPARE(place.row(), 0); // more signals than the other
        QCOMPARE(place.data(AttackMatrixModel::CountRole).toInt(), 3);
        QCOMPARE(place.data(AttackMatrixModel::SeverityRole).toInt(),
                 static_cast<int>(Severity::High));
        QCOMPARE(model.techniqueCount(State::Matched), 2);
    }

    void couldNotBeSeenIsAnotherAnswerThanNothingFound()
    {
        AttackMatrixModel model;
        const auto both = test::madeSignal("b", Severity::Low, "execution", {"T1609", "T1059"});
        const auto one = test::madeSignal("o", Severity::Low, "execution", {"T1609"});
        const auto other = test::madeSignal("x", Severity::Low, "execution", {"T1610"});
        const auto partly = test::madeSignal("p", Severity::Low, "execution", {"T1204"});
        const auto found = test::madeSignal("f", Severity::Low, "discovery", {"T1613"});
        model.setContents({covered(both, Coverage::NotEvaluable), covered(one, Coverage::Evaluated),
                           covered(other, Coverage::Evaluated), covered(partly, Coverage::Partly),
                           covered(found, Coverage::Failed)},
                          {found});
        QCOMPARE(stateOf(model, "T1059"), State::NotSeen);
        QCOMPARE(stateOf(model, "T1609"), State::PartlySeen);
        QCOMPARE(stateOf(model, "T1204"), State::PartlySeen);
        QCOMPARE(stateOf(model, "T1610"), State::NotMatched);
        QCOMPARE(stateOf(model, "T1613"), State::Matched);
        QVERIFY(model.indexOf(QStringLiteral("T1059"))
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QLatin1String("could not be seen")));
        QVERIFY(!model.indexOf(QStringLiteral("T1")).isValid());
    }
};

QTEST_GUILESS_MAIN(AttackMatrixModelTest)
#include "tst_attackmatrixmodel.moc"
