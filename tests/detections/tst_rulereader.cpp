// SPDX-License-Identifier: Apache-2.0
#include "detections/ruledocument.h"
#include "detections/ruletags.h"
#include "detections/yamlreader.h"
#include "detections/yamlvalues.h"

#include <QTest>

using namespace kubewake;

Q_DECLARE_METATYPE(std::optional<std::int64_t>)

namespace {

RuleResult<RuleDocument> readOne(const QByteArray &yaml)
{
    const YamlDocuments documents = readYaml(yaml.toStdString());
    if (documents.problem || documents.documents.size() != 1)
        qFatal("the test's YAML is broken");
    return RuleDocument::read(documents.documents.front(), "file.yml", {});
}

const QByteArray kHead = "title: T\nlogsource: {product: kubernetes, service: audit}\n";
const QByteArray kBody = "detection: {s: {verb: get}, condition: s}\n";

QByteArray repeated(const QByteArray &text, std::size_t count)
{
    return text.repeated(static_cast<qsizetype>(count));
}

} // namespace

class RuleReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsLinesKindsAndQuotes()
    {
        const YamlDocuments yaml = readYaml("# c\na: 1\nb: '1'\nc:\n  - x\n  -\n---\n\nd: ~\n");
        QVERIFY(!yaml.problem);
        QCOMPARE(yaml.documents.size(), 2U);
        const YamlNode &first = yaml.documents[0];
        QVERIFY(first.find("a")->plain);
        QVERIFY(!first.find("b")->plain);
        QCOMPARE(first.find("b")->line, 3);
        QCOMPARE(first.find("c")->items.size(), 2U);
        QCOMPARE(first.find("c")->items[0].line, 5);
        QVERIFY(first.find("c")->items[1].isNull());
        QVERIFY(yaml.documents[1].find("d")->isNull());
        QCOMPARE(yaml.documents[1].find("d")->line, 9);
        QVERIFY(first.find("e") == nullptr);
    }

    void refusesBombs_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("message");

        QTest::newRow("alias") << QByteArray("a: &x [1]\nb: *x\n") << 2 << "alias";
        QTest::newRow("billion laughs")
            << QByteArray("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n") << 2 << "alias";
        QTest::newRow("merge key") << QByteArray("a: &a {x: 1}\nb: {<<: *a}\n") << 2 << "alias";
        QTest::newRow("depth") << repeated("[", kMaximumYamlDepth + 1)
                + repeated("]", kMaximumYamlDepth + 1)
                               << 1 << "levels deep";
        // The parser takes an endless bracket for a key; what counts is that it ends.
        QTest::newRow("very deep") << repeated("[", 100'000) << 1 << "";
        QTest::newRow("deep maps") << repeated("{a: ", 100'000) << 1 << "";
        QTest::newRow("list length")
            << "[" + repeated("a,", kMaximumYamlListLength + 1) + "]" << 1 << "entries";
        QTest::newRow("documents")
            << repeated("---\na: 1\n", kMaximumYamlDocuments + 1)
            << static_cast<int>(2 * kMaximumYamlDocuments + 2) << "documents";
        QTest::newRow("nodes") << repeated("- [" + repeated("1,", 9'999) + "]\n", 21) << 20
                               << "values";
        QTest::newRow("size") << repeated("#", kMaximumRuleFileBytes + 1) << 0 << "larger";
        QTest::newRow("duplicate key") << QByteArray("a: 1\nb: 2\na: 3\n") << 3 << "twice";
        QTest::newRow("map as key") << QByteArray("{a: 1}: 2\n") << 1 << "key";
        QTest::newRow("null as key") << QByteArray("~: 2\n") << 1 << "key";
        QTest::newRow("no YAML") << QByteArray("a: [1\nb: }") << 2 << "no YAML";
        QTest::newRow("tab") << QByteArray("a:\n\t- b\n") << 2 << "no YAML";
    }

    void refusesBombs()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        QFETCH(QString, message);
        const YamlDocuments documents = readYaml(yaml.toStdString());
        QVERIFY(documents.problem.has_value());
        QCOMPARE(documents.problem->line, line);
        QVERIFY2(documents.problem->message.find(message.toStdString()) != std::string::npos,
                 documents.problem->message.c_str());
    }

    void acceptsTheLimits()
    {
        const auto fine = [](const QByteArray &yaml) {
            return !readYaml(yaml.toStdString()).problem.has_value();
        };
        QVERIFY(fine(repeated("[", kMaximumYamlDepth) + repeated("]", kMaximumYamlDepth)));
        QVERIFY(fine("[" + repeated("a,", kMaximumYamlListLength) + "]"));
        QVERIFY(fine(repeated("---\na: 1\n", kMaximumYamlDocuments)));
        QVERIFY(fine(repeated("#", kMaximumRuleFileBytes)));
    }

    void keepsDocumentsBeforeAProblem()
    {
        const YamlDocuments yaml = readYaml("a: 1\n---\nb: [\n");
        QCOMPARE(yaml.documents.size(), 1U);
        QVERIFY(yaml.problem.has_value());
    }

    void survivesAnyBytes()
    {
        constexpr char kBytes[] = "-: {}[]&*!|>'\"%@`\n\t a0\xff\xc3?,#~"; // and the NUL behind
        quint32 seed = 7;
        for (int round = 0; round < 500; ++round) {
            std::string bytes;
            for (int i = 0; i < 60; ++i) {
                seed = seed * 1664525U + 1013904223U;
                bytes += kBytes[(seed >> 24) % sizeof kBytes];
            }
            const YamlDocuments yaml = readYaml(bytes);
            QVERIFY(yaml.problem || yaml.documents.size() <= bytes.size());
        }
    }

    void readsWhatTheResponderReads()
    {
        const auto document = readOne(kHead
                                      + "id: 0e95725d-7320-415d-80f7-004da920fc11\nname: by_name\n"
                                        "level: critical\ndescription: D\nreferences: [r1, r2]\n"
                                        "falsepositives: one\nregression: {custom: 1}\n"
                                        "tags: [attack.t1552.007, attack.credential-access, "
                                        "attack.privilege_escalation, attack.g0016, cve.2020-1]\n"
                                        "kubewake:\n  why: W\n  investigation: [i1, i2]\n"
                                        "  remediation: [m]\n  cis: ['5.1.4', 5.2.2]\n"
                                        "  entity: peer\n  window: 90m\n"
                                        "  requires: [known_networks]\n"
                                      + kBody);
        QVERIFY2(document, document ? "" : document.error().message.c_str());
        const RuleInfo &info = *document->info;
        using Texts = std::vector<std::string>;
        QCOMPARE(info.title, std::string("T"));
        QCOMPARE(info.id, std::string("0e95725d-7320-415d-80f7-004da920fc11"));
        QCOMPARE(info.severity, Severity::Critical);
        QCOMPARE(info.description, std::string("D"));
        QCOMPARE(info.references, (Texts {"r1", "r2"}));
        QCOMPARE(info.falsePositives, (Texts {"one"}));
        QCOMPARE(info.attack, (Texts {"T1552.007"}));
        QCOMPARE(info.tactics, (Texts {"credential-access", "privilege-escalation"}));
        QCOMPARE(info.whyItMatters, std::string("W"));
        QCOMPARE(info.investigation, (Texts {"i1", "i2"}));
        QCOMPARE(info.remediation, (Texts {"m"}));
        QCOMPARE(info.cis, (Texts {"5.1.4", "5.2.2"}));
        QCOMPARE(info.sourceFile, std::string("file.yml"));
        QCOMPARE(document->name, std::string("by_name"));
        QCOMPARE(document->entity, std::optional(FieldId::Peer));
        QCOMPARE(document->window, std::int64_t {5'400'000'000});
        QCOMPARE(document->requiredSettings, (Texts {"known_networks"}));
    }

    void givesRulesWithoutIdAStableOne()
    {
        const auto first = readOne(kHead + kBody);
        const auto second = readOne("# moved\n" + kHead + kBody);
        QCOMPARE(first->info->id.size(), 36U);
        QCOMPARE(first->info->id, second->info->id);
        QCOMPARE(first->info->severity, Severity::Medium);
        QCOMPARE(first->window, RuleDocument::kStandardWindow);
    }

    void refusesDocuments_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("message");

        const QByteArray source = "logsource: {product: kubernetes, service: audit}\n";
        QTest::newRow("list") << QByteArray("- a\n") << 1 << "not a map";
        QTest::newRow("no title") << source + kBody << 1 << "no `title`";
        QTest::newRow("no detection") << kHead << 1 << "neither `detection`";
        QTest::newRow("two kinds") << kHead + kBody + "correlation: {type: event_count}\n"
                                   << 1 << "at once";
        QTest::newRow("detection is a list") << kHead + "detection: [a]\n"
                                             << 3 << "`detection` is not a map";
        QTest::newRow("no logsource") << "title: T\n" + kBody << 1 << "no `logsource`";
        QTest::newRow("other product")
            << "title: T\nlogsource: {product: windows}\n" + kBody << 2 << "not for Kubernetes";
        QTest::newRow("other service")
            << "title: T\nlogsource: {product: kubernetes, service: kubelet}\n" + kBody << 2
            << "not for Kubernetes";
        QTest::newRow("other category") << "title: T\nlogsource: {category: process_creation}\n"
                + kBody << 2 << "not for Kubernetes";
        QTest::newRow("level") << kHead + "level: urgent\n" + kBody << 3 << "no Sigma level";
        QTest::newRow("taxonomy") << kHead + "taxonomy: ecs\n" + kBody << 3 << "taxonomy";
        QTest::newRow("title is a map") << "title: {a: b}\n" + source + kBody << 1 << "not a text";
        QTest::newRow("tags") << kHead + "tags: {a: b}\n" + kBody << 3 << "list of texts";
        QTest::newRow("generate") << kHead + "generate: maybe\n" + kBody << 3 << "neither true";
        QTest::newRow("unknown key")
            << kHead + "kubewake:\n  wy: typo\n" + kBody << 4 << "no key `wy`";
        QTest::newRow("kubewake text") << kHead + "kubewake: text\n" + kBody << 3 << "not a map";
        QTest::newRow("window") << kHead + "kubewake: {window: 1w}\n" + kBody << 3 << "time span";
        QTest::newRow("entity") << kHead + "kubewake: {entity: requestObject.spec}\n" + kBody << 3
                                << "cannot be grouped";
        QTest::newRow("entity without column")
            << kHead + "kubewake: {entity: annotations}\n" + kBody << 3 << "cannot be grouped";
        QTest::newRow("requires") << kHead + "kubewake: {requires: [nets%]}\n" + kBody << 3
                                  << "`requires` names lists";
    }

    void refusesDocuments()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        QFETCH(QString, message);
        const auto document = readOne(yaml);
        QVERIFY(!document);
        QCOMPARE(document.error().line, line);
        QVERIFY2(document.error().message.find(message.toStdString()) != std::string::npos,
                 document.error().message.c_str());
    }

    void acceptsEverySpellingOfTheLogSource_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("both") << QByteArray("{product: kubernetes, service: audit}");
        QTest::newRow("category") << QByteArray(
            "{category: application, product: kubernetes, service: audit}");
        QTest::newRow("product") << QByteArray("{product: kubernetes}");
        QTest::newRow("service") << QByteArray("{service: audit, definition: any text}");
    }

    void acceptsEverySpellingOfTheLogSource()
    {
        QFETCH(QByteArray, source);
        QVERIFY(readOne("title: T\nlogsource: " + source + "\n" + kBody).has_value());
    }

    void readsTimespans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("microseconds"); // 0: refused
        QTest::newRow("s") << "30s" << qint64 {30'000'000};
        QTest::newRow("m") << "5m" << qint64 {300'000'000};
        QTest::newRow("h") << "1h" << qint64 {3'600'000'000};
        QTest::newRow("d") << "7d" << qint64 {604'800'000'000};
        QTest::newRow("longest") << "3660d" << qint64 {316'224'000'000'000};
        for (const char *wrong : {"", "s", "1", "1H", "1h30m", "-1s", "0s", "1.5h", "1 h", "1w",
                                  "3661d", "99999999999999999999s"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << qint64 {0};
    }

    void readsTimespans()
    {
        QFETCH(QString, text);
        QFETCH(qint64, microseconds);
        QCOMPARE(timespanOf(text.toStdString()).value_or(0), microseconds);
    }
};

QTEST_GUILESS_MAIN(RuleReaderTest)
#include "tst_rulereader.moc"
