// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/eventjson.h"

#include "model/core/jsonescape.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace kubewake;

class TestEventJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void members();
    void anyBytes();
    void appended();
};

void TestEventJson::members()
{
    std::string json;
    EventJson event(json);
    event.addText("auditID", "a");
    event.addText("stage", ""); // unknown
    event.addValue("verb", {});
    event.addValue("userAgent", "null");
    event.open("objectRef");
    event.addText("name", "n");
    event.close();
    event.open("user");
    event.close();
    event.openArray("sourceIPs");
    event.addElement("\"1.2.3.4\"");
    event.addElement("\"::1\"");
    event.closeArray();
    event.addNumber("code", 201);
    event.addValue("requestObject", R"({"size":12345678901234567890123})");
    event.end();
    QCOMPARE(json,
             std::string(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a",)"
                         R"("objectRef":{"name":"n"},"user":{},"sourceIPs":["1.2.3.4","::1"],)"
                         R"("code":201,"requestObject":{"size":12345678901234567890123}})"));
}

void TestEventJson::anyBytes()
{
    std::string text = unescapedText(R"(a\"b\\c\u0001\n\ud83d\ude00)");
    QCOMPARE(text, std::string("a\"b\\c\x01\n\xF0\x9F\x98\x80"));
    std::string json;
    EventJson event(json, "audit.k8s.io/v1beta1");
    event.addText("verb", text);
    event.addText("stage", std::string("\xFF\0x", 3));
    event.end();
    const auto read = nlohmann::json::parse(json, nullptr, false);
    QVERIFY(read.is_object());
    QCOMPARE(read["apiVersion"].get<std::string>(), std::string("audit.k8s.io/v1beta1"));
    QCOMPARE(read["verb"].get<std::string>(), text);
    QCOMPARE(read["stage"].get<std::string>(), std::string("\xEF\xBF\xBD\0x", 5));
}

void TestEventJson::appended()
{
    std::string json = "before";
    EventJson(json).end();
    QCOMPARE(json, std::string(R"(before{"kind":"Event","apiVersion":"audit.k8s.io/v1"})"));
}

QTEST_APPLESS_MAIN(TestEventJson)
#include "tst_eventjson.moc"
