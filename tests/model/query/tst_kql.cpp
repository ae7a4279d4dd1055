// SPDX-License-Identifier: Apache-2.0
#include "model/query/kql.h"

#include "model/query/compiledfilter.h"
#include "model/query/kqlparser.h"
#include "tests/support/memorysnapshot.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kubewake;

namespace {

// One event a letter: the rows that match are named by their auditIDs.
const QByteArray kLines = QByteArrayLiteral(
    R"({"auditID":"A","stage":"ResponseComplete","verb":"get","user":{"username":"alice","groups":["dev","ops"]},"sourceIPs":["10.1.2.3"],"objectRef":{"resource":"pods","namespace":"shop","name":"web-1"},"responseStatus":{"code":200},"requestReceivedTimestamp":"2026-11-23T09:30:00.000000Z","stageTimestamp":"2026-11-23T09:30:00.500000Z","annotations":{"authorization.k8s.io/decision":"allow"},"userAgent":"kubectl/v1.34"}
{"auditID":"B","stage":"ResponseComplete","verb":"create","user":{"username":"system:serviceaccount:ci:deployer"},"sourceIPs":["192.168.0.9","2001:db8::1"],"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"Web-1"},"requestURI":"/api/v1/namespaces/shop/pods/Web-1/exec?command=cat","responseStatus":{"code":403,"message":"forbidden: \"x\""},"requestReceivedTimestamp":"2026-11-23T23:59:59.999999Z","stageTimestamp":"2026-11-24T00:00:02.000000Z","annotations":{"authorization.k8s.io/decision":"forbid"}}
{"auditID":"C","stage":"ResponseComplete","verb":"create","level":"Request","user":{"username":"bob"},"objectRef":{"resource":"pods","namespace":"dev"},"requestObject":{"spec":{"hostPID":true,"containers":[{"name":"x","privileged":false},{"name":"y","privileged":true}],"nodeName":""}},"responseStatus":{"code":201},"requestReceivedTimestamp":"2026-11-24T00:00:00.000000Z","stageTimestamp":"2026-11-24T00:00:00.000100Z"}
{"auditID":"D","stage":"ResponseComplete","verb":"list","user":{"username":"b c"},"objectRef":{"resource":"nodes"},"requestReceivedTimestamp":"2026-11-24T08:00:00.000000Z","stageTimestamp":"2026-11-24T08:00:00.000000Z"}
)");

KqlLiteral randomLiteral(QRandomGenerator &random)
{
    static const std::vector<std::string> kPieces {
        "a",   "or", "and", "not",  " ",    "*", "\\*", "\\\\",     "(",        ")",
        ":",   "<",  ">",   "\"",   "{",    "}", "\t",  "\xc3\xa4", "\xc2\xa0", "/",
        "-",   "=",  "in",  "null", "true", ".", "\n",  "!=",       ",",        "\xf0\x9f\x90\xb3",
        "\x01"};
    std::string pattern;
    const int count = random.bounded(1, 5);
    for (int i = 0; i < count; ++i)
        pattern += kPieces[random.bounded(quint32(kPieces.size()))];
    const quint32 form = random.bounded(10U);
    if (form < 6)
        return KqlLiteral::unquoted(pattern);
    return form < 9 ? KqlLiteral::quoted(pattern) : KqlLiteral::regex("a(b|c) +\\/x", form == 9);
}

std::shared_ptr<const KqlLiteral> randomField(QRandomGenerator &random)
{
    KqlLiteral field = randomLiteral(random);
    while (field.form == KqlLiteral::Form::Regex)
        field = randomLiteral(random);
    return std::make_shared<const KqlLiteral>(std::move(field));
}

KqlNodePtr randomTree(QRandomGenerator &random, int depth)
{
    using Kind = KqlNode::Kind;
    auto node = std::make_unique<KqlNode>();
    node->kind = depth > 0 ? static_cast<Kind>(random.bounded(7)) : Kind::Match;
    switch (node->kind) {
    case Kind::All:
        break;
    case Kind::And:
    case Kind::Or:
        for (int i = random.bounded(2, 4); i > 0; --i)
            node->children.push_back(randomTree(random, depth - 1));
        break;
    case Kind::Nested:
        node->field = randomField(random);
        [[fallthrough]];
    case Kind::Not:
        node->children.push_back(randomTree(random, depth - 1));
        break;
    case Kind::Range:
        node->field = randomField(random);
        node->comparison = static_cast<Comparison>(random.bounded(4));
        do {
            node->value = randomLiteral(random);
        } while (node->value.hasStar || node->value.form == KqlLiteral::Form::Regex);
        break;
    case Kind::Match:
        if (random.bounded(3) > 0)
            node->field = randomField(random);
        do {
            node->value = randomLiteral(random);
        } while (!node->field && node->value.isOnlyStar());
        break;
    }
    return node;
}

} // namespace

