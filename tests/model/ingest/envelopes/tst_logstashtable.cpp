// SPDX-License-Identifier: Apache-2.0
// What Logstash writes as CSV has no header: the columns are told by what is in them.
#include "model/ingest/envelopes.h"
#include "model/store/missingmembers.h"
#include "tests/model/ingest/tablesupport.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

const std::string kFormat = "Logstash (CSV)";

// Members of 00_plain.jsonl as JSON pointers, in the order of a pipeline that was published.
const std::vector<std::string> kMembers {"host",
                                         "/requestReceivedTimestamp",
                                         "/user/username",
                                         "/verb",
                                         "/objectRef/resource",
                                         "/objectRef/subresource",
                                         "/objectRef/name",
                                         "/responseObject/metadata/name",
                                         "/requestURI",
                                         "/auditID",
                                         "/stage",
                                         "/responseStatus/code",
                                         "/responseObject/metadata/uid",
                                         "/responseObject/metadata/ownerReferences/0/uid",
                                         "/responseObject/details/uid"};

QByteArray fieldOf(const Json &event, const std::string &member)
{
    if (member == "host")
        return R"("{""name"":""cp-1""}")";
    const Json value = event.value(Json::json_pointer(member), Json());
    if (value.is_null())
        return {};
    const QByteArray text =
        QByteArray::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
    return text.contains(',') || text.contains('"') ? quotedField(text) : text;
}

// `\n` at the end of each row.
QByteArray tableOf(const std::vector<Json> &events, const std::vector<std::string> &members)
{
    QByteArray text;
    for (const Json &event : events) {
        QByteArrayList fields;
        for (const std::string &member : members)
            fields << fieldOf(event, member);
        text += fields.join(',') + '\n';
    }
    return text;
}

// With its file, which is read again.
struct Table
{
    explicit Table(const QByteArray &text, const std::string &format = {})
        : loaded(LoadedEvidence::WithOptions {}, optionsFor(text, format))
    {
    }

    [[nodiscard]] const SourceReport &source() const { return loaded.source(); }
    [[nodiscard]] const EventSnapshot &events() const { return *loaded.snapshot; }

    EvidenceFolder folder;
    LoadedEvidence loaded;

private:
    [[nodiscard]] LoadOptions optionsFor(const QByteArray &text, const std::string &format) const
    {
        LoadOptions options =
            LoadedEvidence::optionsFor({folder.make(QStringLiteral("t.csv"), text)});
        options.choices.ofAll.format = format;
        return options;
    }
};

// Requests for one object each; nothing in it is certain but the most necessary.
QByteArray madeTable(int rows)
{
    QByteArray text;
    for (int i = 0; i < rows; ++i)
        text += "x," + QByteArray::number(10'000'000 + i)
            + "-0000-4000-8000-000000000000,get,/apis/apps/v1/namespaces/shop/deployments/web-"
            + QByteArray::number(i) + ",ResponseComplete,200\n";
    return text;
}

} // namespace

class TestLogstashTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void published();
    void whatIsMissing();
    void separators_data();
    void separators();
    void chosen();
    void notTaken_data();
    void notTaken();
    void damage();
    void manyRowsAndWorkers();
    void hostile();
};

void TestLogstashTable::published()
{
    const std::vector<Json> plain = plainEvents();
    if (plain.empty())
        QSKIP("the shared data is not on this machine");
    const Table loaded(tableOf(plain, kMembers));
    QCOMPARE(loaded.source().framing, kFormat);
    QCOMPARE(loaded.source().rejected.size(), 0U);
    QCOMPARE(loaded.events().eventCount(), static_cast<Row>(plain.size()));
    for (Row row = 0; row < plain.size(); ++row) {
        const Json event = eventOf(loaded.loaded, row);
        QVERIFY(event.is_object());
        for (const char *member :
             {"/requestReceivedTimestamp", "/user/username", "/verb", "/objectRef/resource",
              "/objectRef/subresource", "/objectRef/name", "/objectRef/namespace",
              "/objectRef/apiGroup", "/objectRef/apiVersion", "/requestURI", "/auditID", "/stage",
              "/responseStatus/code"}) {
            const Json::json_pointer at(member);
            QVERIFY2(event.value(at, Json()) == plain[row].value(at, Json()),
                     (member + event.dump()).c_str());
        }
        // Nothing else, and nothing in a wrong place.
        QVERIFY(event.flatten().size() <= 15);
        QVERIFY(!event.contains("responseObject") && !event.contains("sourceIPs"));
    }
}

void TestLogstashTable::whatIsMissing()
{
    const Table loaded(madeTable(30));
    QCOMPARE(loaded.events().eventCount(), 30U);
    QVERIFY(eventOf(loaded.loaded, 3)
            == jsonOf(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1",)"
                      R"("auditID":"10000003-0000-4000-8000-000000000000","verb":"get",)"
                      R"("requestURI":"/apis/apps/v1/namespaces/shop/deployments/web-3",)"
                      R"("stage":"ResponseComplete","responseStatus":{"code":200},)"
                      R"("objectRef":{"apiGroup":"apps","apiVersion":"v1",)"
                      R"("namespace":"shop","resource":"deployments","name":"web-3"}})"));
    QVERIFY(loaded.events().hasFlag(3, kNoUserAgent));
    QVERIFY(loaded.events().hasFlag(3, kIncomplete));
    QVERIFY(isLeftOut(loaded.events(), FieldId::Username, 3));
    QVERIFY(isLeftOut(loaded.events(), FieldId::Level, 3));
    QVERIFY(isLeftOut(loaded.events(), FieldId::UserAgent, 3));
    QVERIFY(!isLeftOut(loaded.events(), FieldId::Verb, 3));
    // Without a stage, a code is that of a response.
    const Table inferred(madeTable(30).replace(",ResponseComplete", ",y"));
    QVERIFY(inferred.events().hasFlag(3, kStageInferred));
    QVERIFY(eventOf(inferred.loaded, 3)["stage"] == Json("ResponseComplete"));
}

