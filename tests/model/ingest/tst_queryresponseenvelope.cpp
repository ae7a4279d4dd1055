// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/queryresponseenvelope.h"

#include "tests/model/ingest/tablesupport.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

const QByteArray kTestColumns = R"([{"name":"AuditId","type":"string"},{"name":"Stage"},)"
                                R"({"name":"Verb"},{"name":"RequestUri"},{"name":"User"}])";

QByteArray row(int number)
{
    QByteArray text = "[\"ID\",\"ResponseComplete\",\"get\",\"/api\","
                      "\"{\\\"username\\\":\\\"a\\\"}\"]";
    return text.replace("ID", QByteArray("id-" + QByteArray::number(number)));
}

QByteArray response(const QByteArray &columns, const QByteArray &rows)
{
    QByteArray text = R"({"tables":[{"name":"PrimaryResult","columns":C,"rows":[R]}]})";
    text.replace(":C,", QByteArray(":" + columns + ","));
    return text.replace("[R]", QByteArray("[" + rows + "]"));
}

LoadedEvidence load(const QByteArray &text)
{
    const EvidenceFolder folder;
    return LoadedEvidence({folder.make(QStringLiteral("r.json"), text)});
}

} // namespace

class TestQueryResponseEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sample();
    void matching();
    void several();
    void texts();
    void oldNames();
    void lines();
    void otherColumns();
    void otherTable();
    void damagedRows();
};

// The table AKSAudit has no column for the impersonated user.
void TestQueryResponseEnvelope::sample()
{
    const QString path = sharedData(QStringLiteral("envelopes/25_aks_la_query_api.json"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence loaded({path.toStdString()});
    QCOMPARE(loaded.source().framing, std::string("Azure Log Analytics (query response)"));
    QCOMPARE(differenceFromPlain(loaded, {"/impersonatedUser"}), QString());
}

void TestQueryResponseEnvelope::matching()
{
    const auto matches = [](const QByteArray &text) {
        return QueryResponseEnvelope::create(text.toStdString()) != nullptr;
    };
    QVERIFY(matches(response(kTestColumns, {})));
    QVERIFY(matches(" \n" + response(kTestColumns, {}).left(400)));
    QVERIFY(!matches(response(R"([{"name":"x"}])", {})));
    QVERIFY(!matches(R"({"tables":[]})"));
    QVERIFY(!matches(R"({"tables":)"));
    QVERIFY(!matches(R"({"tables":{"columns":[]}})"));
    QVERIFY(!matches("{"));
    QVERIFY(!matches(madeEvent(1)));
}

// Pages of one query, one after the other.
void TestQueryResponseEnvelope::several()
{
    const LoadedEvidence loaded =
        load(response(kTestColumns, row(1) + "," + row(2)) + response(kTestColumns, row(3)));
    QCOMPARE(loaded.snapshot->eventCount(), 3U);
    QCOMPARE(loaded.source().rejected.size(), 0U);
}

void TestQueryResponseEnvelope::texts()
{
    const QByteArray event = QByteArray::fromStdString(Json(madeEvent(1).toStdString()).dump());
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("r.json"),
                     response(R"([{"name":"Category"},{"name":"log_s"},{"name":"_ResourceId"}])",
                              R"(["kube-audit",)" + event
                                  + R"(,"/x/managedClusters/C1"],["guard","x",null])"))});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(eventOf(loaded, 0) == jsonOf(madeEvent(1)));
    QCOMPARE(loaded.source().clusters.counts().at("c1"), 1U);
    QCOMPARE(loaded.source().others.counts().at("guard"), 1U);
}

void TestQueryResponseEnvelope::oldNames()
{
    QByteArray text = response(kTestColumns, row(1));
    text.replace("tables", "Tables").replace("columns", "Columns").replace("rows", "Rows");
    text.replace("\"name\":\"A", "\"ColumnName\":\"A")
        .replace("\"name\":\"S", "\"ColumnName\":\"S");
    text.replace("\"name\":\"V", "\"ColumnName\":\"V")
        .replace("\"name\":\"R", "\"ColumnName\":\"R");
    text.replace("\"name\":\"U", "\"ColumnName\":\"U");
    QCOMPARE(load(text).snapshot->eventCount(), 1U);
}

void TestQueryResponseEnvelope::lines()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(
        QStringLiteral("r.json"), response(kTestColumns, "\n" + row(1) + ",\n" + row(2)) + "\n")});
    QCOMPARE(loaded.snapshot->line(0), 2U);
    QCOMPARE(loaded.snapshot->line(1), 3U);
    std::string buffer;
    const auto raw = loaded.snapshot->rawText(1, buffer);
    QVERIFY(raw);
    QVERIFY(eventOf(loaded, 1)["auditID"] == Json("id-2"));
    QVERIFY(eventOf(loaded, 1)["user"]["username"] == Json("a"));
}

// An event is found again by its row alone, so only the first columns are known then.
void TestQueryResponseEnvelope::otherColumns()
{
    const LoadedEvidence loaded = load(response(kTestColumns, row(1))
                                       + response(R"([{"name":"Verb"},{"name":"AuditId"},)"
                                                  R"({"name":"RequestUri"}])",
                                                  R"(["get","x","/api"])"));
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().rejected.size(), 1U);
}

void TestQueryResponseEnvelope::otherTable()
{
    QByteArray text = response(kTestColumns, row(1));
    text.insert(text.size() - 2, R"(,{"name":"Statistics","columns":[{"name":"x"}],"rows":[[1]]})");
    const LoadedEvidence loaded = load(text);
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().others.total(), 1U);
    QCOMPARE(loaded.source().rejected.size(), 0U);
}

void TestQueryResponseEnvelope::damagedRows()
{
    const LoadedEvidence loaded = load(response(
        kTestColumns,
        row(1) + R"(,["x"],{"a":1},[null,"ResponseComplete","get","/api",null],)" + row(2)));
    QCOMPARE(loaded.snapshot->eventCount(), 2U);
    QCOMPARE(loaded.source().rejected.size(), 3U);
}

QTEST_APPLESS_MAIN(TestQueryResponseEnvelope)
#include "tst_queryresponseenvelope.moc"
