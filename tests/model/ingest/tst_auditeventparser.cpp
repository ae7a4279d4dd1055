// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventparser.h"

#include "tests/model/ingest/expectedcells.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QDirIterator>
#include <QTest>

#include <random>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

const std::string kStart = R"({"kind":"Event","apiVersion":"audit.k8s.io/v1",)";

} // namespace

class TestAuditEventParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realEvents_data();
    void realEvents();
    void kinds_data();
    void kinds();
    void times_data();
    void times();
    void statusCodes_data();
    void statusCodes();
    void objectOfV1alpha1();
    void lastOfTwoMembersCounts_data();
    void lastOfTwoMembersCounts();
    void wrongTypesAreAbsent();
    void hostileBodiesHideNothing_data();
    void hostileBodiesHideNothing();
    void repeatedMembers();
    void hostileTextsAreKept();
    void truncatedBodies();
    void generatedNames();
    void notAnEventChangesNothing();
    void invalid_data();
    void invalid();
    void invalidHoweverOftenRead();
    void invalidWithKnownValues();
    void everyPrefixIsInvalid();
    void anyBytes();
};

void TestAuditEventParser::realEvents_data()
{
    QTest::addColumn<QString>("path");
    const QString folder = sharedData(QStringLiteral("apiserver"));
    if (folder.isEmpty())
        return;
    QDirIterator files(folder, {QStringLiteral("*.gz"), QStringLiteral("*.log")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!path.contains(QLatin1String("legacy")))
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
}

void TestAuditEventParser::realEvents()
{
    if (sharedData(QStringLiteral("apiserver")).isEmpty())
        QSKIP("the shared data is not on this machine");
    QFETCH(QString, path);
    std::vector<json> events;
    for (const QByteArray &line : readAll(path).split('\n')) {
        if (line.isEmpty())
            continue;
        json document = json::parse(line.begin(), line.end());
        if (document.contains("items")) {
            for (json &item : document["items"])
                events.push_back(std::move(item));
        } else {
            events.push_back(std::move(document));
        }
    }
    QVERIFY(events.size() > 100);
    AuditEventParser parser;
    BatchBuilder builder;
    EventStore store;
    const auto source = store.addSource(std::make_shared<SourceInfo>());
    std::string text;
    std::uint64_t number = 0;
    for (const json &event : events) {
        text = event.dump();
        const std::size_t size = text.size();
        text.append(kJsonPadding, ' ');
        QCOMPARE(parser.parse(std::string_view(text).substr(0, size),
                              {*source, 0, static_cast<std::uint32_t>(size), ++number}, builder),
                 JsonKind::AuditEvent);
    }
    store.commit(builder.take());
    const SnapshotPtr snapshot = store.publish();
    QCOMPARE(snapshot->eventCount() + snapshot->duplicateCount(), events.size());
    for (Row row = 0; row < snapshot->eventCount(); ++row) {
        const std::string difference =
            differenceOf(*snapshot, row, events[static_cast<std::size_t>(snapshot->line(row)) - 1]);
        QVERIFY2(difference.empty(), difference.c_str());
    }
}

void TestAuditEventParser::kinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonKind>("kind");
    const QByteArray rest = R"("auditID":"a","stage":"Panic","verb":"get"})";
    const auto row = [](const char *name, const QByteArray &text, JsonKind kind) {
        QTest::newRow(name) << text << kind;
    };
    for (const char *version : {"v1", "v1beta1", "v1alpha1", "v2"})
        row(version, QByteArray(R"({"kind":"Event","apiVersion":"audit.k8s.io/)") + version + "\"}",
            JsonKind::AuditEvent);
    row("no kind", R"({"apiVersion":"audit.k8s.io/v1",)" + rest, JsonKind::AuditEvent);
    row("no apiVersion", R"({"kind":"Event",)" + rest, JsonKind::AuditEvent);
    row("neither", "{" + rest, JsonKind::AuditEvent);
    row("URI and no verb", R"({"auditID":"a","stage":"Panic","requestURI":"/"})",
        JsonKind::AuditEvent);
    row("no stage", R"({"auditID":"a","verb":"get"})", JsonKind::Other);
    row("no auditID", R"({"stage":"Panic","verb":"get"})", JsonKind::Other);
    row("other group", R"({"apiVersion":"example.com/v1",)" + rest, JsonKind::Other);
    row("other kind", R"({"kind":"Pod",)" + rest, JsonKind::Other);
    row("list", R"({"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":[]})",
        JsonKind::EventList);
    row("list without version", R"({"kind":"EventList","items":[]})", JsonKind::EventList);
    row("core list", R"({"kind":"EventList","apiVersion":"v1","items":[]})", JsonKind::Other);
    row("core event", R"({"kind":"Event","apiVersion":"v1","reason":"Pulled"})",
        JsonKind::CoreEvent);
    row("events.k8s.io", R"({"kind":"Event","apiVersion":"events.k8s.io/v1"})",
        JsonKind::CoreEvent);
    row("core event in a list", R"({"metadata":{},"involvedObject":{"kind":"Pod"}})",
        JsonKind::CoreEvent);
    row("pod", R"({"kind":"Pod","apiVersion":"v1"})", JsonKind::Other);
    row("event of nobody", R"({"kind":"Event"})", JsonKind::Other);
    row("kind is no text", R"({"kind":["Event"],"apiVersion":1})", JsonKind::Other);
    row("empty object", "{}", JsonKind::Other);
    row("array", "[1]", JsonKind::Other);
    row("number", "7", JsonKind::Other);
    row("text", "\"Event\"", JsonKind::Other);
    row("escaped keys", R"({"\u006bind":"\u0045vent","apiVersion":"audit.k8s.io\/v1"})",
        JsonKind::AuditEvent);
}

