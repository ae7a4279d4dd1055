// SPDX-License-Identifier: Apache-2.0
#include "model/items/foundmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

class TestFoundModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranks_data();
    void ranks();
    void order();
};

void TestFoundModel::ranks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<int>("rank");
    const auto row = [](const char *text, const char *needle, int rank) {
        QTest::newRow(QByteArray(QByteArray(text) + '/' + needle).constData())
            << QString::fromUtf8(text) << QString::fromUtf8(needle) << rank;
    };
    row("Alice", "alice", 0);
    row("alice@x", "ALICE", 1);
    row("system:node:w1", "node", 2);
    row("anode:node", "node", 2);
    row("anode", "node", 3);
    row("Pod started in kube-system", "system pod", 4);
    row("Pod started", "system pod", -1);
    row("x", "y", -1);
    row("x", "", 0);
    row("Ärger", "ärg", 1);
}

void TestFoundModel::ranks()
{
    QFETCH(QString, text);
    QFETCH(QString, needle);
    QFETCH(int, rank);
    QCOMPARE(matchRank(text, needle), rank);
}

void TestFoundModel::order()
{
    FoundModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto found = [](Found::Kind kind, const char *text, int rank) {
        Found one {kind, QString::fromUtf8(text)};
        one.rank = rank;
        return one;
    };
    model.setFound({found(Found::Kind::Action, "a", 1), found(Found::Kind::Value, "b", 2),
                    found(Found::Kind::Value, "c\n", 1), found(Found::Kind::Value, "d", 1)});
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, 0).data().toString();
    QCOMPARE(texts,
             QStringList({QString::fromUtf8("c\u240a"), QStringLiteral("d"), QStringLiteral("a"),
                          QStringLiteral("b")}));
    QVERIFY(model.foundAt(4) == nullptr);
}

QTEST_APPLESS_MAIN(TestFoundModel)
#include "tst_foundmodel.moc"