class TestKql : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void reportsErrors_data();
    void reportsErrors();
    void matches_data();
    void matches();
    void readsTimesInTheZone();
    void hints_data();
    void hints();
    void termsRoundTrip_data();
    void termsRoundTrip();
    void joinsFilters_data();
    void joinsFilters();
    void printedTreesParseEqual();
    void survivesAnyBytes();
    void survivesHugeTexts_data();
    void survivesHugeTexts();
    void limitsDepth();
    void limitsLength();
    void limitsFieldNames();

private:
    static QString rows(const QString &kql, const KqlOptions &options = {});
};

QString TestKql::rows(const QString &kql, const KqlOptions &options)
{
    const auto filter = parseKql(kql.toStdString(), options);
    if (!filter)
        return QStringLiteral("error: ") + filter.error().message;
    static const SnapshotPtr snapshot = test::memorySnapshot(kLines);
    const auto result =
        CompiledFilter(filter->expression).evaluate(*snapshot, allRows(*snapshot, RowKind::Events));
    QString found;
    for (Row row = 0; row < snapshot->eventCount(); ++row) {
        if (result->matched.test(row))
            found += QString::fromStdString(snapshot->auditId(row));
    }
    return found;
}

void TestKql::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed"); // printKql(), which writes value lists out
    const auto row = [](const char *text, const char *printed) {
        QTest::newRow(*text != 0 ? text : "(empty)")
            << QString::fromUtf8(text) << QString::fromUtf8(printed);
    };
    row("", "*");
    row(" \t\r\n", "*");
    row("*", "*");
    row("*:*", "*: *");
    row("a:b", "a: b");
    row("a:\"b c\"", "a: \"b c\"");
    row("a: b c", "a: b\\u0020c");
    row("a:  b  ", "a: b");
    row("a:(b or c)", "a: b or a: c");
    row("a:(b or not c)", "a: b or not a: c");
    row("a:(b and c or d)", "(a: b and a: c) or a: d");
    row("a:((b or c) and not (d))", "(a: b or a: c) and not a: d");
    row("not a:b and c:d", "not a: b and c: d");
    row("a:b or c:d and e:f", "a: b or (c: d and e: f)");
    row("(a:b or c:d) and e:f", "(a: b or c: d) and e: f");
    row("not (a or b)", "not (a or b)");
    row("a >= 400", "a >= 400");
    row("a<5 and b>\"x y\" or c<=1", "(a < 5 and b > \"x y\") or c <= 1");
    row("a:*", "a: *");
    row("not a:*", "not a: *");
    row("a:{b:c and d:e}", "a: { b: c and d: e }");
    row("a:{ b:{ c:d } or e }", "a: { b: { c: d } or e }");
    row("a.*:x", "a.*: x");
    row("a:\"\\\"q\\\"\"", "a: \"\\\"q\\\"\"");
    row("a:x\\:y", "a: x\\:y");
    row("a:\\or", "a: \\or");
    row("\\not", "\\not");
    row("a:not", "a: \\not");
    row("a:or", "a: \\or");
    row("\"or\"", "\"or\"");
    row("a:order", "a: order");
    row("a:android OR b:notes AND nothing", "a: android or (b: notes and nothing)");
    row("a:true", "a: true");
    row("a:\"true\"", "a: \"true\"");
    row("a:400*", "a: 400*");
    row("a:\"400*\"", "a: \"400*\"");
    row("a:b\\*c", "a: b\\*c");
    row("a:\\u0041\\t", "a: A\\u0009");
    row("a:\"\\ud83d\\udc33\"", "a: \"\xf0\x9f\x90\xb3\"");
    row("a:\"\\ud83d\"", "a: \"\xef\xbf\xbd\"");
    row("a:b\xc2\xa0or\xc2\xa0"
        "c",
        "a: b or c");
    row("a\xc2\xa0:\xc2\xa0"
        "b",
        "a: b");
    row("a:b aNd c:d", "a: b and c: d");
    row("not(a:b)", "not a: b");
    row("-a:b", "not a: b");
    row("-a > 5 or -b", "not a > 5 or \\u002db");
    row("a = b", "a: b");
    row("a == \"b\"", "a: \"b\"");
    row("a != b", "not a: b");
    row("a!=(b or c)", "not (a: b or a: c)");
    row("a in (b, c or \"d,e\")", "a: b or a: c or a: \"d,e\"");
    row("a IN (b) and c:d", "a: b and c: d");
    row("a:(b,c)", "a: b\\u002cc");
    row("command=ls", "command\\u003dls");
    row("a:/x y(z|:)/", "a: /x y(z|:)/");
    row("a:/x\\/y/i or b", "a: /x\\/y/i or b");
    row("a:/api/v1", "a: \\u002fapi/v1");
    row("a:/x and b:/", "a: \\u002fx and b: \\u002f");
    row("annotations.\"authorization.k8s.io/decision\":forbid",
        "annotations.authorization.k8s.io/decision: forbid");
    row("\"a:b\":c", "\"a:b\": c");
    row("a:b and *", "a: b and *");
    QTest::newRow("64 parentheses") << QString(QStringLiteral("(")).repeated(64)
            + QStringLiteral("a") + QString(QStringLiteral(")")).repeated(64)
                                    << QStringLiteral("a");
}

