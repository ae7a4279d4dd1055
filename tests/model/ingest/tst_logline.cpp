// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/logline.h"

#include "model/ingest/block.h"

#include <QTest>

using namespace kubewake;

namespace {

const QByteArray kEvent =
    R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a","stage":"Panic","verb":"get"})";
const QByteArray kItem = R"({"auditID":"a","stage":"Panic","verb":"get"})";
const QByteArray kLegacy =
    R"(2026-11-23T09:50:54Z AUDIT: id="i" stage="Panic" ip="::1" method="get" user="u" groups="<none>" as="<self>" asgroups="<lookup>" user-agent="" namespace="<none>" uri="/" response="500")";

BlockResult readLine(const QByteArray &line, bool atEnd = false)
{
    std::string text = line.toStdString();
    text.append(kJsonPadding, '"');
    EventSink sink;
    readLogLine(std::string_view(text).substr(0, static_cast<std::size_t>(line.size())),
                {1000, 7, atEnd}, sink);
    return sink.take();
}

} // namespace

class TestLogLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void placesPointAtTheEvents();
    void truncatedAtTheEnd();
    void nestedLists();
};

void TestLogLine::lines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("coreEvents");
    QTest::addColumn<int>("noise");
    QTest::addColumn<QByteArrayList>("reasons"); // parts of them
    const auto row = [](const char *name, const QByteArray &line, int events, int core, int noise,
                        const QByteArrayList &reasons = {}) {
        QTest::newRow(name) << line << events << core << noise << reasons;
    };
    const QByteArray core = R"({"kind":"Event","apiVersion":"v1"})";
    const QByteArray list =
        "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[";
    const QByteArray otherList =
        "{\"apiVersion\":\"audit.k8s.io/v1\",\"kind\":\"EventList\",\"items\":[";
    row("event", kEvent, 1, 0, 0);
    row("event, CRLF", kEvent + "\r", 1, 0, 0);
    row("event, blanks around", "  \t" + kEvent + " ", 1, 0, 0);
    row("byte order mark", "\xEF\xBB\xBF" + kEvent, 1, 0, 0);
    row("empty", "", 0, 0, 0);
    row("blank", " \t\r", 0, 0, 0);
    row("only a byte order mark", "\xEF\xBB\xBF", 0, 0, 0);
    row("two events", kEvent + kEvent, 2, 0, 0);
    row("three events, blanks", kEvent + " " + kEvent + "\t" + kEvent, 3, 0, 0);
    row("comma after", kEvent + ",", 1, 0, 0, {"no JSON between"});
    row("text after", kEvent + " done", 1, 0, 0, {"no JSON between"});
    row("event and half of one", kEvent + kEvent.left(30), 1, 0, 0, {"truncated"});
    row("half of one and an event", kEvent.left(30) + kEvent, 0, 0, 0, {"invalid JSON"});
    row("core event", core, 0, 1, 0);
    // Put together from what Elastic made of it, and found to be something else.
    const auto hit = [](const QByteArray &kind) -> QByteArray {
        return R"({"_index":"i","_source":{"kubernetes":{"audit":{"auditID":"a","stage":"Panic","verb":"get",)"
            + kind + "}}}}";
    };
    row("core event out of Elastic", hit(R"("kind":"Event","apiVersion":"v1")"), 0, 1, 0);
    row("list out of Elastic", hit(R"("kind":"EventList","apiVersion":"audit.k8s.io/v1")"), 0, 0, 0,
        {"a list"});
    row("core event, cut",
        R"({"kind":"Event","apiVersion":"v1","auditID":"a","verb":"get","note":"x)", 0, 1, 0);
    row("core and audit", core + kEvent, 1, 1, 0);
    row("other object", R"({"kind":"Pod"})", 0, 0, 0, {"no audit event (kind Pod)"});
    row("array", "[" + kEvent + "," + kItem + "]", 2, 0, 0);
    row("array, blank", "[ " + kEvent + "]", 1, 0, 0);
    row("array, cut", "[" + kEvent + "," + kItem.left(20), 1, 0, 0, {"truncated"});
    row("list", list + kItem + "," + kItem + "]}", 2, 0, 0);
    row("list, members in another order", otherList + kItem + "," + kItem + "]}", 2, 0, 0);
    row("empty list", list + "]}", 0, 0, 0);
    row("list with something else", list + kItem + ",{\"kind\":\"Pod\"},7]}", 1, 0, 0,
        {"kind Pod", "no JSON between"});
    row("list, cut in an item", list + kItem + "," + kItem.left(20), 1, 0, 0, {"truncated"});
    row("list, cut after an item", list + kItem, 1, 0, 0);
    row("list in another order, cut", otherList + kItem + "," + kItem.left(20), 1, 0, 0,
        {"truncated"});
    row("list, cut in its end", list + kItem + "]", 1, 0, 0, {"not closed"});
    row("legacy", kLegacy, 1, 0, 0);
    row("legacy, CRLF", kLegacy + "\r", 1, 0, 0);
    row("legacy, cut", kLegacy.left(100), 0, 0, 0, {"damaged legacy"});
    // The space that the mark begins with is the line's first one.
    row("legacy, without a time", kLegacy.mid(kLegacy.indexOf(" AUDIT: ")), 1, 0, 0);
    row("legacy, without a time, cut", kLegacy.mid(kLegacy.indexOf(" AUDIT: ")).left(60), 0, 0, 0,
        {"damaged legacy"});
    row("text before", "POST /audit body=" + kEvent, 1, 0, 0);
    row("text before a list", "body: " + list + kItem + "]}", 1, 0, 0);
    row("time before", "2026-11-23T09:50:54.000Z " + kEvent, 1, 0, 0);
    row("NULs before", QByteArray(100, '\0') + kEvent, 1, 0, 0);
    row("klog", "I1123 09:50:54.1 1 controller.go:1] Starting \"x\"", 0, 0, 1);
    row("klog with brackets", "I1123 map[a:{b c}] [x] {y}", 0, 0, 1);
    row("number", "7", 0, 0, 1);
    row("array of numbers", "[1,2]", 0, 0, 1);
    row("klog with some JSON", "I1123 got {\"a\":1}", 0, 0, 0, {"no audit event"});
    row("end of an event", kEvent.mid(20), 0, 0, 0, {"a piece of JSON"});
    row("end of an event after a bracket", R"(":{"username":"x"}})", 0, 0, 0, {"a piece of JSON"});
    row("start of an event after text", "body=" + kEvent.left(40), 0, 0, 0, {"a piece of JSON"});
    row("NULs", QByteArray(100, '\0'), 0, 0, 0, {"a piece of JSON"});
    row("start of an event", kEvent.left(40), 0, 0, 0, {"invalid JSON"});
    row("only a bracket", "{", 0, 0, 0, {"invalid JSON"});
    row("empty object", "{}", 0, 0, 0, {"no audit event"});
}

