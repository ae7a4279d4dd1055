// SPDX-License-Identifier: Apache-2.0
#include "model/audit/computedfields.h"
#include "model/query/kqlcompletion.h"

#include "model/query/kql.h"
#include "model/query/kqlparser.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kubewake;
using Kind = KqlCompletion::Kind;

class TestKqlCompletion : public QObject
{
    Q_OBJECT

private slots:
    void knowsThePlace_data();
    void knowsThePlace();
    void offersFields();
    void offersClosedVocabularies();
    void candidatesMakeValidFilters();
    void valuesAreQuotedWhereNeeded_data();
    void valuesAreQuotedWhereNeeded();
    void survivesAnyText();
};

void TestKqlCompletion::knowsThePlace_data()
{
    QTest::addColumn<QString>("text"); // '|' is the cursor
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("replaced");
    const auto row = [](const char *text, Kind kind, const char *field, const char *prefix,
                        const char *replaced) {
        QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(kind)
                            << QString::fromUtf8(field) << QString::fromUtf8(prefix)
                            << QString::fromUtf8(replaced);
    };
    row("|", Kind::Field, "", "", "");
    row("ve|", Kind::Field, "", "ve", "ve");
    row("ve|rb: x", Kind::Field, "", "ve", "verb");
    row("-ve|", Kind::Field, "", "ve", "ve");
    row("not ve|", Kind::Field, "", "ve", "ve");
    row("(ve|", Kind::Field, "", "ve", "ve");
    row("verb |", Kind::Operator, "", "", "");
    row("verb:|", Kind::Value, "verb", "", "");
    row("verb: |", Kind::Value, "verb", "", "");
    row("verb: de|", Kind::Value, "verb", "de", "de");
    row("ns: kube-s|ys and x", Kind::Value, "objectRef.namespace", "kube-s", "kube-sys");
    row("user: \"system:an|", Kind::Value, "user.username", "system:an", "\"system:an");
    row("user: \"system:an|\"", Kind::Value, "user.username", "system:an", "\"system:an\"");
    row("user: \"a\\\"b|", Kind::Value, "user.username", "a\"b", "\"a\\\"b");
    row("verb: (get or |", Kind::Value, "verb", "", "");
    row("verb: (get or not li|)", Kind::Value, "verb", "li", "li");
    row("verb: (get or list) |", Kind::Operator, "", "", "");
    row("verb: (get or list) and na|", Kind::Field, "", "na", "na");
    row("verb: get |", Kind::Operator, "", "", "");
    row("verb: get an|", Kind::Operator, "", "an", "an");
    row("verb: get or |", Kind::Field, "", "", "");
    row("code >= |", Kind::Value, "responseStatus.code", "", "");
    row("code >=|", Kind::Value, "responseStatus.code", "", "");
    row("code < 4|", Kind::Value, "responseStatus.code", "4", "4");
    row("verb != |", Kind::Value, "verb", "", "");
    row("verb in (get, |", Kind::Value, "verb", "", "");
    row("verb in (|", Kind::Value, "verb", "", "");
    row("requestObject.spec.x: |", Kind::Value, "", "", "");
    row("requestObject.rules:{ ve|", Kind::Field, "", "ve", "ve");
    row("requestObject.rules:{ verbs: (|", Kind::Value, "", "", "");
    row("requestObject.rules:{ verbs: get } and verb: |", Kind::Value, "verb", "", "");
    row("\xc3\xa4 and verb: g|", Kind::Value, "verb", "g", "g");
}

void TestKqlCompletion::knowsThePlace()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(QString, field);
    QFETCH(QString, prefix);
    QFETCH(QString, replaced);
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    const KqlCompletion completion = completeKql(text, cursor);
    QCOMPARE(static_cast<int>(completion.kind), kind);
    QCOMPARE(completion.prefix, prefix);
    QCOMPARE(text.mid(completion.replaceFrom, completion.replaceLength), replaced);
    QCOMPARE(completion.field.has_value(), !field.isEmpty());
    if (completion.field)
        QCOMPARE(std::string(fieldInfo(*completion.field).path), field.toStdString());
}