void TestKql::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    const auto tree = parseKqlTree(text.toStdString());
    QVERIFY2(tree, tree ? "" : qPrintable(tree.error().message));
    // A plain word is printed plainly; what has to be escaped may be so in more than one way.
    const auto expected = parseKqlTree(printed.toStdString());
    QVERIFY2(expected, qPrintable(printed));
    QVERIFY2(sameKql(**tree, **expected), printKql(**tree).c_str());
    const auto again = parseKqlTree(printKql(**tree));
    QVERIFY2(again, printKql(**tree).c_str());
    QVERIFY(sameKql(**tree, **again));
    QVERIFY(parseKql(text.toStdString()));
}

void TestKql::reportsErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *text, int offset) {
        QTest::newRow(text) << QString::fromUtf8(text) << offset;
    };
    row("(", 1);
    row("(a:b", 0);
    row("a:b)", 3);
    row("a:(b", 2);
    row("a:{b:c", 2);
    row("a:b}", 3);
    row("()", 1);
    row("a:b and", 7);
    row("a:b and ", 8);
    row("a:b or)", 6);
    row("a and or b", 6);
    row("a:(b or)", 7);
    row("a:", 2);
    row("a: ", 3);
    row(":b", 0);
    row("a: >5", 3);
    row("> 5", 0);
    row("a >", 3);
    row("a > 4*", 4);
    row("not not a", 4);
    row("a:b not c:d", 4);
    row("a:\"b", 2);
    row("a:b\\d", 3);
    row("a:\"b\\d\"", 4);
    row("user: system:anonymous", 12);
    row("a:b \"c\"", 4);
    row("a:not b", 2);
    row("\"a\" \"b\"", 4);
    row("a:/(/", 2);
    row("code >= abc", 8);
    row("time > yesterday", 7);
    row("time: 2026-13-01", 6);
    row("peer > x", 7);
    row("dur > 5x", 6);
    row("a.*:{b:c}", 0);
}

void TestKql::reportsErrors()
{
    QFETCH(QString, text);
    QFETCH(int, offset);
    const auto filter = parseKql(text.toStdString());
    QVERIFY(!filter);
    QVERIFY(!filter.error().message.isEmpty());
    QCOMPARE(static_cast<int>(filter.error().offset), offset);
    QVERIFY(filter.error().offset + filter.error().length <= text.toStdString().size());
}