void TestAuditEventParser::kinds()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonKind, kind);
    const ParsedText result = parsed(text.toStdString());
    QCOMPARE(result.kind, kind);
    QCOMPARE(result.snapshot->eventCount(), kind == JsonKind::AuditEvent ? 1U : 0U);
    QCOMPARE(result.reason.empty(), kind != JsonKind::Other && kind != JsonKind::EventList);
}

void TestAuditEventParser::times_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("duration"); // -1: unknown
    const auto row = [](const char *name, const char *members, const char *time, qint64 duration) {
        QTest::newRow(name) << QByteArray(members) << QByteArray(time) << duration;
    };
    row("both",
        R"("requestReceivedTimestamp":"2026-11-23T09:46:52.000001Z","stageTimestamp":"2026-11-23T09:46:53.5Z")",
        "2026-11-23T09:46:52.000001Z", 1'499'999);
    row("no fraction", R"("requestReceivedTimestamp":"2026-11-23T09:46:52Z")",
        "2026-11-23T09:46:52.000000Z", -1);
    row("nanoseconds", R"("requestReceivedTimestamp":"2026-11-23T09:46:52.123456789Z")",
        "2026-11-23T09:46:52.123456Z", -1);
    row("offset", R"("requestReceivedTimestamp":"2026-11-23T09:46:52+02:00")",
        "2026-11-23T07:46:52.000000Z", -1);
    row("stage only", R"("stageTimestamp":"2026-11-23T09:46:53Z")", "2026-11-23T09:46:53.000000Z",
        -1);
    row("timestamp of v1beta1",
        R"("timestamp":"2026-11-23T09:46:50Z","stageTimestamp":"2026-11-23T09:46:53Z")",
        "2026-11-23T09:46:50.000000Z", -1);
    row("creationTimestamp", R"("metadata":{"creationTimestamp":"2026-11-23T09:46:50Z"})",
        "2026-11-23T09:46:50.000000Z", -1);
    row("null creationTimestamp",
        R"("metadata":{"creationTimestamp":null},"stageTimestamp":"2026-11-23T09:46:53Z")",
        "2026-11-23T09:46:53.000000Z", -1);
    row("no time", R"("verb":"get")", "", -1);
    row("garbage", R"("requestReceivedTimestamp":"yesterday","stageTimestamp":5)", "", -1);
    row("impossible day", R"("requestReceivedTimestamp":"2026-02-30T00:00:00Z")", "", -1);
    row("ends before it starts",
        R"("requestReceivedTimestamp":"2026-11-23T09:46:52Z","stageTimestamp":"2026-11-23T09:46:51Z")",
        "2026-11-23T09:46:52.000000Z", -1'000'000);
    row("widest",
        R"("requestReceivedTimestamp":"0001-01-01T00:00:00Z","stageTimestamp":"9999-12-31T23:59:59Z")",
        "0001-01-01T00:00:00.000000Z", 315'537'897'599'000'000);
}

