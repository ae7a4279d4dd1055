// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/columninference.h"

#include <QTest>

#include <algorithm>

using namespace kubewake;

namespace {

using Names = std::vector<std::string>;
using Rows = ColumnInference::Rows;

std::string uuid(int number)
{
    const std::string digits = std::to_string(10'000'000 + number);
    return digits + "-0000-4000-8000-000000000000";
}

// A column for each name, in that order.
Names row(int i, const Names &columns)
{
    struct Request
    {
        const char *verb, *uri, *resource, *subresource, *name, *space;
    };
    static const std::vector<Request> requests {
        {"get", "/api/v1/namespaces/shop/secrets/token", "secrets", "", "token", "shop"},
        {"list", "/api/v1/nodes?limit=500", "nodes", "", "", ""},
        {"create", "/apis/apps/v1/namespaces/web/deployments", "deployments", "", "front", "web"},
        {"create", "/api/v1/namespaces/web/pods/db-0/exec?command=sh", "pods", "exec", "db-0",
         "web"},
        {"watch", "/api/v1/namespaces/kube-system/configmaps?watch=true", "configmaps", "", "",
         "kube-system"},
        {"patch", "/api/v1/nodes/n1/status", "nodes", "status", "n1", ""},
        {"get", "/livez?verbose", "", "", "", ""},
    };
    const auto number = static_cast<std::size_t>(i);
    const Request &request = requests[number % requests.size()];
    Names values;
    for (const std::string &column : columns) {
        const std::string second = std::to_string(10 + i % 50);
        if (column == "id")
            values.push_back(uuid(i));
        else if (column == "verb")
            values.emplace_back(request.verb);
        else if (column == "uri")
            values.emplace_back(request.uri);
        else if (column == "resource")
            values.emplace_back(request.resource);
        else if (column == "subresource")
            values.emplace_back(request.subresource);
        else if (column == "name")
            values.emplace_back(request.name);
        else if (column == "namespace")
            values.emplace_back(request.space);
        else if (column == "user")
            values.emplace_back(i % 3 == 0 ? "system:node:n1" : "alice");
        else if (column == "group")
            values.emplace_back(i % 3 == 0 ? "system:nodes" : "system:authenticated");
        else if (column == "uid") // of a user
            values.push_back(uuid(900 + i % 2));
        else if (column == "stage")
            values.emplace_back(i % 5 == 0 ? "RequestReceived" : "ResponseComplete");
        else if (column == "level")
            values.emplace_back("Metadata");
        else if (column == "code")
            values.emplace_back(i % 5 == 0 ? "" : i % 2 == 0 ? "200" : "403");
        else if (column == "received")
            values.push_back("2026-11-23T09:46:" + second + ".100000Z");
        else if (column == "done")
            values.push_back("2026-11-23T09:46:" + second + ".200000Z");
        else if (column == "collected")
            values.push_back("2026-11-23T09:47:" + second + ".300Z");
        else if (column == "ip")
            values.push_back("10.0.0." + std::to_string(i));
        else if (column == "ips")
            values.push_back("[\"10.0.0." + std::to_string(i % 2) + "\", \"::1\"]");
        else if (column == "server")
            values.push_back("10.1.0." + std::to_string(i % 3));
        else if (column == "agent")
            values.emplace_back(i % 2 == 0 ? "kubectl/v1.34.0 (linux/amd64) kubernetes/abc"
                                           : "Go-http-client/2.0");
        else if (column == "version")
            values.emplace_back(i % 2 == 0 ? "apps/v1" : "v1");
        else if (column == "path")
            values.emplace_back("/var/log/kubernetes/audit.log");
        else if (column == "number")
            values.push_back(std::to_string(130 + i));
        else // empty, or the same everywhere
            values.push_back(column == "empty" ? "" : column);
    }
    return values;
}

Rows rowsOf(const Names &columns, int count = 21)
{
    Rows rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(row(i, columns));
    return rows;
}

// Joined with spaces; `none` for no table.
QByteArray inferred(Rows rows)
{
    const auto names = ColumnInference(std::move(rows)).names();
    if (!names)
        return "none";
    QByteArray text;
    for (const std::string &name : *names)
        text += (text.isEmpty() ? "" : " ") + QByteArray::fromStdString(name);
    return text;
}

Names columnsOf(const QByteArray &text)
{
    Names columns;
    for (const QByteArray &name : text.split(' '))
        columns.push_back(name.toStdString());
    return columns;
}

} // namespace

