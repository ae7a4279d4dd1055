// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/legacyline.h"

#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

const QByteArray kReal =
    R"(2026-11-23T09:50:54.4Z AUDIT: id="i" stage="ResponseComplete" ip="10.0.0.1" method="list" user="u" groups="\"a\",\"b c\"" as="<self>" asgroups="<lookup>" user-agent="k/v1" namespace="n" uri="/api/v1/namespaces/n/pods?limit=5" response="200")";

json converted(const QByteArray &line)
{
    std::string text;
    if (!legacyLineToJson(line.toStdString(), text))
        return nullptr;
    return json::parse(text);
}

// strconv.Quote for ASCII and, as bytes, everything else.
QByteArray goQuoted(const QByteArray &text)
{
    QByteArray quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\', quoted += c;
        else if (c == '\n')
            quoted += "\\n";
        else if (c >= 0x20 && c < 0x7f)
            quoted += c;
        else
            quoted += "\\x" + QByteArray(1, c).toHex();
    }
    return quoted + '"';
}

QByteArray lineWith(const QByteArray &user, const QByteArray &groups, const QByteArray &agent,
                    const QByteArray &uri)
{
    return "2026-11-23T09:50:54Z AUDIT: id=\"i\" stage=\"Panic\" ip=\"::1\" method=\"get\" user="
        + goQuoted(user) + " groups=" + goQuoted(groups)
        + " as=\"<self>\" asgroups=\"<lookup>\" user-agent=" + goQuoted(agent)
        + " namespace=\"<none>\" uri=" + goQuoted(uri) + " response=\"500\"";
}

} // namespace

class TestLegacyLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realLogs_data();
    void realLogs();
    void wholeLine();
    void absentValues();
    void impersonation();
    void before_data();
    void before();
    void escapes_data();
    void escapes();
    void hostileValues();
    void responses_data();
    void responses();
    void everyCutIsDamaged();
    void notLegacy_data();
    void notLegacy();
    void anyBytes();
};

void TestLegacyLine::realLogs_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("lines");
    QTest::newRow("1.34") << QStringLiteral("apiserver/formats/legacy-1.34.log.gz") << 1109;
    QTest::newRow("1.20") << QStringLiteral("apiserver/formats/legacy-1.20.log.gz") << 1376;
}

void TestLegacyLine::realLogs()
{
    QFETCH(QString, path);
    QFETCH(int, lines);
    const QString file = sharedData(path);
    if (file.isEmpty())
        QSKIP("the shared data is not on this machine");
    static const QRegularExpression kFields(QStringLiteral("([a-z-]+)=\"((?:[^\"\\\\]|\\\\.)*)\""));
    int count = 0;
    for (const QByteArray &line : readAll(file).split('\n')) {
        if (line.isEmpty())
            continue;
        ++count;
        QVERIFY(isLegacyLine(line.toStdString()));
        const json event = converted(line);
        QVERIFY2(event.is_object(), line.constData());
        QMap<QString, QString> fields;
        for (auto match = kFields.globalMatch(QString::fromUtf8(line)); match.hasNext();) {
            const auto field = match.next();
            fields[field.captured(1)] = field.captured(2);
        }
        const auto compare = [&](const char *key, const QString &field, const QString &absent) {
            const QString text = fields.value(field);
            if (text == absent || text.isEmpty())
                return !event.contains(key);
            return event.contains(key) && event[key] == text.toStdString();
        };
        QVERIFY(compare("auditID", QStringLiteral("id"), {}));
        QVERIFY(compare("stage", QStringLiteral("stage"), {}));
        QVERIFY(compare("verb", QStringLiteral("method"), {}));
        QVERIFY(compare("requestURI", QStringLiteral("uri"), {}));
        QVERIFY(compare("userAgent", QStringLiteral("user-agent"), {}));
        QCOMPARE(QByteArray::fromStdString(event["requestReceivedTimestamp"].get<std::string>()),
                 line.left(line.indexOf(' ')));
        QCOMPARE(event["user"].value("username", "<none>"),
                 fields.value(QStringLiteral("user")).toStdString());
        QString groups = fields.value(QStringLiteral("groups"));
        groups.remove(QLatin1Char('\\')).remove(QLatin1Char('"'));
        QStringList got;
        for (const json &group : event["user"].value("groups", json::array()))
            got.append(QString::fromStdString(group.get<std::string>()));
        QCOMPARE(got.isEmpty() ? QStringLiteral("<none>") : got.join(QLatin1Char(',')), groups);
        // The one part of objectRef that the line has too.
        const std::string space =
            event.contains("objectRef") ? event["objectRef"].value("namespace", "") : "";
        QCOMPARE(space.empty() ? std::string("<none>") : space,
                 fields.value(QStringLiteral("namespace")).toStdString());
        const QString response = fields.value(QStringLiteral("response"));
        if (response == QLatin1String("<deferred>"))
            QVERIFY(!event.contains("responseStatus"));
        else
            QCOMPARE(event["responseStatus"]["code"].get<int>(), response.toInt());
    }
    QCOMPARE(count, lines);
}

