// SPDX-License-Identifier: Apache-2.0
#include "model/audit/outcome.h"

#include <QTest>

using namespace kubewake;

Q_DECLARE_METATYPE(kubewake::OutcomeInput)

class OutcomeTest : public QObject
{
    Q_OBJECT

private slots:
    void outcomes_data()
    {
        QTest::addColumn<OutcomeInput>("input");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, const OutcomeInput &input, Outcome expected) {
            QTest::newRow(name) << input << static_cast<int>(expected);
        };
        using enum Stage;
        row("ok", {.stage = ResponseComplete, .code = 200}, Outcome::Allowed);
        row("created", {.stage = ResponseComplete, .code = 201}, Outcome::Allowed);
        row("exec ended", {.stage = ResponseComplete, .code = 101}, Outcome::Allowed);
        row("redirect", {.stage = ResponseComplete, .code = 302}, Outcome::Allowed);
        row("dry run", {.stage = ResponseComplete, .code = 201, .dryRun = true}, Outcome::DryRun);
        row("a dry run that failed", {.stage = ResponseComplete, .code = 422, .dryRun = true},
            Outcome::Failed);
        row("forbidden", {.stage = ResponseComplete, .code = 403}, Outcome::Denied);
        row("forbidden by annotation", {.stage = ResponseComplete, .code = 404, .forbidden = true},
            Outcome::Denied);
        row("failed login", {.stage = ResponseStarted, .code = 401}, Outcome::Denied);
        row("not found", {.stage = ResponseComplete, .code = 404}, Outcome::Failed);
        row("server error", {.stage = ResponseStarted, .code = 500}, Outcome::Failed);
        row("panic", {.stage = Panic}, Outcome::Failed);
        row("panic with a code", {.stage = Panic, .code = 200}, Outcome::Failed);
        row("failure without a code", {.stage = ResponseComplete, .failureStatus = true},
            Outcome::Failed);
        row("received", {.stage = RequestReceived}, Outcome::Open);
        row("open exec", {.stage = ResponseStarted, .code = 101}, Outcome::Open);
        row("open watch", {.stage = ResponseStarted, .code = 200}, Outcome::Open);
        row("no code", {.stage = ResponseComplete}, Outcome::Unknown);
        row("no stage", {.code = 200}, Outcome::Allowed);
        row("nothing", {}, Outcome::Unknown);
        row("a nonsense code", {.stage = ResponseComplete, .code = -1}, Outcome::Unknown);
        row("99", {.stage = ResponseComplete, .code = 99}, Outcome::Unknown);
    }

    void outcomes()
    {
        QFETCH(OutcomeInput, input);
        QFETCH(int, expected);
        QCOMPARE(static_cast<int>(outcomeOf(input)), expected);
    }

    void dryRuns_data()
    {
        QTest::addColumn<QByteArray>("uri");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *uri, bool expected) {
            QTest::newRow(uri) << QByteArray(uri) << expected;
        };
        row("/api/v1/pods?dryRun=All", true);
        row("/api/v1/pods?a=b&dryRun=All&c=d", true);
        row("/api/v1/pods?dryRun=All&dryRun=None", true);
        row("/api/v1/pods?dryRun=None&dryRun=All", false); // refused by the API server
        row("/api/v1/pods?dryRun%3DAll", false);
        row("/api/v1/pods?xdryRun=All", false);
        row("/api/v1/pods?dryRun=Allow", false);
        row("/api/v1/pods?dryRun=", false);
        row("/api/v1/pods/dryRun=All", false);
        row("dryRun=All", false);
        row("", false);
        row("?", false);
        // Go's url.ParseQuery decodes names and values: these ask for a dry run, too.
        row("/api/v1/pods?dryRun=%41ll", true);
        row("/api/v1/pods?%64ryRun=All", true);
    }

    void dryRuns()
    {
        QFETCH(QByteArray, uri);
        QFETCH(bool, expected);
        QCOMPARE(isDryRun("create", std::string_view(uri)), expected);
    }

    // The API server ignores dryRun here: a client must not paint what it did as a rehearsal.
    void onlyChangesAreDryRuns_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *verb, const char *path, bool expected) {
            QTest::addRow("%s %s", verb, path) << QByteArray(verb) << QByteArray(path) << expected;
        };
        row("create", "/api/v1/namespaces/a/pods", true);
        row("update", "/api/v1/namespaces/a/pods/b", true);
        row("patch", "/api/v1/namespaces/a/pods/b", true);
        row("delete", "/api/v1/namespaces/a/pods/b", true);
        row("delete", "/api/v1/namespaces/a/pods/exec", true);
        row("delete", "/api/v1/namespaces/a/pods/proxy", true);
        row("deletecollection", "/api/v1/namespaces/a/pods", true);
        row("create", "/api/v1/namespaces/a/pods/b/eviction", true);
        row("get", "/api/v1/namespaces/a/secrets/b", false);
        row("list", "/api/v1/secrets", false);
        row("watch", "/api/v1/secrets", false);
        row("post", "/healthz", false);
        row("", "/api/v1/namespaces/a/pods", false);
        row("create", "/api/v1/namespaces/a/pods/b/exec", false);
        row("create", "/api/v1/namespaces/a/pods/b/%65xec/", false);
        row("create", "/api/v1/namespaces/a/pods/b/attach", false);
        row("create", "/api/v1/namespaces/a/pods/b/portforward", false);
        row("create", "/api/v1/namespaces/a/services/b:80/proxy/run", false);
        row("delete", "/api/v1/nodes/n/proxy/", false);
    }

    void onlyChangesAreDryRuns()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QByteArray, path);
        QFETCH(bool, expected);
        const QByteArray uri = path + "?dryRun=All";
        QCOMPARE(isDryRun(std::string_view(verb), std::string_view(uri)), expected);
    }
};

QTEST_APPLESS_MAIN(OutcomeTest)
#include "tst_outcome.moc"