class TestColumnInference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns_data();
    void columns();
    void nothing();
    void aFewOddRows();
    void scanner();
    void strangerColumns();
    void stagesOfOneRequest();
    void fewResponses();
    void equalEvidence();
    void oneRow();
};

void TestColumnInference::columns_data()
{
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *columns, const char *expected) {
        QTest::newRow(columns) << QByteArray(expected);
    };
    row("id verb uri", "auditID verb requestURI");
    row("uri x id empty verb", "requestURI 2 auditID 4 verb");
    row("id verb", "none");
    row("id uri", "none");
    row("verb uri", "none");
    row("uid verb uri stage user", "none");
    row("id verb path", "none");
    row("verb uid uri id", "verb 2 requestURI auditID");
    row("path verb uri id", "1 verb requestURI auditID");
    row("id verb uri stage level", "auditID verb requestURI stage level");
    row("id verb uri stage code number", "auditID verb requestURI stage responseStatus.code 6");
    row("id verb uri number", "auditID verb requestURI 4");
    row("id verb uri group user", "auditID verb requestURI 4 user.username");
    row("id verb uri group", "auditID verb requestURI 4");
    row("done id verb uri received",
        "stageTimestamp auditID verb requestURI requestReceivedTimestamp");
    row("id verb uri collected received", "auditID verb requestURI 4 requestReceivedTimestamp");
    row("id verb uri collected", "auditID verb requestURI @timestamp");
    row("id verb uri ip", "auditID verb requestURI sourceIPs");
    row("id verb uri server", "auditID verb requestURI 4");
    row("id verb uri server ips ip", "auditID verb requestURI 4 sourceIPs 6");
    row("id verb uri version agent", "auditID verb requestURI 4 userAgent");
    row("id verb uri resource subresource namespace name",
        "auditID verb requestURI objectRef.resource objectRef.subresource objectRef.namespace "
        "objectRef.name");
    row("n1 id verb uri web", "1 auditID verb requestURI 5");
}

void TestColumnInference::columns()
{
    QFETCH(QByteArray, expected);
    QCOMPARE(inferred(rowsOf(columnsOf(QTest::currentDataTag()))), expected);
}

void TestColumnInference::nothing()
{
    QCOMPARE(inferred({}), QByteArray("none"));
    QCOMPARE(inferred({{}, {}}), QByteArray("none"));
    QCOMPARE(inferred({{"", "", ""}}), QByteArray("none"));
}

// What clients choose: an ID, an agent, a path, an object that is called like a column.
void TestColumnInference::aFewOddRows()
{
    const Names columns = columnsOf("id verb uri agent name user received done");
    Rows rows = rowsOf(columns, 60);
    rows[7][0] = "mine";
    rows[8][2] = "HNAP1";
    rows[9][3] = "x";
    rows[10][4] = "other";
    rows[11][1] = "propfind";
    rows[14][5] = "system:masters";
    std::swap(rows[15][6], rows[15][7]);
    rows[16][6] = "x";
    QCOMPARE(inferred(rows),
             QByteArray("auditID verb requestURI userAgent objectRef.name user.username "
                        "requestReceivedTimestamp stageTimestamp"));
    rows[12][0].clear();
    QVERIFY(inferred(rows) != "none");
    rows[13][0].clear(); // every event has one
    QCOMPARE(inferred(rows), QByteArray("none"));
}

