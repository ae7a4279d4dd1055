// SPDX-License-Identifier: Apache-2.0
#include "detections/condition.h"

#include <QTest>

using namespace kubewake;

namespace {

const char *const kNames[] = {"a",       "b",           "selection_one", "selection_two",
                              "_hidden", "filter-main", "filter-other"};

std::map<std::string, ExpressionPtr> selections()
{
    std::map<std::string, ExpressionPtr> result;
    for (const char *name : kNames)
        result[name] = Expression::anyField(name);
    return result;
}

// `and(a,or(b,not(c)))`
std::string written(const Expression &expression)
{
    std::string name;
    switch (expression.kind) {
    case Expression::Kind::AnyField:
        return expression.text;
    case Expression::Kind::And:
        name = "and";
        break;
    case Expression::Kind::Or:
        name = "or";
        break;
    case Expression::Kind::Not:
        name = "not";
        break;
    default:
        return "?";
    }
    std::string inner;
    for (const ExpressionPtr &child : expression.children)
        inner += (inner.empty() ? "" : ",") + written(*child);
    return name + "(" + inner + ")";
}

} // namespace

class ConditionTest : public QObject
{
    Q_OBJECT

private slots:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tree");
        QTest::newRow("one") << "a"
                             << "a";
        QTest::newRow("and before or") << "a or b and a"
                                       << "or(a,and(b,a))";
        QTest::newRow("not before and") << "not a and b"
                                        << "and(not(a),b)";
        QTest::newRow("parentheses") << "(a or b) and not (a and b)"
                                     << "and(or(a,b),not(and(a,b)))";
        QTest::newRow("tight parentheses") << "(a)and(b)"
                                           << "and(a,b)";
        QTest::newRow("case of key words") << "a AND NOT b Or a"
                                           << "or(and(a,not(b)),a)";
        QTest::newRow("double not") << "not not a"
                                    << "not(not(a))";
        QTest::newRow("dash in a name") << "a and not filter-main"
                                        << "and(a,not(filter-main))";
        QTest::newRow("1 of") << "1 of selection_*"
                              << "or(selection_one,selection_two)";
        QTest::newRow("any of") << "any of selection_*"
                                << "or(selection_one,selection_two)";
        QTest::newRow("all of") << "all of filter*"
                                << "and(filter-main,filter-other)";
        QTest::newRow("star inside") << "all of selection*two"
                                     << "selection_two";
        QTest::newRow("star first") << "1 of *_one"
                                    << "selection_one";
        QTest::newRow("exact name") << "1 of a"
                                    << "a";
        QTest::newRow("of binds closest") << "not 1 of selection_* and a"
                                          << "and(not(or(selection_one,selection_two)),a)";
        QTest::newRow("hidden by name") << "_hidden"
                                        << "_hidden";
        QTest::newRow("hidden by pattern") << "1 of _*"
                                           << "_hidden";
        QTest::newRow("them") << "1 of them"
                              << "or(a,b,filter-main,filter-other,selection_one,selection_two)";
        QTest::newRow("line breaks") << "a\n  and\tb"
                                     << "and(a,b)";
        QTest::newRow("deepest") << QString(kMaximumConditionDepth, QLatin1Char('('))
                + QStringLiteral("a") + QString(kMaximumConditionDepth, QLatin1Char(')'))
                                 << "a";
    }

    void parses()
    {
        QFETCH(QString, text);
        QFETCH(QString, tree);
        const auto condition = Condition::parse(text.toStdString(), selections(), 1);
        QVERIFY2(condition, condition ? "" : condition.error().message.c_str());
        QCOMPARE(QString::fromStdString(written(*condition->expression)), tree);
    }

    void tellsWhatIsUsed()
    {
        const auto condition = Condition::parse("1 of selection_* and not a", selections(), 1);
        QCOMPARE(condition->used, (std::set<std::string> {"a", "selection_one", "selection_two"}));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << ""
                               << "too early";
        QTest::newRow("unknown") << "a and c"
                                 << "no selection `c`";
        QTest::newRow("case matters") << "A"
                                      << "no selection `A`";
        QTest::newRow("zero matches") << "1 of other_*"
                                      << "no selection fits `other_*`";
        QTest::newRow("2 of") << "2 of them"
                              << "not `2 of`";
        QTest::newRow("of nothing") << "1 of"
                                    << "followed by";
        QTest::newRow("of parenthesis") << "1 of (a)"
                                        << "followed by";
        QTest::newRow("trailing") << "a b"
                                  << "`b` is not expected";
        QTest::newRow("open") << "(a"
                              << "`)` is missing";
        QTest::newRow("closed") << "a)"
                                << "`)` is not expected";
        QTest::newRow("no operand") << "a and"
                                    << "too early";
        QTest::newRow("aggregation") << "a | count() by user > 5"
                                     << "correlation";
        QTest::newRow("near") << "near a"
                              << "correlation";
        QTest::newRow("too deep") << QString(kMaximumConditionDepth + 1, QLatin1Char('('))
                + QStringLiteral("a")
                                  << "nested";
        QTest::newRow("too many nots")
            << QStringLiteral("not ").repeated(kMaximumConditionDepth + 1) + QStringLiteral("a")
            << "nested";
        QTest::newRow("too long") << QString(kMaximumConditionLength + 1, QLatin1Char('a'))
                                  << "too long";
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto condition = Condition::parse(text.toStdString(), selections(), 7);
        QVERIFY(!condition);
        QCOMPARE(condition.error().line, 7);
        QVERIFY2(condition.error().message.find(message.toStdString()) != std::string::npos,
                 condition.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(ConditionTest)
#include "tst_condition.moc"
