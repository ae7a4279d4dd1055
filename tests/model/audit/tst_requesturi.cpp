// SPDX-License-Identifier: Apache-2.0
#include "model/audit/requesturi.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace kubewake;

namespace {

constexpr char kExec[] = "/api/v1/namespaces/shop/pods/web-1/exec?";

ExecRequest execOf(const QByteArray &query)
{
    const QByteArray uri = kExec + query;
    return parseExecRequest(std::string_view(uri));
}

} // namespace

class RequestUriTest : public QObject
{
    Q_OBJECT

private slots:
    void splitsBeforeItDecodes_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("container");
        const auto row = [](const char *query, const char *command, const char *container = "") {
            QTest::newRow(query) << QByteArray(query) << QByteArray(command)
                                 << QByteArray(container);
        };
        row("command=id", "id");
        row("command=sh&command=-c&command=id%20-u", "sh -c 'id -u'");
        row("command=sh&command=-c&command=a%26command%3Db", "sh -c 'a&command=b'");
        row("command=a%26container%3Dfake&container=real", "'a&container=fake'", "real");
        row("command=a%3Fb", "'a?b'");
        row("command=a?b", "'a?b'");
        row("command=a=b", "a=b");
        row("command=a+b", "'a b'");
        row("command=a%2Bb", "a+b");
        row("command=%", "%");
        row("command=%4", "%4");
        row("command=%zz", "%zz");
        row("command=%2541", "%41"); // decoded once only
        row("command=it%27s", R"('it'\''s')");
        row("command=", "''");
        row("command", "''");
        row("comm%61nd=id", "id");
        row("Command=id", "");
        row("&&&command=id&&", "id");
        row("container=c", "", "c");
        row("container=a&container=b&command=x", "x", "a"); // Go takes the first
        row("command=a;b", "'a;b'");
    }

    void splitsBeforeItDecodes()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, container);
        const ExecRequest request = execOf(query);
        QCOMPARE(request.command, command.toStdString());
        QCOMPARE(request.container, container.toStdString());
    }

    void keepsHostileBytes()
    {
        QCOMPARE(execOf("command=%00").command, std::string("'\0'", 3));
        QCOMPARE(execOf("command=%ff%FE").command, std::string("\xff\xfe"));
        QCOMPARE(execOf("command=%0a%1b[31m").command, std::string("'\n\x1b[31m'"));
    }

    void manyParameters()
    {
        QByteArray query;
        for (int i = 0; i < 100'000; ++i)
            query += "command=a&";
        QCOMPARE(execOf(query).command.size(), std::size_t {199'999});
    }

    void flags_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("interactive");
        QTest::newRow("both") << QByteArray("stdin=true&tty=true") << true;
        QTest::newRow("as numbers") << QByteArray("stdin=1&tty=1") << true;
        QTest::newRow("no terminal") << QByteArray("stdin=true") << false;
        QTest::newRow("no input") << QByteArray("tty=true") << false;
        QTest::newRow("false") << QByteArray("stdin=true&tty=false") << false;
        QTest::newRow("any word is true") << QByteArray("stdin=on&tty=yes") << true;
        QTest::newRow("empty is true") << QByteArray("stdin&tty=") << true;
        QTest::newRow("no is FALSE") << QByteArray("stdin=true&tty=FALSE") << false;
        QTest::newRow("zero") << QByteArray("stdin=0&tty=1") << false;
        QTest::newRow("the first counts") << QByteArray("stdin=true&tty=true&tty=false") << true;
        QTest::newRow("the first is false") << QByteArray("stdin=true&tty=0&tty=true") << false;
    }

    void flags()
    {
        QFETCH(QByteArray, query);
        QFETCH(bool, interactive);
        QCOMPARE(execOf(query).interactive(), interactive);
    }

    void sessions_data()
    {
        QTest::addColumn<QByteArray>("uri");
        QTest::addColumn<bool>("session");
        QTest::addColumn<bool>("command");
        const auto row = [](const char *uri, bool session, bool command) {
            QTest::newRow(uri) << QByteArray(uri) << session << command;
        };
        row("/api/v1/namespaces/a/pods/b/exec?command=x", true, true);
        row("/api/v1/namespaces/a/pods/b/attach?command=x", true, true);
        row("/api/v1/namespaces/a/pods/b/portforward?command=x", true, false);
        row("/api/v1/namespaces/a/pods/b/log?command=x", false, false);
        row("/api/v1/namespaces/a/services/exec?command=x", false, false);
        row("/api/v1/namespaces/a/pods/b?x=/pods/b/exec&command=x", false, false);
        row("/api/v1/namespaces/a/pods/b/execs?command=x", false, false);
        row("", false, false);
        row("?", false, false);
        // A pod that is called exec, and one that is called attach.
        row("/api/v1/namespaces/a/pods/exec?command=x", false, false);
        row("/api/v1/namespaces/a/pods/attach", false, false);
        row("/api/v1/namespaces/a/pods/exec/exec?command=x", true, true);
        // The API server decodes paths and ignores a slash at the end.
        row("/api/v1/namespaces/a/pods/b/%65xec?command=x", true, true);
        row("/api/v1/namespaces/a/%70ods/b/exec/?command=x", true, true);
        row("/api/v1/namespaces/a/pods%2Fb/exec?command=x", true, true);
        row("pods/b/exec?command=x", true, true);
        row("/b/exec?command=x", false, false);
    }

    void sessions()
    {
        QFETCH(QByteArray, uri);
        QFETCH(bool, session);
        QFETCH(bool, command);
        QCOMPARE(isPodSession(std::string_view(uri)), session);
        QCOMPARE(!parseExecRequest(std::string_view(uri)).command.empty(), command);
    }

    void paths()
    {
        QCOMPARE(uriPath("/a?b?c"), std::string_view("/a"));
        QCOMPARE(uriPath("/a%3Fb"), std::string_view("/a%3Fb"));
        QCOMPARE(uriPath(""), std::string_view());
        QVERIFY(queryParameters("/a").empty());
        QVERIFY(queryParameters("/a?").empty());
        const auto parameters = queryParameters("/a?b=c=d&e");
        QCOMPARE(parameters.size(), std::size_t {2});
        QCOMPARE(parameters[0].value, std::string("c=d"));
        QCOMPARE(parameters[1].name, std::string("e"));
        QCOMPARE(percentDecode("a+b%20c", false), std::string("a+b c"));
    }

    // The real shell must split the line into what went in.
    void aShellReadsTheSameArguments()
    {
        QRandomGenerator random(3);
        std::vector<std::string> arguments {"",   "a b",   "it's", "''", "$HOME",    "`id`",  "\\",
                                            "\n", "\"x\"", "*",    "~",  "#",        "a;b",   "\t",
                                            "!x", "{a,b}", "x=y",  "-",  "\xc3\xa4", "a'b'c", "'"};
        for (int i = 0; i < 200; ++i) {
            std::string text;
            for (int length = static_cast<int>(random.bounded(8)); length > 0; --length)
                text.push_back(static_cast<char>(1 + random.bounded(126)));
            arguments.push_back(text);
        }
        const QString line = QString::fromUtf8(shellQuoted(arguments).c_str());
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"),
                     QStringLiteral("for a in ") + line
                         + QStringLiteral("; do printf '%s\\0' \"$a\"; done")});
        QVERIFY(shell.waitForFinished());
        QByteArray expected;
        for (const std::string &argument : arguments)
            expected += QByteArray::fromStdString(argument) + '\0';
        QCOMPARE(shell.readAllStandardOutput(), expected);
    }
};

QTEST_GUILESS_MAIN(RequestUriTest)
#include "tst_requesturi.moc"