// Most of the first requests are of somebody who tries paths.
void TestColumnInference::scanner()
{
    Rows rows = rowsOf(columnsOf("id verb uri user name"), 20);
    for (int i = 20; i < 120; ++i)
        rows.push_back({uuid(i), "get", "/wp-" + std::to_string(i), "system:anonymous", ""});
    QCOMPARE(inferred(rows), QByteArray("auditID verb requestURI user.username objectRef.name"));
}

// The log of another server, as far as it looks the same.
void TestColumnInference::strangerColumns()
{
    const auto access = [](const char *verb, const char *uri, int i) {
        return Names {uuid(i), verb, uri, "200", "2026-11-23T09:46:10.100000Z"};
    };
    Rows rows;
    for (int i = 0; i < 20; ++i)
        rows.push_back(access("get", "/api/v1/users/5", i));
    QCOMPARE(inferred(rows), QByteArray("none"));
    for (Names &row : rows)
        row.push_back("Metadata");
    QVERIFY(inferred(rows) != "none");
    for (Names &row : rows) // a list is not called `get`
        row[2] = "/api/v1/users";
    QCOMPARE(inferred(rows), QByteArray("none"));
    for (Names &row : rows) {
        row[1] = "GET";
        row[2] = "/api/v1/namespaces/a/users/5";
    }
    QCOMPARE(inferred(rows), QByteArray("none"));
    for (Names &row : rows)
        row[1] = "post";
    QCOMPARE(inferred(rows), QByteArray("none"));
}

void TestColumnInference::stagesOfOneRequest()
{
    Rows rows = rowsOf(columnsOf("id verb uri stage"));
    Rows both;
    for (Names &row : rows) {
        both.push_back(row);
        row[3] = "ResponseComplete";
        both.push_back(row);
    }
    QCOMPARE(inferred(both), QByteArray("auditID verb requestURI stage"));
}

// Most of what was logged has no response yet: requests that are open, or a policy.
void TestColumnInference::fewResponses()
{
    Rows rows = rowsOf(columnsOf("id verb uri stage code"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i][3] = i % 7 < 4 ? "RequestReceived" : "ResponseComplete";
        rows[i][4] = i % 7 < 4 ? "" : "200";
    }
    QCOMPARE(inferred(rows), QByteArray("auditID verb requestURI stage responseStatus.code"));
    for (Names &row : rows)
        row[3] = "x";
    QCOMPARE(inferred(rows), QByteArray("auditID verb requestURI 4 responseStatus.code"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i][3] = i % 2 == 0 ? "RequestReceived" : "ResponseComplete";
        rows[i][4] = "200";
    }
    QCOMPARE(inferred(rows), QByteArray("auditID verb requestURI stage 5"));
}

// Two columns that could both be it are none, unless they say the same.
void TestColumnInference::equalEvidence()
{
    QCOMPARE(inferred(rowsOf(columnsOf("id id verb uri name name"))),
             QByteArray("auditID 2 verb requestURI objectRef.name 6"));
    Rows rows = rowsOf(columnsOf("id id verb uri user user"));
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::ranges::reverse(rows[i][5]);
    QCOMPARE(inferred(rows), QByteArray("auditID 2 verb requestURI user.username 6"));
    for (Names &row : rows)
        row[5] = row[4] == "alice" ? "bob" : row[4];
    QCOMPARE(inferred(rows), QByteArray("auditID 2 verb requestURI 5 6"));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i][1] = uuid(500 + static_cast<int>(i));
    QCOMPARE(inferred(rows), QByteArray("none"));
}

// Little is certain of it.
void TestColumnInference::oneRow()
{
    QCOMPARE(inferred({row(0, columnsOf("token id verb uri stage user name resource ip"))}),
             QByteArray("1 auditID verb requestURI stage user.username 7 8 9"));
}

QTEST_APPLESS_MAIN(TestColumnInference)
#include "tst_columninference.moc"
