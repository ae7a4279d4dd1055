// SPDX-License-Identifier: Apache-2.0
// Cloud Logging as CSV: columns named after the members of its entries.
#include "model/ingest/envelopes.h"
#include "tests/model/ingest/envelopes/unwrapped.h"

#include <QTest>

#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

const std::string kFormat = "Google Cloud Logging (CSV)";

using Flat = std::map<std::string, std::string>;

QByteArray fieldOf(const std::string &text)
{
    return '"' + QByteArray::fromStdString(text).replace("\"", "\"\"") + '"';
}

// Objects become columns; `whole` and lists are JSON.
void flatten(const json &value, const std::string &path, const std::set<std::string> &whole,
             Flat &flat)
{
    if (value.is_object() && !whole.contains(path)) {
        for (const auto &[key, member] : value.items())
            flatten(member, path.empty() ? key : path + '.' + key, whole, flat);
    } else {
        flat[path] = value.is_string() ? value.get<std::string>() : value.dump();
    }
}

// All columns that any entry has, as Logs Explorer does; `dropped` by somebody.
QByteArray tableOf(const json &entries, const std::set<std::string> &whole,
                   const std::string &dropped = "-")
{
    std::vector<Flat> rows;
    std::set<std::string> columns;
    for (const json &entry : entries) {
        flatten(entry, "", whole, rows.emplace_back());
        for (const auto &[column, value] : rows.back()) {
            if (!column.starts_with(dropped))
                columns.insert(column);
        }
    }
    QByteArrayList header;
    for (const std::string &column : columns)
        header << QByteArray::fromStdString(column);
    QByteArray text = header.join(',') + '\n';
    for (Flat &row : rows) {
        QByteArrayList fields;
        for (const std::string &column : columns)
            fields << fieldOf(row[column]);
        text += fields.join(',') + '\n';
    }
    return text;
}

const std::set<std::string> kBodies {"protoPayload.request", "protoPayload.response"};

json entriesOf(const char *file)
{
    const QString path = sharedData(QStringLiteral("envelopes/") + QLatin1String(file));
    return path.isEmpty() ? json() : json::parse(readAll(path).toStdString());
}

QByteArray row(const QByteArray &columns, const QByteArray &fields)
{
    return "insertId,timestamp,protoPayload.serviceName,protoPayload.methodName,"
           "protoPayload.resourceName,resource.labels.cluster_name,"
        + columns
        + "\ni-1,2026-11-23T09:40:39.5Z,k8s.io,io.k8s.core.v1.pods.get,"
          "core/v1/namespaces/shop/pods/web,one,"
        + fields + "\n";
}

} // namespace

class TestGkeTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsJson_data();
    void sameAsJson();
    void values();
    void droppedColumns();
    void otherEntries();
    void cutBody();
    void bodiesInColumns();
    void notTaken_data();
    void notTaken();
    void hostile();
};

void TestGkeTable::sameAsJson_data()
{
    QTest::addColumn<QStringList>("whole");
    QTest::newRow("bodies are JSON") << QStringList {};
    QTest::newRow("labels, too") << QStringList {QStringLiteral("labels"),
                                                 QStringLiteral("resource.labels"),
                                                 QStringLiteral("protoPayload.status")};
    QTest::newRow("the payload, too")
        << QStringList {QStringLiteral("protoPayload"), QStringLiteral("resource"),
                        QStringLiteral("labels"), QStringLiteral("operation")};
}

// The very events that the JSON of the same entries gives.
void TestGkeTable::sameAsJson()
{
    QFETCH(QStringList, whole);
    const json entries = entriesOf("30_gke_logs_explorer.json");
    if (entries.is_null())
        QSKIP("the shared data is not on this machine");
    std::set<std::string> asJson = kBodies;
    for (const QString &member : whole)
        asJson.insert(member.toStdString());
    const Unwrapped table(tableOf(entries, asJson));
    const Unwrapped plain(QByteArray::fromStdString(entries.dump()));
    QCOMPARE(table.report().framing, kFormat);
    QCOMPARE(table.reasons(), Texts {});
    QCOMPARE(table.events.size(), std::size_t {25});
    QCOMPARE(plain.events.size(), std::size_t {25});
    for (Row row = 0; row < 25; ++row) {
        json expected = plain.events[row];
        if (whole.isEmpty() && expected["annotations"]["authorization.k8s.io/reason"] == "")
            expected["annotations"].erase("authorization.k8s.io/reason"); // an empty field
        QCOMPARE(table.events[row].dump(), expected.dump());
        QCOMPARE(table.cluster(row), plain.cluster(row));
        QCOMPARE(table.number(row, Column::Flags), plain.number(row, Column::Flags));
    }
}