void TestAuditEventParser::times()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, time);
    QFETCH(qint64, duration);
    const ParsedText result = parsed(kStart + members.toStdString() + "}");
    QCOMPARE(result.kind, JsonKind::AuditEvent);
    QCOMPARE(QByteArray::fromStdString(formatTimestampUtc(result.snapshot->time(0))), time);
    QCOMPARE(result.snapshot->duration(0), duration == -1 ? kNoDuration : duration);
}

void TestAuditEventParser::statusCodes_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("number");
    for (const auto &[code, number] : std::initializer_list<std::pair<const char *, const char *>> {
             {"200", "200"},
             {"\"403\"", "403"},
             {"0", "0"},
             {"-1", "0"},
             {"2147483647", "2147483647"},
             {"2147483648", "0"},
             {"18446744073709551615", "0"},
             {"123456789012345678901234567890", "0"},
             {"1e400", "0"},
             {"200.0", "0"},
             {"\"4x\"", "0"},
             {"\"\"", "0"},
             {"null", "0"},
             {"{}", "0"}})
        QTest::newRow(code) << QByteArray(code) << QByteArray(number);
}

void TestAuditEventParser::statusCodes()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, number);
    const ParsedText result =
        parsed(kStart + R"("responseStatus":{"code":)" + code.toStdString() + "}}");
    QCOMPARE(result.kind, JsonKind::AuditEvent);
    QCOMPARE(QByteArray::fromStdString(result.cell(Column::StatusCode)), number);
}

void TestAuditEventParser::objectOfV1alpha1()
{
    const auto type = [](const std::string &object) {
        return parsed(kStart + "\"objectRef\":" + object + "}").cell(Column::ObjectType);
    };
    QCOMPARE(type(R"({"resource":"roles","apiVersion":"rbac.authorization.k8s.io/v1"})"),
             "roles|(absent)|rbac.authorization.k8s.io|v1");
    QCOMPARE(type(R"({"resource":"pods","apiVersion":"v1"})"), "pods|(absent)|(absent)|v1");
    QCOMPARE(type(R"({"resource":"x","apiGroup":"g","apiVersion":"a/b"})"), "x|(absent)|g|a/b");
    QCOMPARE(type(R"({"resource":"x","apiVersion":"a/b/c"})"), "x|(absent)|a|b/c");
    QCOMPARE(type("{}"), "(absent)|(absent)|(absent)|(absent)");
    QCOMPARE(type("[]"), "(absent)");
}

void TestAuditEventParser::lastOfTwoMembersCounts_data()
{
    QTest::addColumn<QByteArray>("members");
    for (
        const char *members :
        {R"("verb":"get","verb":"list")",
         R"("verb":"get","verb":5)",
         R"("stage":"Panic","stage":"ResponseComplete")",
         R"("stage":"Panic","stage":null)",
         R"("user":{"username":"a","groups":["g"],"extra":{"authentication.kubernetes.io/pod-name":["p"]}},"user":{"username":"b"})",
         R"("user":{"username":"a"},"user":null)",
         R"("user":{"groups":["a"],"groups":"no list"})",
         R"("impersonatedUser":{"username":"a","groups":["g"]},"impersonatedUser":{})",
         R"("objectRef":{"resource":"pods","namespace":"n","name":"x"},"objectRef":{"resource":"nodes"})",
         R"("objectRef":{"resource":"pods"},"objectRef":"none")",
         R"("responseStatus":{"code":403,"status":"Failure","message":"m","reason":"r"},"responseStatus":{"code":200})",
         R"("responseStatus":{"code":403},"responseStatus":{})",
         R"("annotations":{"authorization.k8s.io/decision":"forbid"},"annotations":{})",
         R"("annotations":{"authorization.k8s.io/decision":"forbid","authorization.k8s.io/decision":"allow"})",
         R"("sourceIPs":["1.2.3.4"],"sourceIPs":[])",
         R"("sourceIPs":["1.2.3.4"],"sourceIPs":{})",
         R"("requestObject":{"a":1},"requestObject":null)",
         R"("level":"Metadata","level":{})",
         R"("auditID":"a","auditID":"b")",
         R"("requestURI":"/a?dryRun=All","requestURI":"/b")"})
        QTest::newRow(members) << QByteArray(members);
}

