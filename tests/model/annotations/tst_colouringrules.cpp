// SPDX-License-Identifier: Apache-2.0
#include "model/annotations/rowcolours.h"
#include "tests/support/eventlines.h"

#include <QTest>

using namespace kubewake;

namespace {

SnapshotPtr evidence()
{
    std::vector<test::EventLine> events(6);
    events[1].user = "system:anonymous";
    events[2].verb = "delete";
    events[3].resource = "pods";
    events[4].user = "system:anonymous";
    events[4].verb = "delete";
    events[5].code = 403;
    return test::snapshotOf(events);
}

ColouringRule ruleOf(const char *kql, RowColour background)
{
    return {QString::fromLatin1(kql), QString::fromLatin1(kql), RowColour::None, background, true};
}

} // namespace

class ColouringRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstMatchWins()
    {
        const SnapshotPtr snapshot = evidence();
        ColouringRules rules {ruleOf("effectiveUser: \"system:anonymous\"", RowColour::Purple),
                              ruleOf("verb: delete", RowColour::Red)};
        const RowBitmap rows = allRows(*snapshot, RowKind::Events);
        const auto colours = [&](const ColouringRules &list) {
            const RowColoursPtr found = colourRows(*snapshot, rows, list).value();
            std::vector<RowColour> result;
            for (Row row = 0; row < snapshot->eventCount(); ++row) {
                const ColouringRule *rule = found->of(row);
                result.push_back(rule == nullptr ? RowColour::None : rule->background);
            }
            return result;
        };
        using C = RowColour;
        QCOMPARE(colours(rules),
                 (std::vector {C::None, C::Purple, C::Red, C::None, C::Purple, C::None}));
        std::swap(rules[0], rules[1]);
        QCOMPARE(colours(rules),
                 (std::vector {C::None, C::Purple, C::Red, C::None, C::Red, C::None}));
        rules[0].enabled = false;
        QCOMPARE(colours(rules),
                 (std::vector {C::None, C::Purple, C::None, C::None, C::Purple, C::None}));
        // What cannot be read, and what would be everything, colours nothing.
        rules[0] = ruleOf("verb: (", RowColour::Red);
        rules.push_back(ruleOf("  ", RowColour::Blue));
        QCOMPARE(colours(rules),
                 (std::vector {C::None, C::Purple, C::None, C::None, C::Purple, C::None}));
        QVERIFY(colourRows(*snapshot, rows, {}).value()->of(1) == nullptr);
    }

    void canBeCancelled()
    {
        const SnapshotPtr snapshot = evidence();
        QVERIFY(!colourRows(*snapshot, allRows(*snapshot, RowKind::Events), defaultColouringRules(),
                            {}, {[] { return true; }, {}})
                     .has_value());
    }

    void thoseOfTheFirstStartAreValid()
    {
        const ColouringRules rules = defaultColouringRules();
        QCOMPARE(rules.size(), std::size_t {4});
        for (const ColouringRule &rule : rules) {
            const auto parsed = parseKql(rule.kql.toStdString());
            QVERIFY2(parsed.has_value(), qPrintable(rule.kql));
            QVERIFY(parsed->hints.empty());
            QVERIFY(!rule.name.isEmpty());
        }
        const SnapshotPtr snapshot = evidence();
        const auto colours =
            colourRows(*snapshot, allRows(*snapshot, RowKind::Events), rules).value();
        QVERIFY(colours->of(0) == nullptr);
        QCOMPARE(colours->of(1)->name, rules[0].name);
        QCOMPARE(colours->of(5)->name, rules[1].name);
    }

    void jsonIsTheSameAgain()
    {
        ColouringRules rules = defaultColouringRules();
        rules[0].foreground = RowColour::Grey;
        rules[1].kql = QStringLiteral("not valid ( \"");
        QVERIFY(*colouringRulesFromJson(colouringRulesToJson(rules)) == rules);
        QVERIFY(colouringRulesFromJson(colouringRulesToJson({}))->empty());
    }

    void otherDocumentsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const QByteArray &json) {
            QTest::newRow(name) << json;
        };
        const auto rule = [](const QByteArray &members) -> QByteArray {
            return R"({"version":1,"rules":[{)" + members + "}]}";
        };
        row("nothing", "");
        row("other version", R"({"version":2,"rules":[]})");
        row("no list", R"({"version":1,"rules":{}})");
        row("number", R"({"version":1,"rules":[1]})");
        row("unknown colour",
            rule(
                R"("name":"a","filter":"b","foreground":"pink","background":"red","enabled":true)"));
        row("no filter",
            rule(R"("name":"a","foreground":"red","background":"red","enabled":true)"));
        row("enabled is a text",
            rule(R"("name":"a","filter":"b","foreground":"red","background":"red","enabled":"x")"));
        QByteArray many = R"({"version":1,"rules":[)";
        for (int i = 0; i < 31; ++i)
            many += QByteArray(i == 0 ? "" : ",")
                + R"({"name":"a","filter":"b","foreground":"red","background":"red","enabled":true})";
        row("too many", many + "]}");
        row("deep", QByteArray(1'000'000, '['));
    }

    void otherDocumentsAreRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!colouringRulesFromJson({json.constData(), static_cast<std::size_t>(json.size())})
                     .has_value());
    }
};

QTEST_GUILESS_MAIN(ColouringRulesTest)
#include "tst_colouringrules.moc"
