// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/tableenvelope.h"

#include "model/ingest/envelopes.h"

#include "tests/model/ingest/tablesupport.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray formatOf(const QByteArray &sample)
{
    const EnvelopePtr envelope = TableEnvelope::create(sample.toStdString());
    return envelope == nullptr ? "none" : QByteArray::fromStdString(std::string(envelope->name()));
}

const QByteArray kUnknown = "CSV with audit events";

} // namespace

class TestTableEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sniffing_data();
    void sniffing();
    void separators_data();
    void separators();
    void unknownExporter();
    void withoutHeader();
    void excelLine();
    void byteOrderMark();
    void otherTextInTheColumn();
    void wrappedInTheColumn();
    void severalEventsInAField();
    void legacyLines();
    void cutOffEvent();
    void oddRows();
    void headerAgain();
    void manyRowsAndWorkers();
    void changedFile();
};

void TestTableEnvelope::sniffing_data()
{
    QTest::addColumn<QByteArray>("sample");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char *name, const QByteArray &sample, const QByteArray &format) {
        QTest::newRow(name) << sample << format;
    };
    const QByteArray field = quotedField(madeEvent(1));
    row("nothing", "", "none");
    row("blank", "\n\n", "none");
    row("JSON", madeEvent(1) + "\n", "none");
    row("an array", "[" + madeEvent(1) + "]", "none");
    row("JSON after noise", "starting\n" + madeEvent(1) + "\n", "none");
    row("JSON after noise with commas", "a, b\n" + madeEvent(1) + "\n", "none");
    row("prefix before JSON", "node-1 " + madeEvent(1) + "\nnode-1 " + madeEvent(2), "none");
    row("time, tab, JSON", "2026-11-23\t" + madeEvent(1) + "\n2026-11-23\t" + madeEvent(2), "none");
    row("a table of something else", "a,b\n1,\"{\"\"x\"\":1}\"\n", "none");
    row("unknown", "when,what\n1," + field + "\n", kUnknown);
    row("unknown, one column", "what\n" + field + "\n", kUnknown);
    row("unknown, other rows first", "when,what\n1,x\n2,\"y\"\n1," + field + "\n", kUnknown);
    row("unknown, tabs, no quotes", "when\twhat\n1\t" + madeEvent(1) + "\n", kUnknown);
    row("no header", "1," + field + "\n", kUnknown);
    row("Insights", "@timestamp,@message\n", "Amazon CloudWatch Logs (CSV)");
    row("Insights, one column", "@message\n", "Amazon CloudWatch Logs (CSV)");
    row("Splunk", "\"_raw\",\"_time\"\n", "Splunk (CSV)");
    row("Datadog", "\"Date\",\"Host\",\"Service\",\"Message\"\n", "Datadog (CSV)");
    row("Grafana", "\"Time\",\"Line\"\n", "Grafana (CSV)");
    row("Kibana", "\"@timestamp\",\"event.original\"\n", "Kibana (CSV)");
    row("Kibana, ECS only", "\"@timestamp\",\"user.name\",\"event.action\"\n", "none");
    row("text that names a column", "message\nx\n", "none");
}

void TestTableEnvelope::sniffing()
{
    QFETCH(QByteArray, sample);
    QFETCH(QByteArray, format);
    QCOMPARE(formatOf(sample), format);
}

void TestTableEnvelope::separators_data()
{
    QTest::addColumn<QByteArray>("separator");
    QTest::addColumn<QByteArray>("lineEnd");
    for (const char *separator : {",", ";", "\t", "|"}) {
        for (const char *end : {"\n", "\r\n"})
            QTest::addRow("%s%s", separator, end[0] == '\r' ? " CRLF" : "")
                << QByteArray(separator) << QByteArray(end);
    }
}

void TestTableEnvelope::separators()
{
    QFETCH(QByteArray, separator);
    QFETCH(QByteArray, lineEnd);
    const QByteArray text = "when" + separator + "\"what\"" + lineEnd + "1" + separator
        + quotedField(madeEvent(1)) + lineEnd + lineEnd + "\"2\"" + separator
        + quotedField(madeEvent(2)) + lineEnd;
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 2U);
    QCOMPARE(loaded.source().rejected.size(), 0U);
    QVERIFY(eventOf(loaded, 1) == jsonOf(madeEvent(2)));
    QCOMPARE(loaded.snapshot->line(1), 4U);
    std::string buffer;
    const auto raw = loaded.snapshot->rawText(1, buffer);
    QVERIFY(raw);
}

