// SPDX-License-Identifier: Apache-2.0
#include "model/objects/objectpatch.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace kubewake;
using nlohmann::json;

class TestObjectPatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strategic_data();
    void strategic();
    void others_data();
    void others();
    void doesNotFit_data();
    void doesNotFit();
    void guesses_data();
    void guesses();
    void longLists();
};

namespace {

json patched(const QString &before, const QString &patch, PatchKind kind,
             std::string_view manager = {})
{
    const auto after = applyPatch(json::parse(before.toStdString()),
                                  json::parse(patch.toStdString()), kind, manager);
    return after ? *after : json("refused");
}

} // namespace

void TestObjectPatch::strategic_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, const char *patch,
                        const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(patch)
                            << QString::fromUtf8(after);
    };
    row("scalar", R"({"a":1,"b":2})", R"({"a":3})", R"({"a":3,"b":2})");
    row("null removes", R"({"a":1,"b":{"c":1}})", R"({"a":null,"b":{"c":null}})", R"({"b":{}})");
    row("null in what is new", "{}", R"({"a":{"b":null,"c":1}})", R"({"a":{"c":1}})");
    row("another type", R"({"a":[1]})", R"({"a":{"b":1}})", R"({"a":{"b":1}})");
    row("keyed list", R"({"containers":[{"name":"a","image":"1","tty":true},{"name":"b"}]})",
        R"({"containers":[{"name":"a","image":"2"}]})",
        R"({"containers":[{"name":"a","image":"2","tty":true},{"name":"b"}]})");
    row("new element", R"({"containers":[{"name":"a"}]})", R"({"containers":[{"name":"c"}]})",
        R"({"containers":[{"name":"c"},{"name":"a"}]})"); // as the documentation of kubectl patch
                                                          // shows
    row("delete an element", R"({"containers":[{"name":"a"},{"name":"b"}]})",
        R"({"containers":[{"$patch":"delete","name":"a"}]})", R"({"containers":[{"name":"b"}]})");
    row("delete what is not there", R"({"containers":[{"name":"a"}]})",
        R"({"containers":[{"$patch":"delete","name":"z"}]})", R"({"containers":[{"name":"a"}]})");
    row("replace a list", R"({"containers":[{"name":"a"},{"name":"b"}]})",
        R"({"containers":[{"$patch":"replace"},{"name":"c"}]})",
        R"({"containers":[{"name":"c"}]})");
    row("replace an object", R"({"a":{"b":1,"c":2}})", R"({"a":{"$patch":"replace","d":1}})",
        R"({"a":{"d":1}})");
    row("delete an object", R"({"a":{"b":1},"c":1})", R"({"a":{"$patch":"delete"}})", R"({"c":1})");
    row("list without a key", R"({"args":["a","b"]})", R"({"args":["c"]})", R"({"args":["c"]})");
    row("tolerations are one value", R"({"tolerations":[{"key":"a"}]})",
        R"({"tolerations":[{"key":"b"}]})", R"({"tolerations":[{"key":"b"}]})");
    row("set", R"({"finalizers":["a","b"]})", R"({"finalizers":["c","a"]})",
        R"({"finalizers":["c","a","b"]})");
    row("delete from a set", R"({"finalizers":["a","b"]})",
        R"({"$deleteFromPrimitiveList/finalizers":["a"]})", R"({"finalizers":["b"]})");
    row("order", R"({"containers":[{"name":"a"},{"name":"b"},{"name":"c"}]})",
        R"({"$setElementOrder/containers":[{"name":"c"},{"name":"a"}]})",
        R"({"containers":[{"name":"b"},{"name":"c"},{"name":"a"}]})");
    row("order and a new one", R"({"containers":[{"name":"a"},{"name":"b"}]})",
        R"({"$setElementOrder/containers":[{"name":"n"},{"name":"a"},{"name":"b"}],
            "containers":[{"name":"n"}]})",
        R"({"containers":[{"name":"n"},{"name":"a"},{"name":"b"}]})");
    row("retain keys", R"({"strategy":{"type":"RollingUpdate","rollingUpdate":{"a":1}}})",
        R"({"strategy":{"$retainKeys":["type"],"type":"Recreate"}})",
        R"({"strategy":{"type":"Recreate"}})");
    row("ports of a container", R"({"ports":[{"containerPort":80,"name":"a"}]})",
        R"({"ports":[{"containerPort":80,"name":"b"},{"containerPort":81}]})",
        R"({"ports":[{"containerPort":80,"name":"b"},{"containerPort":81}]})");
    row("ports of a service", R"({"ports":[{"port":80,"targetPort":1}]})",
        R"({"ports":[{"port":80,"targetPort":2}]})", R"({"ports":[{"port":80,"targetPort":2}]})");
    row("elements without their key", R"({"containers":[{"name":"a"},{"x":1}]})",
        R"({"containers":[{"x":2}]})", R"({"containers":[{"name":"a"},{"x":2}]})");
    row("not an object at all", "[1]", R"({"a":1})", R"({"a":1})");
}