void TestKql::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rowsFound");
    const auto row = [](const char *text, const char *found) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(found);
    };
    row("*", "ABCD");
    row("*:*", "ABCD");
    row("verb: create", "BC");
    row("verb: Create", "");
    row("verb: CREATE*", "BC");
    row("verb: (get or list)", "AD");
    row("not verb: (get or list)", "BC");
    row("user: \"b c\"", "D");
    row("user: b c", "D");
    row("user: system\\:serviceaccount\\:ci\\:deployer", "B");
    row("user: *:ci:*", "error");
    row("user: *\\:ci\\:*", "B");
    row("user: \"*\"", "");
    row("name: web*", "AB");
    row("name: web-1", "A");
    row("res: pods/exec", "B");
    row("resource: pods", "AC");
    row("objectRef.resource: pods", "ABC");
    row("group: (dev and ops)", "A");
    row("group: (dev and not ops)", "");
    row("sub: *", "B");
    row("not ns: *", "D");
    row("ns: null", "D");
    row("code: 4*", "B");
    row("code >= 201", "BC");
    row("not code >= 201", "AD");
    row("code: 200", "A");
    row("code in (200, 403)", "AB");
    row("code != 200", "BCD");
    row("-verb: create", "AD");
    row("ip: 10.0.0.0/8", "A");
    row("ip: \"2001:db8::/32\"", "B");
    row("ip: \"2001:0DB8:0::1\"", "B");
    row("peer: 192.168.0.9", "");
    row("peer >= 10.1.2.3 and peer < 10.1.2.4", "A");
    row("user: /^(alice|bob)$/", "AC");
    row("user: /ALICE/i", "A");
    row("user: /ALICE/", "");
    row("annotations.\"authorization.k8s.io/decision\": forbid", "B");
    row("annotations.authorization.k8s.io/decision: allow", "A");
    row("annotations.*: forbid", "B");
    row("user.*name: alice", "A");
    row("requestObject.spec.hostPID: true", "C");
    row("requestObject.spec.nodeName: \"\"", "C");
    row("requestObject.spec.nodeName: *", "C");
    row("requestObject.spec.containers.name: x and requestObject.spec.containers.privileged: true",
        "C");
    row("requestObject.spec.containers:{ name: x and privileged: true }", "");
    row("requestObject.spec.containers:{ name: y and privileged: true }", "C");
    row("user:{ username: bob }", "C");
    row("time: 2026-11-23", "AB");
    row("time: 2026-11-23T09", "A");
    row("time: \"2026-11-23T09:30\"", "A");
    row("time: \"2026-11-23T09:30:00Z\"", "A");
    row("time: \"2026-11-23T10:30:00+01:00\"", "A");
    row("time > 2026-11-23", "CD");
    row("time >= 2026-11-23", "ABCD");
    row("time <= 2026-11-23", "AB");
    row("time < 2026-11-24", "AB");
    row("time > \"2026-11-23T23:59:59.999998Z\"", "BCD");
    row("time >= 2026-11-23||+1d", "CD");
    row("time: 2026-11-24||/M", "ABCD");
    row("time < 2026-11-24||-14h", "A");
    row("time < now-2w and time > now-5000y", "error");
    row("time > 1999 and time <= 2026", "ABCD");
    row("dur >= 500", "AB");
    row("dur > 1s", "B");
    row("dur: 0.1", "C");
    row("forbidden", "B");
    row("FORBIDDEN", "B");
    row("\"forbidden: \\\"x\\\"\"", "B");
    row("kube*1.34", "A");
    row("command*cat", "B");
    row("cat*command", "");
    row("*alice*", "A");
    row("/^web-[0-9]$/", "A");
    row("hostPID and privileged", "C");
    row("open: false and dryrun: false and truncated: false", "ABCD");
    row("open: true", "");
}

void TestKql::matches()
{
    QFETCH(QString, text);
    QFETCH(QString, rowsFound);
    const QString found = rows(text);
    if (rowsFound == QStringLiteral("error"))
        QVERIFY2(found.startsWith(QStringLiteral("error")), qPrintable(found));
    else
        QCOMPARE(found, rowsFound);
}

void TestKql::readsTimesInTheZone()
{
    const KqlOptions berlin {TimeFormat(QTimeZone("Europe/Berlin"))}; // UTC+1 in November
    QCOMPARE(rows(QStringLiteral("time: 2026-11-23"), berlin), QStringLiteral("A"));
    QCOMPARE(rows(QStringLiteral("time >= \"2026-11-24 00:59:59.5\""), berlin),
             QStringLiteral("BCD"));
    QCOMPARE(rows(QStringLiteral("time: \"2026-11-23T09:30:00Z\""), berlin), QStringLiteral("A"));
}

