// SPDX-License-Identifier: Apache-2.0
#include "model/query/savedviews.h"

#include "model/query/compiledfilter.h"
#include "model/query/kql.h"
#include "tests/support/snapshots.h"
#include "tests/support/testdata.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <nlohmann/json.hpp>

#include <map>
#include <set>

using namespace kubewake;
using nlohmann::json;

class TestSavedViews : public QObject
{
    Q_OBJECT

private slots:
    void parse();
    void findWhatJqFinds_data();
    void findWhatJqFinds();
};

void TestSavedViews::parse()
{
    std::set<std::string_view> ids;
    for (const SavedView &view : savedViews()) {
        const auto filter = parseKql(view.kql);
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().message));
        QVERIFY2(filter->hints.empty(), view.name);
        QVERIFY(ids.insert(view.id).second);
        QVERIFY(!savedViewName(view).isEmpty() && !savedViewDescription(view).isEmpty());
    }
}

void TestSavedViews::findWhatJqFinds_data()
{
    // The same nine questions in jq, over what the API server wrote.
    static const std::map<std::string, const char *> kPrograms {
        {"humans",
         R"(def human: . != "" and (. == "system:admin" or (startswith("system:") | not));
            select((.impersonatedUser.username // .user.username // "" | human)
                   or (.impersonatedUser.username != null
                       and (.user.username // "" | startswith("system:") | not))))"},
        {"denied",
         R"(select(.responseStatus.code == 401 or .responseStatus.code == 403
                   or .annotations["authorization.k8s.io/decision"] == "forbid"))"},
        {"sessions",
         R"(select((.objectRef.subresource // "" | test("^(exec|attach|portforward|proxy|ephemeralcontainers)$"))
                   or .verb == "proxy"))"},
        {"secrets", R"(select(.objectRef.resource == "secrets"))"},
        {"rbac",
         R"(select((.objectRef.apiGroup // "" | test("^(rbac|authorization)\\.(authorization\\.k8s|openshift)\\.io$"))
                   and (.verb | IN("get", "list", "watch") | not)))"},
        {"workloads",
         R"(select((.objectRef.resource // "" | IN("pods", "deployments", "daemonsets", "statefulsets",
                    "replicasets", "replicationcontrollers", "jobs", "cronjobs"))
                   and (.verb | IN("create", "update", "patch", "delete", "deletecollection"))
                   and (.objectRef.subresource // "" | IN("status", "binding", "exec", "attach",
                        "portforward", "proxy") | not)))"},
        {"credentials",
         R"(select((.objectRef.resource == "serviceaccounts" and .objectRef.subresource == "token")
                   or (.objectRef.resource == "certificatesigningrequests"
                       and (.verb | IN("get", "list", "watch") | not))
                   or (.objectRef.resource == "secrets"
                       and (.verb | IN("create", "update", "patch"))
                       and (.requestObject | if type == "object" then .type else null end
                            | IN("kubernetes.io/service-account-token",
                                 "bootstrap.kubernetes.io/token")))))"},
        {"anonymous",
         R"(select((.impersonatedUser.username // .user.username // ""
                    | IN("", "system:anonymous", "system:unauthenticated"))
                   or .responseStatus.code == 401))"},
        {"deletes", R"(select(.verb == "delete" or .verb == "deletecollection"))"},
    };
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("kql");
    QTest::addColumn<QString>("program");
    for (const char *log : {"production-policy.log.gz", "request-response.log.gz"}) {
        for (const SavedView &view : savedViews()) {
            QTest::addRow("%s in %s", std::string(view.id).c_str(), log)
                << QStringLiteral("apiserver/") + QLatin1String(log)
                << QString::fromStdString(std::string(view.kql))
                << QString::fromLatin1(kPrograms.at(std::string(view.id)));
        }
    }
}

void TestSavedViews::findWhatJqFinds()
{
    QFETCH(QString, log);
    QFETCH(QString, kql);
    QFETCH(QString, program);
    const QString file = test::sharedData(log);
    if (file.isEmpty())
        QSKIP("the shared data is not on this machine");
    const QString jq = QStandardPaths::findExecutable(QStringLiteral("jq"));
    if (jq.isEmpty())
        QSKIP("jq is not installed");
    const QByteArray bytes = test::readAll(file);
    QProcess process;
    const auto pointers = QLatin1String(" | .auditID + \" \" + .stage");
    process.start(jq, {QStringLiteral("-r"), QString(program + pointers)});
    process.write(bytes);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(120'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QList<QByteArray> expected = process.readAllStandardOutput().split('\n');
    expected.removeAll(QByteArray());

    const SnapshotPtr snapshot = test::snapshotFromJsonLines(bytes);
    const auto result = CompiledFilter(parseKql(kql.toStdString())->expression)
                            .evaluate(*snapshot, allRows(*snapshot, RowKind::Events));
    QVERIFY(result);
    const QList<QByteArray> lines = bytes.split('\n');
    QList<QByteArray> found;
    for (Row row = 0; row < snapshot->eventCount(); ++row) {
        if (!result->matched.test(row))
            continue;
        const json event = json::parse(lines.at(row).toStdString());
        found.append(QByteArray::fromStdString(event.at("auditID").get<std::string>() + ' '
                                               + event.at("stage").get<std::string>()));
    }
    QVERIFY(!expected.isEmpty());
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