void TestObjectPatch::strategic()
{
    QFETCH(QString, before);
    QFETCH(QString, patch);
    QFETCH(QString, after);
    QCOMPARE(patched(before, patch, PatchKind::StrategicMergePatch).dump(),
             json::parse(after.toStdString()).dump());
}

void TestObjectPatch::others_data()
{
    QTest::addColumn<PatchKind>("kind");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, PatchKind kind, const char *before, const char *patch,
                        const char *after) {
        QTest::newRow(name) << kind << QString::fromUtf8(before) << QString::fromUtf8(patch)
                            << QString::fromUtf8(after);
    };
    row("JSON patch", PatchKind::JsonPatch, R"({"a":[1,2],"b":1})",
        R"([{"op":"test","path":"/b","value":1},{"op":"add","path":"/a/-","value":3},
            {"op":"remove","path":"/b"},{"op":"copy","from":"/a/0","path":"/c"}])",
        R"({"a":[1,2,3],"c":1})");
    row("merge patch", PatchKind::MergePatch, R"({"a":[1,2],"b":{"c":1,"d":2}})",
        R"({"a":[3],"b":{"c":null}})", R"({"a":[3],"b":{"d":2}})");
    row("apply onto nothing", PatchKind::Apply, "null", R"({"a":1})", R"({"a":1})");
    row("apply merges", PatchKind::Apply,
        R"({"spec":{"replicas":2,"containers":[{"name":"a","image":"1"}]}})",
        R"({"spec":{"containers":[{"name":"a","tty":true},{"name":"b"}]}})",
        R"({"spec":{"replicas":2,
            "containers":[{"name":"a","image":"1","tty":true},{"name":"b"}]}})");
    const char *owned = R"({"data":{"a":"1","b":"2","c":"3"},"metadata":{"managedFields":[
        {"manager":"me","operation":"Apply","fieldsV1":{"f:data":{"f:a":{},"f:b":{},"f:c":{}}}},
        {"manager":"you","operation":"Apply","fieldsV1":{"f:data":{"f:c":{}}}}]}})";
    row("apply removes what it owned alone", PatchKind::Apply, owned, R"({"data":{"a":"4"}})",
        R"({"data":{"a":"4","c":"3"}})");
    const char *elements =
        R"({"containers":[{"name":"a"},{"name":"b"}],"metadata":{"managedFields":[
        {"manager":"me","operation":"Apply","fieldsV1":{"f:containers":
            {"k:{\"name\":\"a\"}":{"f:name":{}},"k:{\"name\":\"b\"}":{"f:name":{}}}}}]}})";
    row("apply removes an element", PatchKind::Apply, elements, R"({"containers":[{"name":"b"}]})",
        R"({"containers":[{"name":"b"}]})");
    row("apply of a port without its protocol", PatchKind::Apply,
        R"({"ports":[{"port":80,"protocol":"TCP","nodePort":1}]})",
        R"({"ports":[{"port":80,"targetPort":8}]})",
        R"({"ports":[{"port":80,"protocol":"TCP","nodePort":1,"targetPort":8}]})");
}

void TestObjectPatch::others()
{
    QFETCH(PatchKind, kind);
    QFETCH(QString, before);
    QFETCH(QString, patch);
    QFETCH(QString, after);
    json result = patched(before, patch, kind, "me");
    result.erase("metadata");
    QCOMPARE(result.dump(), json::parse(after.toStdString()).dump());
}