void TestKql::hints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("replacement"); // of the first hint; "-": no hint
    const auto row = [](const char *text, const char *replacement) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(replacement);
    };
    row("verb: get", "-");
    row("verb: get list", "verb: (get or list)");
    row("verb:\"get list\"", "-");
    row("ns: x and code: 401 403 and ns: y", "ns: x and code: (401 or 403) and ns: y");
    row("class: service account", "-");
    row("class: human node", "class: (human or node)");
    row("outcome: deny", "-x");
    row("outcome: Denied", "outcome: \"denied\"");
    row("username: x", "user.username: x");
    row("ver: get", "verb: get");
    row("wholly.unknown: x", "");
    row("requestObject.spec.x: y", "-");
    row("requestObject.spec:{ nonsense: y }", "-");
    row("ua: curl", "ua: *curl*");
    row("verb=get", "verb: get");
    row("two words", "(two and words)");
    row("uri: /healthz/", "uri: \"/healthz/\"");
    row("open: yes", "");
}

void TestKql::hints()
{
    QFETCH(QString, text);
    QFETCH(QString, replacement);
    const auto filter = parseKql(text.toStdString());
    QVERIFY(filter);
    if (replacement == QStringLiteral("-")) {
        QVERIFY(filter->hints.empty());
        return;
    }
    QCOMPARE(filter->hints.size(), std::size_t {1});
    QVERIFY(!filter->hints.front().message.isEmpty());
    if (replacement != QStringLiteral("-x"))
        QCOMPARE(filter->hints.front().replacement, replacement);
    if (!filter->hints.front().replacement.isEmpty())
        QVERIFY(parseKql(filter->hints.front().replacement.toStdString()));
}

void TestKql::termsRoundTrip_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value :
         {"alice", "system:serviceaccount:ci:deployer", "a \"b\" \\ c", "*", "or", "a\tb\nc\r",
          "true", "null", "\xc3\xa4\xc2\xa0", "\x01\x1f", "/x/", "(a or b)", "-x", "{a:b}"})
        QTest::newRow(value) << QString::fromUtf8(value);
}

void TestKql::termsRoundTrip()
{
    QFETCH(QString, value);
    const std::string utf8 = value.toStdString();
    const auto tree = parseKqlTree(kqlTerm(FieldId::Username, utf8, false).toStdString());
    QVERIFY(tree);
    QCOMPARE((*tree)->kind, KqlNode::Kind::Match);
    QCOMPARE((*tree)->field->text, std::string("user.username"));
    QCOMPARE((*tree)->value.form, KqlLiteral::Form::Quoted);
    QCOMPARE((*tree)->value.text, utf8);
    const auto excluded = parseKqlTree(kqlTerm(FieldId::Username, utf8, true).toStdString());
    QVERIFY(excluded);
    QCOMPARE((*excluded)->kind, KqlNode::Kind::Not);
    QVERIFY(sameKql(*(*excluded)->children.front(), **tree));

    for (const FieldInfo &field : fieldCatalogue()) {
        const auto term = parseKqlTree(kqlTerm(field.id, {}, false).toStdString());
        QVERIFY(term);
        QCOMPARE((*term)->kind, KqlNode::Kind::Not);
        const FieldInfo *found = findField((*term)->children.front()->field->text);
        QVERIFY(found != nullptr && found->id == field.id);
    }
    QCOMPARE(kqlTerm(FieldId::Namespace, {}, false), QStringLiteral("not objectRef.namespace: *"));
    QCOMPARE(kqlTerm(FieldId::Namespace, {}, true), QStringLiteral("objectRef.namespace: *"));
}

void TestKql::joinsFilters_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("both");
    const auto row = [](const char *a, const char *b, const char *both) {
        QTest::addRow("%s + %s", a, b)
            << QString::fromUtf8(a) << QString::fromUtf8(b) << QString::fromUtf8(both);
    };
    row("", "", "");
    row(" ", "a:b", "a:b");
    row("a:b", "", "a:b");
    row("a:b", "c:d", "a:b and c:d");
    row("a:b and c", "not d:e", "a:b and c and not d:e");
    row("a:b or c", "d", "(a:b or c) and d");
    row("a:(b or c)", "d", "(a:(b or c)) and d");
    row("a", "b or c", "a and (b or c)");
    row("(a or b) or c", "d", "((a or b) or c) and d");
    row("a:{b or c}", "d", "a:{b or c} and d");
    row("a:(broken", "d", "(a:(broken) and d");
}