void TestKqlCompletion::offersFields()
{
    QCOMPARE(completeKql({}, 0).candidates.size(), kFieldCount + computedFields().size());
    const auto computed = completeKql(QStringLiteral("CSR.subject.o"), 13);
    QCOMPARE(computed.candidates.size(), std::size_t {1});
    QCOMPARE(computed.candidates.front().text, QStringLiteral("csr.subject.organization: "));
    QVERIFY(!computed.candidates.front().description.isEmpty());
    const auto byAlias = completeKql(QStringLiteral("ns"), 2);
    QCOMPARE(byAlias.candidates.front().text, QStringLiteral("ns: "));
    QVERIFY(byAlias.candidates.front().description.contains(QStringLiteral("objectRef.namespace")));
    const auto byPath = completeKql(QStringLiteral("OBJECTREF.NAMES"), 15);
    QCOMPARE(byPath.candidates.size(), std::size_t {1});
    QCOMPARE(byPath.candidates.front().text, QStringLiteral("objectRef.namespace: "));
    QVERIFY(completeKql(QStringLiteral("a:{ ver"), 7).candidates.empty());
}

void TestKqlCompletion::offersClosedVocabularies()
{
    const auto texts = [](const QString &text) {
        QStringList found;
        for (const KqlCandidate &candidate : completeKql(text, text.size()).candidates)
            found.append(candidate.text);
        return found;
    };
    QCOMPARE(texts(QStringLiteral("open: ")),
             QStringList({QStringLiteral("true"), QStringLiteral("false")}));
    QCOMPARE(texts(QStringLiteral("class: serv")),
             QStringList {QStringLiteral("\"service account\"")});
    QCOMPARE(texts(QStringLiteral("outcome: de")), QStringList {QStringLiteral("denied")});
    QVERIFY(texts(QStringLiteral("ns: ")).isEmpty());
}

void TestKqlCompletion::candidatesMakeValidFilters()
{
    for (const KqlCandidate &field : completeKql({}, 0).candidates) {
        const QString filter = field.text + QLatin1Char('*');
        const auto tree = parseKqlTree(filter.toStdString());
        QVERIFY2(tree, qPrintable(filter));
        const std::string &name = (*tree)->field->text;
        QVERIFY2(findField(name) != nullptr || findComputedField(name) != nullptr,
                 qPrintable(filter));
    }
}

void TestKqlCompletion::valuesAreQuotedWhereNeeded_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *value, const char *written) {
        QTest::newRow(*value != 0 ? value : "(empty)")
            << QString::fromUtf8(value) << QString::fromUtf8(written);
    };
    row("kube-system", "kube-system");
    row("10.0.0.1", "10.0.0.1");
    row("system:anonymous", "\"system:anonymous\"");
    row("", "\"\"");
    row("OR", "\"OR\"");
    row("null", "\"null\"");
    row("a*", "\"a*\"");
    row("/x/", "\"/x/\"");
    row("a \"b\"", "\"a \\\"b\\\"\"");
}

void TestKqlCompletion::valuesAreQuotedWhereNeeded()
{
    QFETCH(QString, value);
    QFETCH(QString, written);
    QCOMPARE(kqlValue(value.toStdString()), written);
    const auto tree = parseKqlTree("user: " + written.toStdString());
    QVERIFY(tree);
    QCOMPARE((*tree)->value.text, value.toStdString());
    QVERIFY(!(*tree)->value.hasStar);
}

void TestKqlCompletion::survivesAnyText()
{
    QRandomGenerator random(3);
    const QString alphabet = QStringLiteral("a:(){}\"\\ <>*-or\u00a0\U0001F433");
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int n = random.bounded(20); n > 0; --n)
            text += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
        const qsizetype cursor = random.bounded(-2, static_cast<int>(text.size()) + 3);
        const KqlCompletion completion = completeKql(text, cursor);
        QVERIFY(completion.replaceFrom >= 0 && completion.replaceLength >= 0);
        QVERIFY(completion.replaceFrom + completion.replaceLength <= text.size());
    }
}

QTEST_GUILESS_MAIN(TestKqlCompletion)
#include "tst_kqlcompletion.moc"