void TestObjectPatch::doesNotFit_data()
{
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("why");
    QTest::newRow("test") << QStringLiteral(R"([{"op":"test","path":"/a","value":2}])")
                          << QStringLiteral("unsuccessful");
    QTest::newRow("no such path") << QStringLiteral(R"([{"op":"remove","path":"/x/y"}])")
                                  << QStringLiteral("not found");
    QTest::newRow("no operation") << QStringLiteral("[1]") << QStringLiteral("at()");
    QTest::newRow("no pointer") << QStringLiteral(R"([{"op":"add","path":"a","value":1}])")
                                << QStringLiteral("pointer");
    QTest::newRow("deep") << QStringLiteral(R"([{"op":"add","path":"%1","value":1}])")
                                 .arg(QStringLiteral("/a").repeated(1001))
                          << QStringLiteral("too deep");
    // Each copy doubles the object: 2^40 times that of before.
    QStringList copies;
    for (int i = 0; i < 40; ++i)
        copies << QStringLiteral(R"({"op":"copy","from":"/a","path":"/a/%1"})").arg(i);
    QTest::newRow("copies of copies")
        << QStringLiteral(R"([{"op":"add","path":"/a","value":{}},%1])")
               .arg(copies.join(QLatin1Char(',')))
        << QStringLiteral("copies too much");
}

void TestObjectPatch::doesNotFit()
{
    QFETCH(QString, patch);
    QFETCH(QString, why);
    const auto after = applyPatch(json::parse(R"({"a":1})"), json::parse(patch.toStdString()),
                                  PatchKind::JsonPatch);
    QVERIFY(!after);
    QVERIFY2(after.error().message.contains(why), qPrintable(after.error().message));
}

void TestObjectPatch::guesses_data()
{
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("group");
    QTest::addColumn<PatchKind>("kind");
    QTest::addColumn<bool>("certain");
    const QString uri = QStringLiteral("/api/v1/namespaces/a/pods/b");
    QTest::newRow("list") << "[]" << uri << "" << PatchKind::JsonPatch << true;
    QTest::newRow("force") << "{}" << QString(uri + QStringLiteral("?fieldManager=a&force=false"))
                           << "apps" << PatchKind::Apply << true;
    QTest::newRow("force in a value")
        << "{}" << QString(uri + QStringLiteral("?fieldManager=force")) << "apps"
        << PatchKind::StrategicMergePatch << false;
    QTest::newRow("directive") << R"({"a":[{"$patch":"delete"}]})" << uri << "apps"
                               << PatchKind::StrategicMergePatch << true;
    QTest::newRow("order") << R"({"a":{"$setElementOrder/b":[]}})" << uri << ""
                           << PatchKind::StrategicMergePatch << true;
    QTest::newRow("core") << R"({"a":1})" << uri << "" << PatchKind::StrategicMergePatch << false;
    QTest::newRow("k8s.io") << R"({"a":1})" << uri << "rbac.authorization.k8s.io"
                            << PatchKind::StrategicMergePatch << false;
    QTest::newRow("custom") << R"({"a":1})" << uri << "argoproj.io" << PatchKind::MergePatch
                            << true;
}

void TestObjectPatch::guesses()
{
    QFETCH(QString, patch);
    QFETCH(QString, uri);
    QFETCH(QString, group);
    QFETCH(PatchKind, kind);
    QFETCH(bool, certain);
    const GuessedPatchKind guess =
        guessPatchKind(json::parse(patch.toStdString()), uri.toStdString(), group.toStdString());
    QCOMPARE(guess.kind, kind);
    QCOMPARE(guess.certain, certain);
}

// Were places looked up one by one, this would take minutes.
void TestObjectPatch::longLists()
{
    json before;
    json patch;
    for (int i = 0; i < 100'000; ++i) {
        before["containers"].push_back({{"name", std::to_string(i)}});
        patch["containers"].push_back({{"name", std::to_string(i)}, {"image", "x"}});
        patch["$setElementOrder/containers"].push_back({{"name", std::to_string(99'999 - i)}});
    }
    const json after = applyPatch(before, patch, PatchKind::StrategicMergePatch).value();
    QCOMPARE(after["containers"].size(), std::size_t {100'000});
    QCOMPARE(after["containers"][0]["name"].get<std::string>(), std::string("99999"));
    QCOMPARE(applyPatch(before, patch, PatchKind::Apply).value()["containers"].size(),
             std::size_t {100'000});
}

QTEST_APPLESS_MAIN(TestObjectPatch)
#include "tst_objectpatch.moc"
