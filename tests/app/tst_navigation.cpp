// SPDX-License-Identifier: Apache-2.0
#include "app/window/matchedfields.h"
#include "app/window/timeterm.h"
#include "app/window/viewhistory.h"
#include "model/audit/fieldcatalogue.h"
#include "model/query/kql.h"

#include <QTest>

using namespace kubewake;

class NavigationTest : public QObject
{
    Q_OBJECT

private slots:
    void historyGoesBackAndForgetsWhatWasAhead()
    {
        ViewHistory history;
        QVERIFY(!history.canGo(-1));
        QVERIFY(!history.canGo(1));
        history.push({QStringLiteral("a"), {}, {}});
        history.push({QStringLiteral("b"), {}, {}});
        QCOMPARE(history.go(-1).filter, QStringLiteral("a"));
        history.setCurrentRow(Row {7});
        QCOMPARE(history.go(1).filter, QStringLiteral("b"));
        QCOMPARE(history.go(-1).current, std::optional<Row>(7));
        history.push({QStringLiteral("c"), {}, {}});
        QVERIFY(!history.canGo(1));
        QCOMPARE(history.go(-1).filter, QStringLiteral("a"));
        QVERIFY(history.go(-1).filter.isEmpty());
        QVERIFY(!history.canGo(-1));
    }

    void historyForgetsTheOldest()
    {
        ViewHistory history;
        const auto count = static_cast<int>(ViewHistory::kMaximumPlaces) + 5;
        for (int i = 0; i < count; ++i)
            history.push({QString::number(i), {}, {}});
        int steps = 0;
        for (; history.canGo(-1); ++steps)
            static_cast<void>(history.go(-1));
        QCOMPARE(steps, static_cast<int>(ViewHistory::kMaximumPlaces) - 1);
        QCOMPARE(history.current().filter, QString::number(count - 1 - steps));
    }

    void timeTermGoesInAndOut_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::newRow("none") << QString();
        QTest::newRow("one term") << QStringLiteral("verb: get");
        QTest::newRow("or") << QStringLiteral("verb: get or verb: list");
        QTest::newRow("looks like and") << QStringLiteral("\"brand\"");
        QTest::newRow("quoted and") << QStringLiteral("user: \"a and b\"");
    }

    void timeTermGoesInAndOut()
    {
        QFETCH(QString, filter);
        const QString term = timeTerm({1'700'000'000'000'000, 1'700'000'001'000'001});
        const QString with = kqlAnd(filter, term);
        QVERIFY(parseKql(with.toStdString()).has_value());
        QVERIFY(with.contains(QStringLiteral("2023-11-14T22:13:21.000001Z")));
        const QString without = withoutTerm(with, term);
        QVERIFY(!without.contains(term));
        // Parentheses that were needed may stay.
        QCOMPARE(QString(without).remove(QLatin1Char('(')).remove(QLatin1Char(')')), filter);
    }

    void timeTermStaysWhereItWasEdited()
    {
        const QString term = timeTerm({1, 2});
        QCOMPARE(withoutTerm(QStringLiteral("verb: get"), term), QStringLiteral("verb: get"));
        // Taking it out of here would leave half a filter.
        const QString edited = QStringLiteral("verb: get or ") + term;
        QCOMPARE(withoutTerm(edited, term), edited);
        QVERIFY(timeTerm({}).isEmpty());
    }

    void matchedFieldsAreFoundInTableAndEvent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("path");
        QTest::newRow("path") << QStringLiteral("verb") << static_cast<int>(FieldId::Verb)
                              << QStringLiteral("verb");
        QTest::newRow("alias") << QStringLiteral("ns") << static_cast<int>(FieldId::Namespace)
                               << QStringLiteral("objectRef.namespace");
        QTest::newRow("derived") << QStringLiteral("resourcePath")
                                 << static_cast<int>(FieldId::ResourcePath)
                                 << QStringLiteral("objectRef.subresource");
        QTest::newRow("raw") << QStringLiteral("requestObject.spec.hostPID") << -1
                             << QStringLiteral("requestObject.spec.hostPID");
    }

    void matchedFieldsAreFoundInTableAndEvent()
    {
        QFETCH(QString, name);
        QFETCH(int, column);
        QFETCH(QString, path);
        const std::vector<std::string> names {name.toStdString()};
        QCOMPARE(matchedColumns(names), column < 0 ? QSet<int> {} : QSet<int> {column});
        QVERIFY(matchedPaths(names).contains(path));
    }
};

QTEST_GUILESS_MAIN(NavigationTest)
#include "tst_navigation.moc"
