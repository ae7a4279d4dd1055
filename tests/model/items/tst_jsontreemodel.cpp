// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsontext.h"
#include "model/items/jsontreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

namespace {

const std::string kCompact = "{\"a\":[1.0e2, {}],\"b\":\"x, {\\\"y\"}";
const std::string kIndented = "{\n  \"a\": [\n    1.0e2,\n    {}\n  ],\n  \"b\": \"x, {\\\"y\"\n}";

} // namespace

class JsonTreeModelTest : public QObject
{
    Q_OBJECT

private slots:
    void behavesAsAModel()
    {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false); // it would fetch in the middle of a reset
        model.setDocument(*parseJsonDocument(R"({"a":{"b.c/d":[1,"x",{"e":null}]},"f":true})"));
        const QModelIndex a = model.indexOfPath(QStringLiteral("a"));
        const QModelIndex e = model.find(QStringLiteral("e"), {}, false);
        QVERIFY(a.isValid() && e.isValid());
        model.setNotice(QStringLiteral("no"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("no"));
    }

    void pathsKeepDotsInKeys()
    {
        JsonTreeModel model;
        model.setDocument(*parseJsonDocument(R"({"a":{"b.c/d":[1,"x",{"e":"needle"}]}})"));
        const QModelIndex found = model.find(QStringLiteral("NEEDLE"), {}, false);
        QCOMPARE(found.data(JsonTreeModel::PathRole).toString(), QStringLiteral("a.b.c/d[2].e"));
        QCOMPARE(found.data(JsonTreeModel::FieldPathRole).toString(), QStringLiteral("a.b.c/d.e"));
        QCOMPARE(model.indexOfPath(QStringLiteral("a.b.c/d")).data().toString(),
                 QStringLiteral("b.c/d"));
        QVERIFY(!model.indexOfPath(QStringLiteral("a.nothing")).isValid());
    }

    // What the API server copies into the log as the client sent it must not hide the event.
    void showsWhatStrictParsersRefuse()
    {
        JsonTreeModel model;
        const auto document = parseJsonDocument(R"({"a":"x\ud800","b":1e999,"c":"seen"})");
        QVERIFY(document.has_value());
        model.setDocument(*document);
        const auto value = [&model](const char *path) {
            return model.indexOfPath(QString::fromLatin1(path))
                .data(JsonTreeModel::CopyRole)
                .toString();
        };
        QCOMPARE(value("a"), QStringLiteral("x\uFFFD"));
        QCOMPARE(value("c"), QStringLiteral("seen"));
        QVERIFY(!parseJsonDocument(R"({"a":)").has_value());
    }

    void findsBothWaysAndAround()
    {
        JsonTreeModel model;
        model.setDocument(*parseJsonDocument(R"({"a":"hit1","b":["hit2"],"c":"hit3"})"));
        const QString hit = QStringLiteral("hit");
        const auto value = [](const QModelIndex &index) {
            return index.data(JsonTreeModel::CopyRole).toString();
        };
        QModelIndex at = model.find(hit, {}, false);
        QCOMPARE(value(at), QStringLiteral("hit1"));
        at = model.find(hit, at, false);
        QCOMPARE(value(at), QStringLiteral("hit2"));
        at = model.find(hit, at, true);
        QCOMPARE(value(at), QStringLiteral("hit1"));
        at = model.find(hit, at, true);
        QCOMPARE(value(at), QStringLiteral("hit3"));
        at = model.find(hit, at, false);
        QCOMPARE(value(at), QStringLiteral("hit1"));
        QVERIFY(!model.find(QStringLiteral("nowhere"), {}, false).isValid());
    }

    void manyChildrenComeInPortions()
    {
        std::string json = "[0";
        for (int i = 1; i < 2'500; ++i)
            json += "," + std::to_string(i);
        JsonTreeModel model;
        model.setDocument(*parseJsonDocument(json + "]"));
        QCOMPARE(model.rowCount(), 0);
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 1'000);
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 2'500);
        QVERIFY(!model.canFetchMore({}));
    }

    void longValuesAreCutOnScreenOnly()
    {
        JsonTreeModel model;
        model.setDocument(*parseJsonDocument("{\"k\":\"" + std::string(50'000, 'v') + "\"}"));
        const QModelIndex value = model.find(QStringLiteral("k"), {}, false).siblingAtColumn(1);
        QVERIFY(value.data().toString().size() < 1'000);
        QCOMPARE(value.data(JsonTreeModel::CopyRole).toString().size(), 50'000);
    }

    void hostileTextsHaveNoTree()
    {
        const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
        QCOMPARE(jsonDepth(deep), std::size_t {10'000});
        QVERIFY(!parseJsonDocument(deep));
        const std::string atLimit(kMaximumJsonDepth, '[');
        QVERIFY(parseJsonDocument(atLimit + std::string(kMaximumJsonDepth, ']')));
        QVERIFY(!parseJsonDocument('"' + std::string(kMaximumJsonTree, 'x') + '"'));
        QVERIFY(!parseJsonDocument("{\"a\":"));
        QVERIFY(!parseJsonDocument(std::string_view("\xff\x00\"", 3)));
        QVERIFY(indentedJson(deep).size() < deep.size() * (2 * kMaximumIndent + 4));
    }

    void indentingChangesWhiteSpaceOnly()
    {
        QCOMPARE(indentedJson(kCompact), kIndented);
        QCOMPARE(indentedJson("\"\\"), std::string("\"\\"));
    }
};

QTEST_GUILESS_MAIN(JsonTreeModelTest)
#include "tst_jsontreemodel.moc"
