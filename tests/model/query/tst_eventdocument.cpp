// SPDX-License-Identifier: Apache-2.0
#include "model/query/eventdocument.h"

#include <QTest>

using namespace kubewake;

class TestEventDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileBodiesHideNothing_data();
    void hostileBodiesHideNothing();
    void noJson();
};

// What the event parser reads must be found by filters and rules too.
void TestEventDocument::hostileBodiesHideNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray("1");
    QTest::newRow("surrogate") << QByteArray(R"("\ud800")");
    QTest::newRow("invalid UTF-8") << QByteArray("\"\xff\"");
    QTest::newRow("large integer") << QByteArray(40, '7');
    QTest::newRow("large float") << QByteArray("-1e999");
    QTest::newRow("deep") << QByteArray(5000, '[') + QByteArray(5000, ']');
}

void TestEventDocument::hostileBodiesHideNothing()
{
    QFETCH(QByteArray, body);
    const std::string json =
        R"({"requestObject":{"x":)" + body.toStdString() + R"(,"privileged":true}})";
    EventDocument document;
    document.reset(json);
    QCOMPARE(document.valuesAt(RawPath {"requestObject.privileged"}),
             std::vector<std::string> {"true"});
    QVERIFY(!document.takeFailure());
}

void TestEventDocument::noJson()
{
    EventDocument document;
    document.reset("{\"a\":");
    QVERIFY(document.valuesAt(RawPath {"a"}).empty());
    QVERIFY(document.takeFailure());
}

QTEST_APPLESS_MAIN(TestEventDocument)
#include "tst_eventdocument.moc"
