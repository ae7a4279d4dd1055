// SPDX-License-Identifier: Apache-2.0
#include "model/objects/objectdiff.h"

#include <QTest>

using namespace kubewake;

class TestObjectDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data();
    void changes();
    void serverFields();
};

void TestObjectDiff::changes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("expected"); // "+path=value -path=value ~path=before>after"
    const auto row = [](const char *name, const char *before, const char *after,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(expected);
    };
    row("same", R"({"a":[1,{"b":2}]})", R"({"a":[1,{"b":2}]})", "");
    row("scalar", R"({"a":{"b":1}})", R"({"a":{"b":"1"}})", R"(~a.b=1>"1")");
    row("added and removed", R"({"a":1,"c":{"d":1}})", R"({"b":[],"c":{}})", "-a=1 +b=[] -c.d=1");
    row("another type", R"({"a":[1]})", R"({"a":{"x":1}})", R"(~a=[1]>{"x":1})");
    row("element by name", R"({"containers":[{"name":"a","image":"1"},{"name":"b"}]})",
        R"({"containers":[{"name":"b"},{"name":"a","image":"2"},{"name":"c"}]})",
        R"(~containers[a].image="1">"2" +containers[c]={"name":"c"})");
    row("element gone", R"({"containers":[{"name":"a"},{"name":"b"}]})",
        R"({"containers":[{"name":"b"}]})", R"(-containers[a]={"name":"a"})");
    row("another order", R"({"containers":[{"name":"a"},{"name":"b"}]})",
        R"({"containers":[{"name":"b"},{"name":"a"}]})",
        R"(~containers=[{"name":"a"},{"name":"b"}]>[{"name":"b"},{"name":"a"}])");
    row("list by index", R"({"args":["a","b","c"]})", R"({"args":["a","x"]})",
        R"(~args[1]="b">"x" -args[2]="c")");
    row("two of a name", R"({"containers":[{"name":"a"},{"name":"a","x":1}]})",
        R"({"containers":[{"name":"a"},{"name":"a","x":2}]})", "~containers[1].x=1>2");
    row("from nothing", "", R"({"a":1})", "+a=1");
    row("no JSON", "{", R"({"a":1})", "+a=1");
}

void TestObjectDiff::changes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, expected);
    QByteArrayList texts;
    for (const FieldChange &change : objectChanges(before.toStdString(), after.toStdString())) {
        const auto text = [](const std::string &value) { return QByteArray::fromStdString(value); };
        if (change.kind == FieldChange::Kind::Added)
            texts += QByteArray('+' + text(change.path) + '=' + text(change.after));
        else if (change.kind == FieldChange::Kind::Removed)
            texts += QByteArray('-' + text(change.path) + '=' + text(change.before));
        else
            texts += QByteArray('~' + text(change.path) + '=' + text(change.before) + '>'
                                + text(change.after));
    }
    QCOMPARE(texts.join(' '), expected);
}

void TestObjectDiff::serverFields()
{
    QVERIFY(isServerField("metadata.resourceVersion"));
    QVERIFY(isServerField("metadata.managedFields[0].time"));
    QVERIFY(!isServerField("metadata.generationX"));
    QVERIFY(!isServerField("metadata.labels.app"));
    QVERIFY(!isServerField("spec.metadata.generation"));
}

QTEST_APPLESS_MAIN(TestObjectDiff)
#include "tst_objectdiff.moc"