void TestAuditEventParser::lastOfTwoMembersCounts()
{
    QFETCH(QByteArray, members);
    const std::string text = kStart + members.toStdString() + "}";
    const ParsedText result = parsed(text);
    QCOMPARE(result.kind, JsonKind::AuditEvent);
    json event = json::parse(text);
    if (at(event, {"user", "groups"}).is_string()) // one group: read as a list of one
        event["user"]["groups"] = json::array({event["user"]["groups"]});
    if (members.count("\"annotations\"") > 1) // then their keys are not listed, as here
        event["annotations"]["no text"] = 1;
    const std::string difference = differenceOf(*result.snapshot, 0, event);
    QVERIFY2(difference.empty(), difference.c_str());
}

void TestAuditEventParser::wrongTypesAreAbsent()
{
    for (const char *wrong : {"null", "5", "true", "[]", "{}", "[{}]", "[[\"x\"]]", "{\"\":[]}"}) {
        std::string text = kStart;
        for (const char *key :
             {"verb", "user", "impersonatedUser", "userAgent", "objectRef", "responseStatus",
              "requestURI", "annotations", "level", "stage", "auditID", "metadata", "timestamp",
              "stageTimestamp", "requestReceivedTimestamp"})
            text += "\"" + std::string(key) + "\":" + wrong + ",";
        const ParsedText result = parsed(text + "\"x\":0}");
        QCOMPARE(result.kind, JsonKind::AuditEvent);
        for (const Column column : {Column::Verb, Column::Username, Column::UserAgent,
                                    Column::RequestUri, Column::Level, Column::Stage})
            QCOMPARE(result.cell(column), "(absent)");
        QCOMPARE(result.snapshot->auditId(0), "");
        QCOMPARE(result.snapshot->time(0), kNoTime);
    }
    const ParsedText mixed = parsed(kStart + R"("sourceIPs":["1.1.1.1",5,null,{},"2.2.2.2"]})");
    QCOMPARE(mixed.cell(Column::SourceIps), "1.1.1.1|2.2.2.2");
}