void TestLogstashTable::separators_data()
{
    QTest::addColumn<QByteArray>("separator");
    QTest::addColumn<QByteArray>("lineEnd");
    for (const char *separator : {",", ";", "\t", "|"}) {
        for (const char *end : {"\n", "\r\n"})
            QTest::addRow("%s%s", separator, end[0] == '\r' ? " CRLF" : "")
                << QByteArray(separator) << QByteArray(end);
    }
}

void TestLogstashTable::separators()
{
    QFETCH(QByteArray, separator);
    QFETCH(QByteArray, lineEnd);
    const Table loaded("\xEF\xBB\xBF"
                       + madeTable(20).replace(",", separator).replace("\n", lineEnd));
    QCOMPARE(loaded.source().framing, kFormat);
    QCOMPARE(loaded.events().eventCount(), 20U);
    QCOMPARE(loaded.source().rejected.size(), 0U);
    QVERIFY(eventOf(loaded.loaded, 19)["responseStatus"]["code"] == Json(200));
    QCOMPARE(loaded.events().line(19), 20U);
}

void TestLogstashTable::chosen()
{
    QVERIFY(isFormatName(kFormat));
    QCOMPARE(Table(madeTable(5), kFormat).source().events, 5U);
    // Somebody wrote a header.
    const Table named("auditID,verb,requestURI\nid-1,get,/api\n", kFormat);
    QCOMPARE(named.source().framing, kFormat);
    QCOMPARE(named.events().eventCount(), 1U);
    const Table wrong("a,b,c\n1,2,3\n", kFormat);
    QVERIFY(!wrong.source().error.empty());
    // Of other formats, the columns are named by a header.
    QVERIFY(!Table(madeTable(5), "audit event fields (CSV)").source().error.empty());
}

void TestLogstashTable::notTaken_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    const QByteArray table = madeTable(20);
    row("nothing", "");
    row("quotes", "\"\"\"\"\"\n\"\"\"");
    row("two columns", "10000000-0000-4000-8000-000000000000,get\n");
    row("no IDs", QByteArray(table).replace("-4000-", "-"));
    row("no verbs", QByteArray(table).replace(",get,", ",GET,"));
    row("no URIs", QByteArray(table).replace(",/apis", ",https://apis"));
    row("in a prefix", QByteArray(table).replace("x,", "time: "));
    row("rows of different lengths", QByteArray(table).replace("/web-1", ",/web-1"));
    row("JSON first", "{}\n" + table);
    row("a log with commas", QByteArray("a, b, c\n").repeated(200));
    row("a log that mentions requests",
        QByteArray("I1123 09:46:10 audit, 10000000-0000-4000-8000-000000000000, get, "
                   "/apis/apps/v1, ok\n")
            .repeated(50));
}

void TestLogstashTable::notTaken()
{
    QFETCH(QByteArray, text);
    QVERIFY(envelopeFor(text.toStdString())->name() != kFormat);
}

// What is no row is told, and the rows around it are read.
void TestLogstashTable::damage()
{
    const QByteArray table = madeTable(40);
    const qsizetype middle = table.indexOf('\n', table.size() / 2) + 1;
    const QByteArray text = "000-0000-4000-8000-000000000000,get,/api\n" + table.left(middle)
        + "a,b\nx,,get,/api,Panic,500\n" + table.mid(middle);
    const Table loaded(text);
    QCOMPARE(loaded.source().framing, kFormat);
    QCOMPARE(loaded.events().eventCount(), 40U);
    QCOMPARE(loaded.source().rejected.size(), 3U);
    QCOMPARE(loaded.source().rejected[0].reason, std::string("the row has 3 fields, the table 6"));
    QCOMPARE(loaded.source().lines, 43U);
}

void TestLogstashTable::manyRowsAndWorkers()
{
    constexpr int kRows = 30'000;
    const EvidenceFolder folder;
    const std::string path = folder.make(QStringLiteral("t.csv"), madeTable(kRows));
    const LoadedEvidence one({path}, 1);
    const LoadedEvidence four({path}, 4);
    QCOMPARE(one.snapshot->eventCount(), static_cast<Row>(kRows));
    QCOMPARE(four.snapshot->eventCount(), static_cast<Row>(kRows));
    for (Row row = 0; row < kRows; row += 997) {
        QCOMPARE(one.snapshot->offset(row), four.snapshot->offset(row));
        QVERIFY(eventOf(one, row) == eventOf(four, row));
    }
}

// It ends, whatever the sample is.
void TestLogstashTable::hostile()
{
    for (const QByteArray &part :
         {QByteArray("\"a,"), QByteArray("\"\","), QByteArray(",\n"), QByteArray("a\"\n\""),
          QByteArray(QByteArray(1000, ',') + "\n"), QByteArray("/api,get\0\n", 10)}) {
        const std::string text =
            part.repeated(static_cast<int>((1 << 20) / part.size())).toStdString();
        QVERIFY(envelopeFor(text)->name() != kFormat);
    }
    // Nor does a value that is no text make another of the event.
    QByteArray table = madeTable(30);
    table.replace("/web-7,", QByteArray("/web-7\xff\0,", 9));
    const Table loaded(table);
    QCOMPARE(loaded.events().eventCount(), 30U);
    QVERIFY(eventOf(loaded.loaded, 7).is_object());
}

QTEST_APPLESS_MAIN(TestLogstashTable)
#include "tst_logstashtable.moc"
