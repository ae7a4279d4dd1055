// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsonview.h"

#include "model/core/jsonsalvage.h"

#include <QTest>

using namespace kubewake;

namespace {

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class TestJsonView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objects_data();
    void objects();
    void lastMemberCounts();
    void elements_data();
    void elements();
    void salvage_data();
    void salvage();
    void everyCut();
    void manyMembers();
};

void TestJsonView::objects_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("members"); // key=value
    QTest::addColumn<bool>("whole");
    const auto row = [](const char *text, const QByteArrayList &members, bool whole) {
        QTest::newRow(text) << QByteArray(text) << members << whole;
    };
    row("", {}, false);
    row("[]", {}, false);
    row("{}", {}, true);
    row(" {}", {}, false);
    row("{ \n}", {}, true);
    row(R"({"a":1})", {"a=1"}, true);
    row(R"({"a":1} and more)", {"a=1"}, true);
    row(R"({ "a" : "x" ,
 "b":[1,{"c":"]}"}] , "d":{"e":{}}, "f":null })",
        {R"(a="x")", R"(b=[1,{"c":"]}"}])", R"(d={"e":{}})", "f=null"}, true);
    row(R"({"a":"\"}\\","b":"\\\""})", {R"(a="\"}\\")", R"(b="\\\"")"}, true);
    row(R"({"a\"b":1})", {R"(a\"b=1)"}, true);
    row(R"({"a":1,})", {"a=1"}, true);
    row(R"({"a":1 "b":2})", {"a=1", "b=2"}, true);
    row(R"({"a":1,"b":"x)", {"a=1"}, false);
    row(R"({"a":1,"b":"x\)", {"a=1"}, false);
    row(R"({"a":1,"b":[1,2)", {"a=1"}, false);
    row(R"({"a":1,"b":20)", {"a=1"}, false);
    row(R"({"a":1,"b")", {"a=1"}, false);
    row(R"({"a":1,"b":)", {"a=1"}, false);
    row(R"({"a":1,"b":,"c":2})", {"a=1"}, false);
    row(R"({"a":1,b:2})", {"a=1"}, false);
    row(R"({"a)", {}, false);
    // An escaped quote outside a string is none, as for simdjson.
    row(R"({"a":{0\",\"b\":1},"c":2})", {R"(a={0\",\"b\":1})", "c=2"}, true);
    row(R"({"a":{\)", {}, false);
}

void TestJsonView::objects()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, members);
    QFETCH(bool, whole);
    const JsonObjectView object(
        std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QByteArrayList found;
    for (const JsonObjectView::Member &member : object.members())
        found << bytes(member.key) + '=' + bytes(member.value);
    QCOMPARE(found, members);
    QCOMPARE(object.isWhole(), whole);
}

void TestJsonView::lastMemberCounts()
{
    const JsonObjectView object(R"({"a":1,"b":"x","a":{"c":"d"},"e":""})");
    QCOMPARE(bytes(object["a"]), QByteArray(R"({"c":"d"})"));
    QCOMPARE(bytes(object.object("a").string("c")), QByteArray("d"));
    QCOMPARE(bytes(object.string("b")), QByteArray("x"));
    QVERIFY(object.string("e").data() != nullptr);
    QVERIFY(object.string("a").data() == nullptr);
    QVERIFY(!object.has("c"));
    QVERIFY(object.object("b").members().empty());
    QVERIFY(object.object("x").members().empty());
}

void TestJsonView::elements_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("elements");
    const auto row = [](const char *text, const QByteArrayList &elements) {
        QTest::newRow(text) << QByteArray(text) << elements;
    };
    row("", {});
    row("{}", {});
    row("[]", {});
    row("[ ]", {});
    row("[1]", {"1"});
    row(R"([ 1 , "a,]" ,[2,[3]],{"b":[]}, null ] x)",
        {"1", R"("a,]")", "[2,[3]]", R"({"b":[]})", "null"});
    row(R"([1,"a)", {"1"});
    row("[1,[2", {"1"});
    row("[,1]", {});
}

void TestJsonView::elements()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, elements);
    const std::string kept = text.toStdString();
    QByteArrayList found;
    for (const std::string_view element : jsonElements(kept))
        found << bytes(element);
    QCOMPARE(found, elements);
}

void TestJsonView::salvage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json"); // null: nothing
    const auto row = [](const char *text, const char *json = nullptr) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(json);
    };
    row("");
    row("text");
    row("{");
    row("{}");
    row(R"({"a":1})");
    row(R"({"a)");
    row(R"({"a":1)"); // is it 1 or 12?
    row(R"({"a":1,)", R"({"a":1})");
    row(R"({"a":"x")", R"({"a":"x"})");
    row(R"({"a":"x","b":{"c":1)", R"({"a":"x"})");
    row(R"({"a":{"c":1},"b":"y)", R"({"a":{"c":1}})");
}

void TestJsonView::salvage()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const auto salvaged = salvagedJson(text.toStdString());
    QCOMPARE(salvaged.has_value(), !json.isNull());
    if (salvaged)
        QCOMPARE(QByteArray::fromStdString(*salvaged), json);
}

// Wherever a text is cut, what is found in it lies in it, and what was whole before is the same.
void TestJsonView::everyCut()
{
    const std::string text =
        R"({"kind":"Event","user":{"groups":["a","b\\\""]},"n":[1,[2,{"x":null}]],"s":"\u00e9","t":true})";
    const JsonObjectView whole(text);
    QVERIFY(whole.isWhole());
    for (std::size_t size = 0; size < text.size(); ++size) {
        const std::string cut = text.substr(0, size);
        const JsonObjectView object(cut);
        QVERIFY(!object.isWhole());
        QVERIFY(object.members().size() <= whole.members().size());
        for (std::size_t i = 0; i < object.members().size(); ++i) {
            QCOMPARE(bytes(object.members()[i].key), bytes(whole.members()[i].key));
            QCOMPARE(bytes(object.members()[i].value), bytes(whole.members()[i].value));
            QVERIFY(object.members()[i].value.data() + object.members()[i].value.size()
                    <= cut.data() + cut.size());
        }
    }
}

void TestJsonView::manyMembers()
{
    std::string text = "{";
    for (int i = 0; i < 5000; ++i)
        text += "\"k" + std::to_string(i) + "\":1,";
    text.back() = '}';
    const JsonObjectView object(text);
    QCOMPARE(object.members().size(), JsonObjectView::kMaximumMembers);
    QVERIFY(!object.isWhole());
}

QTEST_APPLESS_MAIN(TestJsonView)
#include "tst_jsonview.moc"