void TestLegacyLine::wholeLine()
{
    QVERIFY(converted(kReal) == json::parse(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1",
        "auditID":"i","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/n/pods?limit=5",
        "verb":"list","user":{"username":"u","groups":["a","b c"]},"sourceIPs":["10.0.0.1"],
        "userAgent":"k/v1","objectRef":{"resource":"pods","namespace":"n","apiVersion":"v1"},
        "responseStatus":{"code":200},"requestReceivedTimestamp":"2026-11-23T09:50:54.4Z"})"));
}

void TestLegacyLine::absentValues()
{
    const json event = converted(
        R"(2026-11-23T09:50:54Z AUDIT: id="i" stage="RequestReceived" ip="<unknown>" method="get" user="<none>" groups="<none>" as="<self>" asgroups="<lookup>" user-agent="" namespace="<none>" uri="/healthz" response="<deferred>")");
    QVERIFY(event == json::parse(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"i",
        "stage":"RequestReceived","requestURI":"/healthz","verb":"get","user":{},
        "requestReceivedTimestamp":"2026-11-23T09:50:54Z"})"));
}

void TestLegacyLine::impersonation()
{
    QByteArray line = kReal;
    line.replace("as=\"<self>\" asgroups=\"<lookup>\"", R"(as="bob" asgroups="\"dev\"")");
    QVERIFY(converted(line)["impersonatedUser"]
            == json::parse(R"({"username":"bob","groups":["dev"]})"));
    line.replace(R"(asgroups="\"dev\"")", "asgroups=\"<lookup>\"");
    QVERIFY(converted(line)["impersonatedUser"] == json::parse(R"({"username":"bob"})"));
}

void TestLegacyLine::before_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("suffix");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("syslog") << QByteArray("Nov 23 09:50:54 master kube-apiserver[1]: ")
                            << QByteArray();
    QTest::newRow("CRI") << QByteArray("2026-11-23T09:50:54.9Z stdout F ") << QByteArray();
    QTest::newRow("CRLF") << QByteArray() << QByteArray("\r");
    QTest::newRow("blanks") << QByteArray() << QByteArray("  ");
}

void TestLegacyLine::before()
{
    QFETCH(QByteArray, prefix);
    QFETCH(QByteArray, suffix);
    QVERIFY(converted(prefix + kReal + suffix) == converted(kReal));
}