// The body of a patch is in the log as the client sent it. None of these may hide the event.
void TestAuditEventParser::hostileBodiesHideNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
    row("unpaired high surrogate", R"("\ud800")");
    row("unpaired low surrogate", R"({"a":"x\udC00y"})");
    row("surrogates in the wrong order", R"("\udc00\ud800")");
    row("surrogate before another escape", R"("\ud83d\u0041")");
    row("surrogate in a key", R"({"\ud800":1})");
    row("integer beyond 64 bits", "123456789012345678901234567890");
    row("negative integer beyond 64 bits", "[-9223372036854775809]");
    row("float too large", "{\"a\":1e400}");
    row("float too large, negative", "-1E+999999999999999999999");
    row("float too small", "1e-400");
    row("400 digits", QByteArray(400, '9'));
    row("invalid UTF-8", "\"\xff\xc0\x80\xed\xa0\x80\"");
    row("1,000 brackets", QByteArray(1'000, '[') + QByteArray(1'000, ']'));
    row("10,000 brackets", QByteArray(10'000, '[') + QByteArray(10'000, ']'));
    QByteArray objects;
    for (int i = 0; i < 5'000; ++i)
        objects += "{\"]\":";
    // No JSON, but it ends where it ends: the event counts, the raw text tells the rest.
    row("NaN", R"({"a":NaN,"b":[-,+1,01]})");
    row("brackets of the wrong kind", R"([{"a":1]})");
    row("no commas", R"({"a" 1 "b"})");
    row("unknown escape", R"("\q\u12")");
    row("5,000 objects", objects + "\"{[\\\"\"" + QByteArray(5'000, '}'));
    row("all of it",
        "[\"\\ud800\xff\",1e999," + QByteArray(9'000, '[') + QByteArray(9'000, ']') + "]");
}

void TestAuditEventParser::hostileBodiesHideNothing()
{
    QFETCH(QByteArray, body);
    const ParsedText result =
        parsed(kStart + R"("auditID":"a","requestObject":)" + body.toStdString()
               + R"(,"verb":"patch","user":{"username":"eve"}})");
    QVERIFY2(result.kind == JsonKind::AuditEvent, result.reason.c_str());
    QCOMPARE(result.cell(Column::Username), "eve");
    QCOMPARE(result.cell(Column::Verb), "patch");
    QVERIFY(result.snapshot->hasFlag(0, kHasRequestObject));
    QCOMPARE(result.snapshot->auditId(0), "a");
}

// What was read of one event is used again for the next: only if it is the same, and only as long
// as codes mean the same.
void TestAuditEventParser::repeatedMembers()
{
    const auto event = [](const std::string &user, const std::string &code) {
        return kStart + R"("user":{"username":")" + user
            + R"(","groups":["g","system:authenticated"]},"verb":"get","responseStatus":{"code":)"
            + code + R"(,"status":"Failure","reason":"R"},"annotations":{"a":"b"}})";
    };
    AuditEventParser parser;
    std::array<BatchBuilder, 2> builders;
    EventStore store;
    const auto source = store.addSource(std::make_shared<SourceInfo>());
    const std::vector<std::string> texts {
        event("a", "403"),       event("a", "403"), event("b", "403"), event("a", "500"),
        event("\\u0061", "403"), event("a", "403"), event("a", "200")};
    // Two builders in turn, whose dictionaries were filled in another order.
    builders[1].beginEvent();
    builders[1].set(Column::Username, "z");
    builders[1].dropEvent();
    std::uint64_t line = 0;
    for (BatchBuilder &builder : builders) {
        for (const std::string &text : texts) {
            std::string padded = text;
            padded.append(kJsonPadding, ' ');
            QCOMPARE(parser.parse(std::string_view(padded).substr(0, text.size()),
                                  {*source, 0, 1, ++line}, builder),
                     JsonKind::AuditEvent);
        }
        store.commit(builder.take());
    }
    const SnapshotPtr snapshot = store.publish();
    QCOMPARE(snapshot->eventCount(), static_cast<Row>(2 * texts.size()));
    for (Row row = 0; row < snapshot->eventCount(); ++row) {
        const std::string difference =
            differenceOf(*snapshot, row, json::parse(texts[row % texts.size()]));
        QVERIFY2(difference.empty(), difference.c_str());
    }
}

void TestAuditEventParser::hostileTextsAreKept()
{
    const std::string replacement = "\xEF\xBF\xBD";
    QCOMPARE(parsed(kStart
                    + "\"userAgent\":\"a\xff"
                      "b\"}")
                 .cell(Column::UserAgent),
             "a" + replacement + "b");
    QCOMPARE(parsed(kStart + R"("userAgent":"a\ud800b"})").cell(Column::UserAgent),
             "a" + replacement + "b");
    QCOMPARE(
        parsed(kStart + R"("userAgent":"\u0000\u001b[31m\ud83d\ude00"})").cell(Column::UserAgent),
        std::string("\0\x1b[31m\xF0\x9F\x98\x80", 10));
    const std::string huge(5'000'000, 'x');
    QCOMPARE(parsed(kStart + "\"userAgent\":\"" + huge + "\"}").cell(Column::UserAgent), huge);
    // Only the keys of Kubernetes are read, however alike others look.
    const ParsedText annotated = parsed(
        kStart
        + R"("annotations":{"authorization.k8s.io/decision ":"allow","AUTHORIZATION.k8s.io/decision":"allow",)"
          R"("authorization.k8s.io/decision":"forbid","audit.k8s.io/truncated":true,"":"<b>"}})");
    QCOMPARE(annotated.cell(Column::Decision), "forbid");
    QCOMPARE(annotated.cell(Column::Outcome), "denied");
    QVERIFY(!annotated.snapshot->hasFlag(0, kTruncatedBodies));
}

void TestAuditEventParser::truncatedBodies()
{
    QVERIFY(parsed(kStart + R"("annotations":{"audit.k8s.io/truncated":"true"}})")
                .snapshot->hasFlag(0, kTruncatedBodies));
    const ParsedText skipped =
        parsed(kStart + R"("responseObject":"skipped-too-big-size-object"})");
    QVERIFY(skipped.snapshot->hasFlag(0, kTruncatedBodies));
    QVERIFY(!skipped.snapshot->hasFlag(0, kHasResponseObject));
}

void TestAuditEventParser::generatedNames()
{
    const auto name = [](const std::string &members) {
        return parsed(kStart + members + "}").cell(Column::GeneratedName);
    };
    const std::string bodies =
        R"(,"requestObject":{"metadata":{"generateName":"web-"}},"responseObject":{"metadata":{"name":"web-x1"}})";
    QCOMPARE(name("\"verb\":\"create\"" + bodies), "web-x1");
    QCOMPARE(name(R"("verb":"create","requestObject":{"metadata":{"generateName":"web-"}})"),
             "web-*");
    QCOMPARE(name(R"("verb":"create","objectRef":{"name":"known"})" + bodies), "(absent)");
    QCOMPARE(name(R"("verb":"create","objectRef":{"name":""})" + bodies), "web-x1");
    QCOMPARE(name("\"verb\":\"update\"" + bodies), "(absent)");
    QCOMPARE(name(R"("verb":"create","requestObject":[{"metadata":1}],"responseObject":"x")"),
             "(absent)");
}

void TestAuditEventParser::notAnEventChangesNothing()
{
    AuditEventParser parser;
    BatchBuilder builder;
    const auto parse = [&](std::string text) {
        const std::size_t size = text.size();
        text.append(kJsonPadding, ' ');
        return parser.parse(std::string_view(text).substr(0, size), {}, builder);
    };
    QCOMPARE(parse(R"({"verb":"get","user":{"username":"x"},"kind":"Pod"})"), JsonKind::Other);
    QCOMPARE(builder.size(), 0U);
    QCOMPARE(parse(kStart + "\"stage\":\"Panic\"}"), JsonKind::AuditEvent);
    QCOMPARE(parse("{\"a\""), JsonKind::Invalid);
    QCOMPARE(builder.size(), 1U);
    const EventBatch batch = builder.take();
    QCOMPARE(batch.events.front().code(Column::Verb), kMissing);
    QCOMPARE(batch.events.front().code(Column::Username), kMissing);
}

void TestAuditEventParser::invalid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const QByteArray &text, const char *reason) {
        QTest::newRow(name) << text << QByteArray(reason);
    };
    row("nothing", "", "empty");
    row("blank", " \t", "empty");
    row("word", "kube", "invalid JSON");
    row("string without end", R"({"kind":"Event)", "string is not closed");
    row("object without end", R"({"kind":"Event")", "invalid JSON");
    row("two documents", "{}{}", "invalid JSON");
    row("control character", "{\"a\":\"\x01\"}", "unescaped control");
    row("NUL", QByteArray("{\"a\":\"\0\"}", 9), "unescaped control");
    row("comma at the end", R"({"a":1,})", "invalid JSON");
    row("leading zero", R"({"a":01})", "invalid JSON");
    row("NaN", R"({"a":NaN})", "invalid JSON");
    row("wrong escape", R"({"a":"\q"})", "invalid JSON");
    row("short surrogate", R"({"a":"\ud8"})", "invalid JSON");
    row("brackets do not match", R"({"a":[1})", "invalid JSON");
    row("only brackets", QByteArray(100'000, '['), "invalid JSON");
    row("byte order mark", "\xEF\xBB\xBF{}", "invalid JSON");
    for (const char *start : {R"("sourceIPs":[)", R"("user":{)", R"("user":{"groups":[)",
                              R"("verb":)", R"("annotations":{"a")", R"("objectRef":{"name":)"})
        row(start, QByteArray("{") + start + "}", "invalid JSON");
}

void TestAuditEventParser::invalid()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    const ParsedText result = parsed(text.toStdString());
    QCOMPARE(result.kind, JsonKind::Invalid);
    QVERIFY2(result.reason.find(reason.toStdString()) != std::string::npos, result.reason.c_str());
}

// What was read of a text that turned out to be no JSON must not be believed the next time.
void TestAuditEventParser::invalidHoweverOftenRead()
{
    for (const char *members :
         {R"("annotations":{"a":"b","x":"y":"z"},"tag":"t")", R"("user":{"a":"b":"c"},"tag":"t")",
          R"("sourceIPs":["a":"b"],"tag":"t")", R"("responseStatus":{"a":"b":"c"},"tag":"t")",
          R"("objectRef":{"a":"b":"c"},"tag":"t")", R"("userAgent":"\"":})", R"("userAgent":"a":})",
          R"("requestURI":"\u0061":})"}) {
        ParserAndStore parser;
        const std::string text =
            kStart + R"("auditID":"c","stage":"Panic","verb":"get",)" + members + '}';
        for (int i = 0; i < 3; ++i)
            QVERIFY2(parser.parsed(text).kind == JsonKind::Invalid, members);
    }
}