void TestTableEnvelope::unknownExporter()
{
    QByteArray text = "id,payload,note\n";
    for (int i = 0; i < 50; ++i)
        text += QByteArray::number(i) + "," + quotedField(madeEvent(i)) + ",\"a \"\"b\"\"\nc\"\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), text)});
    QCOMPARE(loaded.source().framing, kUnknown.toStdString());
    QCOMPARE(loaded.snapshot->eventCount(), 50U);
    QCOMPARE(loaded.source().lines, 101U);
    QCOMPARE(loaded.source().textBytes, static_cast<std::uint64_t>(text.size()));
    for (Row row = 0; row < 50; ++row) {
        QVERIFY(eventOf(loaded, row) == jsonOf(madeEvent(static_cast<int>(row))));
        QCOMPARE(loaded.snapshot->line(row), std::uint64_t {2} + 2 * row);
    }
}

void TestTableEnvelope::withoutHeader()
{
    const QByteArray text =
        "1," + quotedField(madeEvent(1)) + "\n2," + quotedField(madeEvent(2)) + "\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 2U);
    QVERIFY(eventOf(loaded, 0) == jsonOf(madeEvent(1)));
}

void TestTableEnvelope::excelLine()
{
    const QByteArray text =
        "sep=;\r\n\"Time\";\"Line\"\r\n\"1\";" + quotedField(madeEvent(1)) + "\r\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), text)});
    QCOMPARE(loaded.source().framing, std::string("Grafana (CSV)"));
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().rejected.size(), 0U);
    QCOMPARE(loaded.source().noiseLines, 0U);
    QCOMPARE(loaded.snapshot->line(0), 3U);
}

void TestTableEnvelope::byteOrderMark()
{
    const QByteArray text = "\xEF\xBB\xBF\"_raw\"\r\n" + quotedField(madeEvent(1)) + "\r\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(eventOf(loaded, 0) == jsonOf(madeEvent(1)));
    QCOMPARE(loaded.source().noiseLines, 0U);
}

void TestTableEnvelope::otherTextInTheColumn()
{
    const QByteArray text = "_raw,host\n\"I1123 started\",a\n" + quotedField(madeEvent(1))
        + ",a\n,a\n\"{\"\"x\"\":1}\",a\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().noiseLines, 1U);
    QCOMPARE(loaded.source().rejected.size(), 2U);
    QCOMPARE(loaded.source().rejected[0].line, 4U);
    QCOMPARE(loaded.source().rejected[1].line, 5U);
}

// Datadog has what CloudWatch had: two formats in each other, and the quotes of a third.
void TestTableEnvelope::wrappedInTheColumn()
{
    QByteArray message = madeEvent(1);
    message =
        R"({"@timestamp":"2026-11-23 09:40:39.164","@log":"1:/aws/eks/prod/cluster","@message":)"
        + QByteArray::fromStdString(Json(message.toStdString()).dump()) + "}";
    const QByteArray text = "_raw,host\n" + quotedField(message) + ",a\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(eventOf(loaded, 0) == jsonOf(madeEvent(1)));
    QCOMPARE(loaded.source().clusters.counts().at("prod"), 1U);
}

void TestTableEnvelope::severalEventsInAField()
{
    const QByteArray field = quotedField("first " + madeEvent(1) + "\n" + madeEvent(2) + "\n");
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("t.csv"), "_raw,host\n" + field + ",a\n")});
    QCOMPARE(loaded.snapshot->eventCount(), 2U);
    QVERIFY(eventOf(loaded, 0) == jsonOf(madeEvent(1)));
    QVERIFY(eventOf(loaded, 1) == jsonOf(madeEvent(2)));
    QCOMPARE(loaded.snapshot->line(0), 2U);
    QCOMPARE(loaded.snapshot->line(1), 3U);
}