void TestLegacyLine::escapes_data()
{
    QTest::addColumn<QByteArray>("quoted");
    QTest::addColumn<QByteArray>("text"); // null: damaged
    const auto row = [](const char *quoted, const QByteArray &text) {
        QTest::newRow(quoted) << QByteArray(quoted) << text;
    };
    row(R"(\a\b\f\n\r\t\v)", "\a\b\f\n\r\t\v");
    row(R"(\\\"\')", "\\\"'");
    row(R"(\x41\x7f)", "A\x7f");
    row(R"(\x00)", QByteArray("\0", 1));
    row(R"(\xff)", "\xEF\xBF\xBD");
    row(R"(\xc3\xa9)", "é");
    row(R"(\u00e9\u4e2d\U0001f600)", "é中😀");
    row(R"(\ud800)", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    row("é中😀", "é中😀");
    row("\xff", "\xEF\xBF\xBD");
    row(R"(\x4)", {});
    row(R"(\u12)", {});
    row(R"(\U00110000)", {});
    row(R"(\u-123)", {});
    row(R"(\z)", {});
    row(R"(\)", {});
}

void TestLegacyLine::escapes()
{
    QFETCH(QByteArray, quoted);
    QFETCH(QByteArray, text);
    QByteArray line = kReal;
    line.replace("user-agent=\"k/v1\"", QByteArray("user-agent=\"" + quoted + "\""));
    const json event = converted(line);
    QCOMPARE(event.is_null(), text.isNull());
    if (!text.isNull())
        QCOMPARE(event["userAgent"].get<std::string>(), text.toStdString());
}

// What a client sends stays in its field, whatever it looks like.
void TestLegacyLine::hostileValues()
{
    const QByteArrayList values {
        "\" response=\"200\" user=\"admin",
        "\\",
        "\\\"",
        "=",
        "a=b c=\"d\"",
        " AUDIT: id=\"x\"",
        "2026-11-23T00:00:00Z AUDIT: id=\"x\" stage=\"Panic\" response=\"200\"",
        "<b>",
        "\n\r\t",
        "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\"}",
        "\xff\xfe",
        "<self>"};
    for (const QByteArray &value : values) {
        const json event =
            converted(lineWith(value, goQuoted(value) + "," + goQuoted("z"), value, "/" + value));
        QVERIFY2(event.is_object(), value.constData());
        const std::string text =
            value == "\xff\xfe" ? "\xEF\xBF\xBD\xEF\xBF\xBD" : value.toStdString();
        QCOMPARE(event["user"]["username"].get<std::string>(), text);
        QVERIFY(event["user"]["groups"] == json::array({text, "z"}));
        QCOMPARE(event["userAgent"].get<std::string>(), text);
        QCOMPARE(event["requestURI"].get<std::string>(), "/" + text);
        QVERIFY(event["auditID"] == "i");
        QVERIFY(event["responseStatus"]["code"] == 500);
    }
}

void TestLegacyLine::responses_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<int>("code"); // -1: none
    QTest::newRow("code") << QByteArray("403") << 403;
    QTest::newRow("zero") << QByteArray("0") << 0;
    QTest::newRow("deferred") << QByteArray("<deferred>") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("negative") << QByteArray("-5") << -1;
    QTest::newRow("too long") << QByteArray("99999999999999") << -1;
    QTest::newRow("word") << QByteArray("200 OK") << -1;
}

void TestLegacyLine::responses()
{
    QFETCH(QByteArray, response);
    QFETCH(int, code);
    QByteArray line = kReal;
    line.replace("response=\"200\"", QByteArray("response=\"" + response + "\""));
    const json event = converted(line);
    QCOMPARE(event.contains("responseStatus"), code >= 0);
    if (code >= 0)
        QCOMPARE(event["responseStatus"]["code"].get<int>(), code);
}

void TestLegacyLine::everyCutIsDamaged()
{
    for (qsizetype cut = 0; cut < kReal.size(); ++cut)
        QVERIFY2(converted(kReal.left(cut)).is_null(), kReal.left(cut).constData());
    QVERIFY(converted(kReal).is_object());
}

void TestLegacyLine::notLegacy_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("klog") << QByteArray("I1123 09:50:54 1 audit.go:1] AUDIT: starting");
    QTest::newRow("no time before") << QByteArray("AUDIT: id=\"x\"");
    QTest::newRow("JSON that quotes a line")
        << QByteArray(R"({"userAgent":" AUDIT: id=\"x\" stage=\"Panic\""})");
}

void TestLegacyLine::notLegacy()
{
    QFETCH(QByteArray, line);
    QVERIFY(!isLegacyLine(line.toStdString()));
    QVERIFY(converted(line).is_null());
}

void TestLegacyLine::anyBytes()
{
    std::mt19937 random(11);
    int damaged = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray line = kReal;
        for (auto i = 1 + random() % 4; i > 0; --i)
            line[static_cast<qsizetype>(random() % static_cast<unsigned>(line.size()))] =
                static_cast<char>(random() % 256);
        std::string text;
        if (legacyLineToJson(line.toStdString(), text))
            QVERIFY2(json::accept(text), line.constData());
        else
            ++damaged;
    }
    QVERIFY(damaged > 0);
}

QTEST_APPLESS_MAIN(TestLegacyLine)
#include "tst_legacyline.moc"