// A value that is known from an event that was whole is not believed either.
void TestAuditEventParser::invalidWithKnownValues()
{
    for (const std::string value : {R"("a")", R"("\"")", R"("\u0061")", R"("a" )"}) {
        ParserAndStore parser;
        const std::string text = kStart + R"("auditID":"c","userAgent":)" + value;
        QCOMPARE(parser.parsed(text + '}').kind, JsonKind::AuditEvent);
        QCOMPARE(parser.parsed(text + ":}}").kind, JsonKind::Invalid);
        QCOMPARE(parser.parsed(text + R"(:"b"}})").kind, JsonKind::Invalid);
    }
}

void TestAuditEventParser::everyPrefixIsInvalid()
{
    const std::string text =
        kStart + R"("auditID":"a","n":[1,-2.5e3,true,null],"u":{"x":"\ud83d\ude00\\\""},"s":"é"})";
    QCOMPARE(parsed(text).kind, JsonKind::AuditEvent);
    for (std::size_t cut = 0; cut < text.size(); ++cut)
        QVERIFY(parsed(text.substr(0, cut)).kind == JsonKind::Invalid);
}

// Changed bytes: no crash, and the same judgement as the other library where that is strict. What a
// parser has read before changes nothing.
void TestAuditEventParser::anyBytes()
{
    std::mt19937 random(3);
    const std::string text = kStart
        + R"("verb":"create","user":{"username":"a"},"sourceIPs":["::1"],"annotations":{"a":"b"},)"
          R"("responseStatus":{"code":403},"requestObject":{"metadata":{"name":"\u0061"}}})";
    auto reused = std::make_unique<ParserAndStore>();
#ifdef KUBEWAKE_SANITIZED
    constexpr int kRounds = 4'000;
#else
    constexpr int kRounds = 20'000;
#endif
    for (int round = 0; round < kRounds; ++round) {
        std::string changed = text;
        for (auto i = 1 + random() % 3; i > 0; --i)
            changed[random() % changed.size()] = static_cast<char>(random() % 256);
        const bool accepted = json::accept(changed);
        const ParsedText result = parsed(changed);
        if (round % 200 == 199)
            reused = std::make_unique<ParserAndStore>(); // publishing a long chunk takes its time
        const ParsedText again = reused->parsed(changed);
        QVERIFY2(again.kind == result.kind, changed.c_str());
        QVERIFY2(again.cells == result.cells, changed.c_str());
        QCOMPARE(again.reason, result.reason);
        if (accepted)
            QVERIFY2(result.kind != JsonKind::Invalid, changed.c_str());
        if (result.kind == JsonKind::Invalid)
            QVERIFY2(!result.reason.empty(), changed.c_str());
    }
}

QTEST_APPLESS_MAIN(TestAuditEventParser)
#include "tst_auditeventparser.moc"