void TestGkeTable::values()
{
    const Unwrapped made(
        row("protoPayload.authenticationInfo.principalEmail,protoPayload.status.code,"
            "protoPayload.requestMetadata.callerIp,"
            "protoPayload.requestMetadata.callerSuppliedUserAgent,labels.a.b/c.d,"
            "protoPayload.authorizationInfo[0].granted,operation.id,operation.first,operation.last,"
            "receiveTimestamp,spare",
            R"(a@b,7,192.0.2.1,"k ""x""",v,false,o-1,TRUE,,2026-11-23T09:40:41Z,x)"));
    QCOMPARE(made.report().framing, kFormat);
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.cluster(0), std::string("one"));
    QVERIFY(made.events[0] == json::parse(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1",
        "level":"Metadata","auditID":"o-1","stage":"ResponseStarted","verb":"get",
        "requestURI":"/api/v1/namespaces/shop/pods/web","user":{"username":"a@b"},
        "sourceIPs":["192.0.2.1"],"userAgent":"k \"x\"","objectRef":{"resource":"pods",
        "namespace":"shop","name":"web","apiVersion":"v1"},
        "responseStatus":{"metadata":{},"code":403},
        "requestReceivedTimestamp":"2026-11-23T09:40:39.5Z",
        "annotations":{"a.b/c.d":"v","authorization.k8s.io/decision":"forbid"}})"));
    QCOMPARE(made.number(0, Column::Flags) & kNoUserAgent, 0U);
}

// What was not exported is not made up: without a place for users, none is anonymous.
void TestGkeTable::droppedColumns()
{
    const Unwrapped made(row("severity", "INFO"));
    QCOMPARE(made.events.size(), std::size_t {1});
    QVERIFY(!made.events[0].contains("user") && !made.events[0].contains("userAgent"));
    QVERIFY((made.number(0, Column::Flags) & kNoUserAgent) != 0);
    QVERIFY((made.number(0, Column::Flags) & kIncomplete) != 0);
    QVERIFY((made.number(0, Column::Flags) & kCodeInferred) != 0);
    const Unwrapped anonymous(row("protoPayload.authenticationInfo.principalEmail", ""));
    QCOMPARE(anonymous.text(0, Column::Username), std::string("system:anonymous"));

    // The service is told by the method.
    const json entries = entriesOf("30_gke_logs_explorer.json");
    if (entries.is_null())
        QSKIP("the shared data is not on this machine");
    const Unwrapped table(tableOf(entries, kBodies, "protoPayload.serviceName"));
    QCOMPARE(table.events.size(), std::size_t {25});
}

void TestGkeTable::otherEntries()
{
    QByteArray text = row("logName,textPayload", "x,");
    text += "i-2,2026-11-23T09:40:40Z,container.googleapis.com,google.container.v1.X,p,one,x,\n"
            "i-3,2026-11-23T09:40:40Z,,,,one,projects/p/logs/stdout,hello\n"
            "i-4,2026-11-23T09:40:40Z,k8s.io,,,one,x,\n"
            "i-5,2026\n";
    const Unwrapped made(text);
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.others(), (Texts {"Cloud Logging: stdout: 1", "container.googleapis.com: 1"}));
    QCOMPARE(made.reasons(),
             (Texts {"an entry of an audit log that says nothing",
                     "the row has 2 fields, the header 8"}));
}

// A spreadsheet cuts a cell.
void TestGkeTable::cutBody()
{
    const Unwrapped made(
        row("protoPayload.request", R"("{""kind"":""Pod"",""metadata"":{""name"":""web")"));
    QCOMPARE(made.events.size(), std::size_t {1});
    QVERIFY((made.number(0, Column::Flags) & kTruncatedBodies) != 0);
    QCOMPARE(made.events[0]["requestObject"].value("kind", ""), std::string("Pod"));
}

void TestGkeTable::bodiesInColumns()
{
    const Unwrapped made(row("protoPayload.request.kind,protoPayload.request.metadata.labels.a.b/c,"
                             "protoPayload.request.spec.containers[0].image,protoPayload.request",
                             "Pod,v,nginx,"));
    QCOMPARE(made.events.size(), std::size_t {1});
    QVERIFY(made.events[0]["requestObject"] == json::parse(R"({"kind":"Pod",
        "metadata":{"labels":{"a.b/c":"v"}},"spec":{"containers":[{"image":"nginx"}]}})"));
    QVERIFY((made.number(0, Column::Flags) & kTruncatedBodies) != 0);
    QVERIFY((made.number(0, Column::Flags) & kNoUserAgent) != 0);
}

void TestGkeTable::notTaken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no entry") << QByteArray("protoPayload.methodName,x\nio.k8s.a,b\n");
    QTest::newRow("no payload") << QByteArray("insertId,timestamp,textPayload\n1,2,x\n");
    QTest::newRow("another payload") << QByteArray("insertId,jsonPayload.methodName\n1,x\n");
    QTest::newRow("its words in a row")
        << QByteArray("a,b,c\ninsertId,timestamp,protoPayload.methodName\n");
}

void TestGkeTable::notTaken()
{
    QFETCH(QByteArray, text);
    QVERIFY(envelopeFor(text.toStdString())->name() != kFormat);
    QVERIFY(!formatFor(text.toStdString(), kFormat).has_value());
}

void TestGkeTable::hostile()
{
    const QByteArray deep = "protoPayload.request" + QByteArray(".a").repeated(100);
    const QByteArray columns = deep
        + ",protoPayload.request.[,protoPayload.request..,protoPayload.request.b[],"
          "protoPayload.status,protoPayload.authorizationInfo,protoPayload,labels.";
    const Unwrapped made(row(columns,
                             R"(x,y,z,w,"[1,{","[[[",not JSON,"a)"
                             "\x01\xff\"\"}\""));
    QCOMPARE(made.events.size() + made.report().rejected.size(), std::size_t {1});
    const Unwrapped fields(row("protoPayload.status,protoPayload.authorizationInfo,labels.x",
                               "\"[1,{\",\"[[[\",\"\x01\xff\"\"}\""));
    QCOMPARE(fields.events.size(), std::size_t {1});
    QVERIFY(fields.events[0].is_object());
}

QTEST_APPLESS_MAIN(TestGkeTable)
#include "tst_gketable.moc"
