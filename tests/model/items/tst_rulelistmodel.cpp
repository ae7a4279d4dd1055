// SPDX-License-Identifier: Apache-2.0
#include "model/items/rulefiltermodel.h"
#include "model/items/rulelistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kubewake;

namespace {

using Show = RuleFilterModel::Show;
using State = RuleListModel::State;
constexpr auto kByQtTest = QAbstractItemModelTester::FailureReportingMode::QtTest;

RuleHealth makeRule(const std::string &id, Severity severity, std::size_t matches = 0)
{
    auto info = std::make_shared<RuleInfo>();
    info->id = id;
    info->title = "Rule of " + id;
    info->severity = severity;
    info->attack = {"T1609"};
    info->tags = {"attack.t1609", "attack.execution", "our.tag"};
    info->description = "<b>looks</b> at " + id;
    info->sourceFile = "/rules/" + id + ".yml";
    info->sourceLine = 3;
    RuleHealth health;
    health.coverage.rule = info;
    health.ran = true;
    health.matches = matches;
    health.signalCount = matches / 2;
    health.microseconds = static_cast<std::int64_t>(matches) * 1500;
    return health;
}

std::vector<RuleHealth> someRules()
{
    std::vector<RuleHealth> rules {makeRule("a", Severity::Low, 4),
                                   makeRule("b", Severity::Critical),
                                   makeRule("c", Severity::High, 10), makeRule("d", Severity::Low)};
    rules[1].coverage.state = RuleCoverage::State::NotEvaluable;
    rules[1].coverage.reason = "no <b>bodies</b>";
    rules[3].enabled = false;
    rules[3].ran = false;
    rules[3].coverage.state = RuleCoverage::State::Disabled;
    return rules;
}

std::vector<RuleError> someRefused()
{
    return {{"/rules/bad.yml", 7, "Bad", "It is <i>no</i> rule."}, {"/none", 0, {}, "Not there."}};
}

QStringList titles(const QAbstractItemModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.index(row, RuleListModel::RuleColumn).data().toString().section(u' ', -1);
    return list;
}

QVariant cell(const RuleListModel &model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role);
}

} // namespace

class RuleListModelTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheModelContract()
    {
        RuleListModel model;
        RuleFilterModel filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(&model, kByQtTest);
        QAbstractItemModelTester both(&filter, kByQtTest);
        model.setRules(someRules(), someRefused());
        QCOMPARE(model.rowCount(), 6);
        filter.setShown(Show::Disabled);
        model.setEnabled("a", false);
        model.setRules(someRules(), someRefused());
        model.updateRule(makeRule("c", Severity::High, 3));
        model.forgetRun();
        filter.setText(QStringLiteral("rule"));
        model.setRules({}, {});
        QCOMPARE(model.rowCount(), 0);
        model.setRules({RuleHealth {}}, {}); // without a rule
        QCOMPARE(model.rowCount(), 0);
    }

    void showsWhatIsKnown()
    {
        RuleListModel model;
        model.setRules(someRules(), someRefused());
        QCOMPARE(cell(model, 0, RuleListModel::MatchesColumn).toString(), QStringLiteral("4"));
        QCOMPARE(cell(model, 0, RuleListModel::SignalsColumn).toString(), QStringLiteral("2"));
        QVERIFY(cell(model, 0, RuleListModel::TimeColumn).toString().startsWith(u'6'));
        QCOMPARE(cell(model, 0, RuleListModel::AttackColumn).toString(), QStringLiteral("T1609"));
        QCOMPARE(cell(model, 0, RuleListModel::FileColumn).toString(),
                 QStringLiteral("/rules/a.yml:3"));
        QCOMPARE(model.stateAt(0), State::Evaluated);
        QCOMPARE(model.stateAt(1), State::NotEvaluable);
        QCOMPARE(model.stateAt(3), State::Disabled);
        QVERIFY(cell(model, 3, RuleListModel::MatchesColumn).toString().isEmpty());
        QCOMPARE(model.stateAt(4), State::Refused);
        QCOMPARE(cell(model, 4, RuleListModel::FileColumn).toString(),
                 QStringLiteral("/rules/bad.yml:7"));
        QCOMPARE(cell(model, 5, RuleListModel::FileColumn).toString(), QStringLiteral("/none"));
        QVERIFY(!cell(model, 4, RuleListModel::EnabledColumn, Qt::CheckStateRole).isValid());
        QVERIFY(!cell(model, 4, 0, RuleListModel::SeverityRole).isValid());
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(!cell(model, row, RuleListModel::RuleColumn, Qt::AccessibleTextRole)
                         .toString()
                         .isEmpty());
    }

    // Rule files come from strangers.
    void toolTipsAreNoMarkup()
    {
        RuleListModel model;
        model.setRules(someRules(), someRefused());
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QString tip = cell(model, row, column, Qt::ToolTipRole).toString();
                QVERIFY(!tip.contains(QStringLiteral("<b>")));
                QVERIFY(!tip.contains(QStringLiteral("<i>")));
            }
        }
        QVERIFY(cell(model, 1, RuleListModel::StateColumn, Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("bodies")));
    }

    void theCheckBoxTellsOfIt()
    {
        RuleListModel model;
        model.setRules(someRules(), someRefused());
        QSignalSpy changed(&model, &RuleListModel::enabledChanged);
        const QModelIndex box = model.index(0, RuleListModel::EnabledColumn);
        QVERIFY(model.flags(box).testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(model.setData(box, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.stateAt(0), State::Disabled);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), QStringLiteral("a"));
        QCOMPARE(changed[0][1].toBool(), false);
        // Enabled again, a rule has not run yet.
        QVERIFY(model.setData(model.index(3, 0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.stateAt(3), State::NotRun);
        QVERIFY(!model.setData(model.index(4, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model.flags(model.index(4, 0)).testFlag(Qt::ItemIsUserCheckable));
    }

    void filters_data()
    {
        QTest::addColumn<int>("shown");
        QTest::addColumn<int>("severity");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto add = [](const char *name, Show shown, Severity severity, const char *text,
                            const QStringList &expected) {
            QTest::newRow(name) << static_cast<int>(shown) << static_cast<int>(severity)
                                << QString::fromUtf8(text) << expected;
        };
        const QString a = QStringLiteral("a");
        const QString b = QStringLiteral("b");
        const QString c = QStringLiteral("c");
        const QString d = QStringLiteral("d");
        const QString bad = QStringLiteral("Bad");
        const QString unreadable = QStringLiteral("rule)");
        const Severity any = Severity::Informational;
        add("all", Show::All, any, "", {b, c, a, d, bad, unreadable});
        add("matched", Show::Matched, any, "", {c, a});
        add("not evaluable", Show::NotEvaluable, any, "", {b});
        add("disabled", Show::Disabled, any, "", {d});
        add("refused", Show::Refused, any, "", {bad, unreadable});
        add("severity", Show::All, Severity::High, "", {b, c});
        add("tag", Show::All, any, "OUR.TAG", {b, c, a, d});
        add("words", Show::All, any, "t1609  looks c.yml", {c});
        add("reason of refusal", Show::All, any, "bad.yml", {bad});
        add("nothing", Show::Matched, Severity::Critical, "", {});
    }

    void filters()
    {
        QFETCH(int, shown);
        QFETCH(int, severity);
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        RuleListModel model;
        RuleFilterModel filter;
        filter.setSourceModel(&model);
        model.setRules(someRules(), someRefused());
        filter.setShown(static_cast<Show>(shown));
        filter.setMinimumSeverity(static_cast<Severity>(severity));
        filter.setText(text);
        QCOMPARE(titles(filter), expected);
        QCOMPARE(filter.hiddenCount(), 6 - static_cast<int>(expected.size()));
    }

    void sortsByNumbersAndTies()
    {
        RuleListModel model;
        RuleFilterModel filter;
        filter.setSourceModel(&model);
        model.setRules(someRules(), {});
        filter.sort(RuleListModel::MatchesColumn, Qt::DescendingOrder);
        QCOMPARE(titles(filter).first(), QStringLiteral("c"));
        QCOMPARE(titles(filter).last(), QStringLiteral("d")); // did not run
        filter.sort(RuleListModel::SeverityColumn, Qt::AscendingOrder);
        QCOMPARE(titles(filter), QStringList({u"a"_qs, u"d"_qs, u"c"_qs, u"b"_qs}));
        filter.sort(RuleListModel::SeverityColumn, Qt::DescendingOrder);
        QCOMPARE(titles(filter), QStringList({u"b"_qs, u"c"_qs, u"a"_qs, u"d"_qs}));
        filter.sort(RuleListModel::RuleColumn, Qt::AscendingOrder);
        QCOMPARE(titles(filter), QStringList({u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs}));
    }

    void theSameRulesKeepTheirPlaces()
    {
        RuleListModel model;
        model.setRules(someRules(), someRefused());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRules(someRules(), someRefused());
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        model.setRules({makeRule("a", Severity::Low)}, {});
        QCOMPARE(reset.size(), 1);
    }

    void forgetsARun()
    {
        RuleListModel model;
        model.setRules(someRules(), {});
        model.forgetRun();
        QCOMPARE(model.stateAt(0), State::NotRun);
        QCOMPARE(model.stateAt(3), State::Disabled);
        QVERIFY(cell(model, 0, RuleListModel::MatchesColumn).toString().isEmpty());
    }
};

QTEST_MAIN(RuleListModelTest)
#include "tst_rulelistmodel.moc"
