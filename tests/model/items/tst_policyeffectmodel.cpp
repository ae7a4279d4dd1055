// SPDX-License-Identifier: Apache-2.0
#include "model/items/policyeffectmodel.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QTest>

using namespace kubewake;

namespace {

using State = RuleCoverage::State;

PolicyEffect effect(const std::string &id, State now, State then)
{
    auto rule = std::make_shared<RuleInfo>();
    rule->id = id;
    rule->title = "<b>Rule</b>\nof " + id;
    rule->severity = Severity::High;
    PolicyEffect made {.rule = rule};
    made.now = now;
    made.then = then;
    return made;
}

} // namespace

class PolicyEffectModelTest : public QObject
{
    Q_OBJECT

private slots:
    void shows()
    {
        PolicyEffectModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        PolicyEffect unblinded = effect("a", State::NotEvaluable, State::Evaluated);
        unblinded.nowReason = "No bodies.";
        PolicyEffect losing = effect("b", State::Evaluated, State::Partly);
        losing.nowReason = "Nothing.";
        losing.thenReason = "pods (create): needs Request, is logged at Metadata";
        losing.signalsBefore = 5;
        losing.signalsKept = 2;
        model.setEffects({unblinded, losing});
        QCOMPARE(model.rowCount(), 2);
        const auto text = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, PolicyEffectModel::RuleColumn), QStringLiteral("<b>Rule</b>\u240aof a"));
        QCOMPARE(text(0, PolicyEffectModel::SeverityColumn), QStringLiteral("High"));
        QCOMPARE(text(0, PolicyEffectModel::SignalsColumn), QStringLiteral("none"));
        QCOMPARE(text(0, PolicyEffectModel::NowColumn), QStringLiteral("blind"));
        QCOMPARE(text(0, PolicyEffectModel::ThenColumn), QStringLiteral("evaluable"));
        QCOMPARE(text(0, PolicyEffectModel::WhyColumn),
                 QStringLiteral("In the evidence: No bodies."));
        QCOMPARE(text(1, PolicyEffectModel::SignalsColumn), QStringLiteral("2 of 5"));
        QCOMPARE(text(1, PolicyEffectModel::ThenColumn), QStringLiteral("partly"));
        QCOMPARE(text(1, PolicyEffectModel::WhyColumn),
                 QStringLiteral("Under the policy: pods (create): needs Request, is logged at "
                                "Metadata"));
        QCOMPARE(model.index(1, PolicyEffectModel::SignalsColumn)
                     .data(PolicyEffectModel::SortRole)
                     .toInt(),
                 3); // what is lost
        QCOMPARE(model.index(1, 0).data(PolicyEffectModel::IdRole).toString(), QStringLiteral("b"));
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QCOMPARE(PolicyEffectModel::whyText(effect("c", State::Evaluated, State::Evaluated)),
                 QString());
        model.setEffects({});
        QCOMPARE(model.rowCount(), 0);
    }

    void everyStateHasItsWord()
    {
        QSet<QString> words;
        for (const State state :
             {State::Evaluated, State::Partly, State::Disabled, State::NotEvaluable, State::Failed})
            words << PolicyEffectModel::stateText(state);
        QCOMPARE(words.size(), 5);
        QVERIFY(!words.contains(QString()));
    }
};

QTEST_GUILESS_MAIN(PolicyEffectModelTest)
#include "tst_policyeffectmodel.moc"