void TestTableEnvelope::legacyLines()
{
    const QByteArray line = R"(2026-11-23T09:50:54Z AUDIT: id="i" stage="Panic" ip="1.2.3.4" )"
                            R"(method="get" user="u" groups="" as="<self>" asgroups="<lookup>" )"
                            R"(user-agent="x" namespace="<none>" uri="/api" response="500")";
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("t.csv"), "_raw,host\n" + quotedField(line) + ",a\n")});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(eventOf(loaded, 0)["auditID"] == Json("i"));
    QVERIFY(eventOf(loaded, 0)["requestURI"] == Json("/api"));
}

void TestTableEnvelope::cutOffEvent()
{
    const QByteArray cut = madeEvent(1).chopped(20);
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("t.csv"), "_raw,host\n" + quotedField(cut) + ",a\n")});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().salvaged, 1U);
    QVERIFY(eventOf(loaded, 0)["auditID"] == Json("id-1"));
}

// An event is an event; what says nothing is rejected.
void TestTableEnvelope::oddRows()
{
    const QByteArray text = "_raw,host\n" + quotedField(madeEvent(1)) + ",a,b\nx,y,z\n"
        + quotedField(madeEvent(2)) + "\n" + quotedField(madeEvent(3)) + ",a,,\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 3U);
    QCOMPARE(loaded.source().rejected.size(), 1U);
    QCOMPARE(loaded.source().rejected[0].reason, std::string("the row has 3 fields, the header 2"));
}

void TestTableEnvelope::headerAgain()
{
    const QByteArray part = "_raw,host\n" + quotedField(madeEvent(1)) + ",a\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("t.csv"), part + part)});
    QCOMPARE(loaded.source().events, 2U);
    QCOMPARE(loaded.source().duplicates, 1U);
    QCOMPARE(loaded.source().noiseLines, 1U);
    QCOMPARE(loaded.source().rejected.size(), 0U);
}

void TestTableEnvelope::manyRowsAndWorkers()
{
    QByteArray text = "_raw,host\n";
    constexpr int kEvents = 20'000;
    for (int i = 0; i < kEvents; ++i) {
        if (i % 5'000 == 2'500)
            text += "\"{\"\"lost\"\":1,h\n"; // its quote is never closed
        text += quotedField(madeEvent(i) + "\n") + ",host\n";
    }
    const EvidenceFolder folder;
    const std::string path = folder.make(QStringLiteral("t.csv"), text);
    const LoadedEvidence one({path}, 1);
    const LoadedEvidence four({path}, 4);
    for (const LoadedEvidence *loaded : {&one, &four}) {
        QCOMPARE(loaded->snapshot->eventCount(), static_cast<Row>(kEvents));
        QCOMPARE(loaded->source().rejected.size(), 4U);
        QCOMPARE(loaded->source().lines, static_cast<std::uint64_t>(text.count('\n')));
        QCOMPARE(loaded->source().textBytes, static_cast<std::uint64_t>(text.size()));
    }
    for (Row row = 0; row < kEvents; row += 77) {
        QCOMPARE(one.snapshot->line(row), four.snapshot->line(row));
        QCOMPARE(one.snapshot->offset(row), four.snapshot->offset(row));
        QVERIFY(eventOf(four, row) == jsonOf(madeEvent(static_cast<int>(row))));
    }
}

void TestTableEnvelope::changedFile()
{
    const EnvelopePtr texts = TableEnvelope::create("_raw,host\n");
    const EnvelopePtr rows = TableEnvelope::create("auditID,verb,stage\n");
    QVERIFY(texts != nullptr && rows != nullptr);
    std::string buffer;
    for (const std::string &bytes : {std::string(), std::string("x"), std::string("\"\"\"")}) {
        QVERIFY(!texts->toEventJson(bytes, buffer, recordEnvelopes()));
        QVERIFY(!rows->toEventJson(bytes, buffer, recordEnvelopes()));
    }
    QVERIFY(rows->toEventJson("a,get,Panic", buffer, recordEnvelopes()));
}

QTEST_APPLESS_MAIN(TestTableEnvelope)
#include "tst_tableenvelope.moc"