void TestLogLine::lines()
{
    QFETCH(QByteArray, line);
    QFETCH(int, events);
    QFETCH(int, coreEvents);
    QFETCH(int, noise);
    QFETCH(QByteArrayList, reasons);
    const BlockResult result = readLine(line);
    QCOMPARE(static_cast<int>(result.events), events);
    QCOMPARE(static_cast<int>(result.batch.size()), events);
    QCOMPARE(static_cast<int>(result.coreEvents), coreEvents);
    QCOMPARE(static_cast<int>(result.noiseLines), noise);
    QCOMPARE(static_cast<qsizetype>(result.rejected.size()), reasons.size());
    for (qsizetype i = 0; i < reasons.size(); ++i) {
        const RejectedLine &rejected = result.rejected[static_cast<std::size_t>(i)];
        QVERIFY2(rejected.reason.find(reasons[i].toStdString()) != std::string::npos,
                 rejected.reason.c_str());
        QCOMPARE(rejected.line, std::uint64_t {7});
        QCOMPARE(QByteArray::fromStdString(rejected.head),
                 line.mid(static_cast<qsizetype>(rejected.offset) - 1000,
                          static_cast<qsizetype>(rejected.head.size())));
        QVERIFY(!rejected.head.empty() && rejected.head.size() <= kRejectedHeadBytes);
    }
}

void TestLogLine::placesPointAtTheEvents()
{
    const QByteArrayList lines {"\xEF\xBB\xBF  " + kEvent + "\r", "body=" + kEvent,
                                kEvent + " " + kItem, "[" + kItem + ", " + kEvent + "]",
                                "x {\"kind\":\"EventList\",\"items\":[" + kItem + "]}"};
    for (const QByteArray &line : lines) {
        const EventBatch batch = readLine(line).batch;
        QVERIFY(batch.size() > 0);
        for (Row row = 0; row < batch.size(); ++row) {
            const QByteArray text =
                line.mid(static_cast<qsizetype>(batch.events[row].offset) - 1000,
                         static_cast<qsizetype>(batch.events[row].length));
            QVERIFY2(text == kEvent || text == kItem, text.constData());
            QCOMPARE(batch.events[row].line, std::uint64_t {7});
        }
    }
    const EventBatch legacy = readLine(" " + kLegacy + "\r").batch;
    QCOMPARE(legacy.events[0].offset, std::uint64_t {1001});
    QCOMPARE(legacy.events[0].length, static_cast<std::uint32_t>(kLegacy.size()));
}

void TestLogLine::truncatedAtTheEnd()
{
    for (qsizetype cut = 1; cut < kEvent.size(); ++cut) {
        const BlockResult result = readLine(kEvent.left(cut), true);
        QCOMPARE(result.rejected.size(), std::size_t {1});
        QVERIFY(result.rejected[0].reason.starts_with("truncated: the source ends"));
        QCOMPARE(result.rejected[0].offset, std::uint64_t {1000});
    }
    const qsizetype mark = kLegacy.indexOf("AUDIT: id=\"") + 11;
    for (qsizetype cut = mark; cut < kLegacy.size(); ++cut) {
        const BlockResult result = readLine(kLegacy.left(cut), true);
        QCOMPARE(result.rejected.size(), std::size_t {1});
        QVERIFY(result.rejected[0].reason.starts_with("truncated: the source ends"));
    }
    QCOMPARE(readLine(kEvent, true).events, std::uint64_t {1});
}

void TestLogLine::nestedLists()
{
    QByteArray text = kItem;
    for (int depth = 1; depth <= 10; ++depth) {
        text = "{\"kind\":\"EventList\",\"items\":[" + text + "]}";
        const BlockResult result = readLine(text);
        QCOMPARE(result.events + result.rejected.size(), std::uint64_t {1});
        QCOMPARE(result.events, depth <= kMaximumListNesting ? 1U : 0U);
    }
    const BlockResult arrays = readLine(QByteArray(50'000, '[') + kItem + QByteArray(50'000, ']'));
    QCOMPARE(arrays.events, std::uint64_t {0});
    QCOMPARE(arrays.noiseLines + arrays.rejected.size(), std::uint64_t {1});
}

QTEST_APPLESS_MAIN(TestLogLine)
#include "tst_logline.moc"