void TestKql::joinsFilters()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(QString, both);
    QCOMPARE(kqlAnd(a, b), both);
}

void TestKql::printedTreesParseEqual()
{
    QRandomGenerator random(20261123);
    for (int i = 0; i < 20'000; ++i) {
        const KqlNodePtr tree = randomTree(random, 4);
        const std::string text = printKql(*tree);
        const auto again = parseKqlTree(text);
        QVERIFY2(again,
                 (text + " : " + (again ? "" : again.error().message.toStdString())).c_str());
        QVERIFY2(sameKql(*tree, **again), (text + "\n" + printKql(**again)).c_str());
    }
}

void TestKql::survivesAnyBytes()
{
    QRandomGenerator random(7);
    static const std::vector<std::string> kPieces {
        "(",   ")",    "{",    "}",     ":",    "\"",   "\\", " or ", " and ", "not ",
        "*",   "<=",   ">",    " in (", "a",    "time", "ip", "/",    "=",     "!=",
        "\\u", "d83d", "\xc2", "\xa0",  "\xff", ",",    "-",  "now"};
    for (int i = 0; i < 50'000; ++i) {
        std::string text;
        for (int n = random.bounded(30); n > 0; --n) {
            if (random.bounded(4) == 0)
                text += static_cast<char>(random.bounded(256));
            else
                text += kPieces[random.bounded(quint32(kPieces.size()))];
        }
        const auto filter = parseKql(text);
        if (filter)
            QVERIFY(filter->expression != nullptr);
        else
            QVERIFY2(filter.error().offset + filter.error().length <= text.size(), text.c_str());
    }
}

void TestKql::survivesHugeTexts_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece : {"(",
                              " ",
                              "a ",
                              "a or ",
                              "not ",
                              "a:(",
                              "a:{",
                              "\"",
                              "\\",
                              "/",
                              "/ a",
                              "-",
                              "-a",
                              "a:b and ",
                              "a.\"b\".",
                              "*",
                              "a*",
                              " in (",
                              "a in (b,",
                              "a:/x ",
                              "(a or b) and ",
                              "username:x or ",
                              "\"b\".a"})
        QTest::newRow(piece) << QByteArray(piece);
}

void TestKql::survivesHugeTexts()
{
    QFETCH(QByteArray, piece);
    const QByteArray text =
        piece.repeated(static_cast<qsizetype>(kMaximumKqlLength) / piece.size());
    QElapsedTimer clock;
    clock.start();
    const auto filter = parseKql(text.toStdString());
    qInfo("%lld ms, %s", clock.elapsed(),
          filter ? "valid" : qPrintable(filter.error().message.left(60)));
    if (filter)
        QVERIFY(filter->hints.size() <= 5);
    else
        QVERIFY(filter.error().offset <= static_cast<std::size_t>(text.size()));
}

void TestKql::limitsDepth()
{
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '(') + 'a'
            + std::string(static_cast<std::size_t>(depth), ')');
    };
    QVERIFY(parseKql(nested(kMaximumKqlDepth)));
    const auto filter = parseKql(nested(kMaximumKqlDepth + 1));
    QVERIFY(!filter);
    QCOMPARE(filter.error().offset, static_cast<std::size_t>(kMaximumKqlDepth));
}

void TestKql::limitsLength()
{
    QVERIFY(parseKql(std::string(kMaximumKqlLength, 'a')));
    const auto filter = parseKql(std::string(kMaximumKqlLength + 1, 'a'));
    QVERIFY(!filter);
    QCOMPARE(filter.error().offset, kMaximumKqlLength);
    QCOMPARE(filter.error().length, std::size_t {1});
}

void TestKql::limitsFieldNames()
{
    QVERIFY(parseKql(std::string(kMaximumKqlFieldLength, 'a') + ":b"));
    QVERIFY(!parseKql(std::string(kMaximumKqlFieldLength + 1, 'a') + ":b"));
    QVERIFY(!parseKql(std::string(kMaximumKqlFieldLength + 1, 'a') + " != b"));
}

QTEST_GUILESS_MAIN(TestKql)
#include "tst_kql.moc"
