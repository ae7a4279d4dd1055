// SPDX-License-Identifier: Apache-2.0
#include "detections/datepart.h"
#include "detections/detection.h"
#include "detections/encodings.h"
#include "detections/sigmatext.h"
#include "tests/support/rules.h"
#include "tests/support/snapshots.h"

#include <QDateTime>
#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

// One event; each test asks whether a selection matches it.
const QByteArray kEvent =
    R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"RequestResponse","auditID":"a1",)"
    R"("stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/pods?x=-v","verb":"create",)"
    R"("user":{"username":"Alice","groups":["dev","system:masters"],"extra":{"note":[""]}},)"
    R"("sourceIPs":["10.1.2.3","2001:db8::7"],"userAgent":"curl/8.0 a*b c\\d",)"
    R"("objectRef":{"resource":"pods","namespace":"shop","name":"web","apiVersion":"v1"},)"
    R"("responseStatus":{"code":403},"requestReceivedTimestamp":"2026-11-23T09:00:00.000000Z",)"
    R"("requestObject":{"spec":{"hostNetwork":true,"nullish":null,"empty":"","none":[],"n":2.5,)"
    R"("text":"12 monkeys","owner":"alice","args":["powershell -enc aQBkAA==","x/y"],)"
    R"("blob":"xxZm9vYmFyYg==","containers":[{"image":"Nginx:1","ports":[80,443]},{"image":"evil"}]}},)"
    R"("annotations":{"authorization.k8s.io/decision":"allow"}})";

} // namespace

class ModifiersTest : public QObject
{
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QByteArray>("selection");
        QTest::addColumn<bool>("matches");
        addPlain();
        addTexts();
        addKinds();
        addEncodings();
        addKeywords();
        addDateParts();
    }

    void takesDatesApart()
    {
        for (QDate date(1899, 12, 20); date < QDate(2101, 1, 20); date = date.addDays(1)) {
            const QDateTime time(date, QTime(23, 59, 58, 999), Qt::UTC);
            const MicrosecondsUtc moment = time.toMSecsSinceEpoch() * 1000;
            QCOMPARE(datePartOf(DatePart::Week, moment), date.weekNumber());
            QCOMPARE(datePartOf(DatePart::Day, moment), date.day());
            QCOMPARE(datePartOf(DatePart::Month, moment), date.month());
            QCOMPARE(datePartOf(DatePart::Year, moment), date.year());
            QCOMPARE(datePartOf(DatePart::Hour, moment), 23);
            QCOMPARE(datePartOf(DatePart::Minute, moment), 59);
        }
    }

    void matches()
    {
        QFETCH(QByteArray, selection);
        QFETCH(bool, matches);
        DetectionSettings settings;
        settings.knownNetworks = {"10.0.0.0/8", "192.168.0.0/16"};
        const RuleSet rules =
            rulesOf(ruleWith("  s:\n    " + selection + "\n  condition: s\n"), settings);
        QVERIFY2(rules.errors().empty(),
                 rules.errors().empty() ? "" : rules.errors()[0].message.c_str());
        const auto result = detect(rules, snapshotFromJsonLines(kEvent));
        QCOMPARE(!result.signalList.empty(), matches);
        QCOMPARE(result.coverage[0].state, RuleCoverage::State::Evaluated);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("selection");
        QTest::addColumn<QString>("message");
        const auto add = [](const char *selection, const char *message) {
            QTest::newRow(selection) << QByteArray(selection) << QString::fromLatin1(message);
        };
        add("verb|unknown: x", "`unknown` is unknown");
        add("verb|contains|startswith: x", "cannot be combined");
        add("verb|contains|contains: x", "twice");
        add("verb|i: x", "after `re`");
        add("verb|all: x", "more than one value");
        add("verb|exists: maybe", "true or false");
        add("verb|exists|neq: true", "stands alone");
        add("verb|neq|all: [a, b]", "cannot be combined");
        add("verb|gt|neq: 1", "cannot be combined");
        add("verb|every|all: [a, b]", "cannot be combined");
        add("verb|every|neq: a", "cannot be combined");
        add("verb|every|fieldref: user.username", "cannot be combined");
        add("verb|every|exists: true", "stands alone");
        add("verb|every: null", "compared plainly");
        add("verb|hour|every: 3", "only goes with");
        add("'|every': x", "needs a field");
        add("verb|gt: many", "neither a number nor a time");
        add("verb|re: '('", "regular expression");
        add("verb|re|cased: x", "plain texts");
        add("verb|re|expand: '%known_networks%'", "plain texts and networks");
        add("sourceIPs|cidr: 10.0.0.0/40", "no network");
        add("verb|wide: x", "needs base64");
        add("verb|base64|wide: x", "too late");
        add("verb|contains|base64: x", "too late");
        add("verb|base64: 'x*'", "wildcards");
        add("verb|expand: '%administrators%'", "%administrators% is not known");
        add("verb|hour: many", "whole number");
        add("verb|hour: 2.5", "whole number");
        add("verb|hour|minute: 3", "two date modifiers");
        add("verb|gte|hour: 3", "stands before");
        add("verb|hour|contains: 3", "only goes with");
        add("verb|hour|all: [3, 4]", "only goes with");
        add("verb|hour: null", "compared plainly");
        add("'|hour': 3", "needs a field");
        add("verb|windash: '-a -b -c -d -e -f'", "too many dashes");
        add("verb: [a, null]", "must not hold null");
        add("verb: []", "empty");
        add("verb: {a: b}", "is a map");
        add("verb: [[a]]", "list or map");
        add("verb|contains: null", "compared plainly");
        add("verb|fieldref: nonsense", "no field of an audit event");
        add("nonsense: x", "no field of an audit event");
        add("Verb: x", "no field of an audit event");
        add("'*.spec': x", "no field of an audit event");
        add("'|startswith': x", "Keywords");
        add("'|neq': x", "needs a field");
        add("'|cidr': 10.0.0.0/8", "Keywords");
    }

    void refuses()
    {
        QFETCH(QByteArray, selection);
        QFETCH(QString, message);
        const RuleSet rules = rulesOf(ruleWith("  s:\n    " + selection + "\n  condition: s\n"));
        QCOMPARE(rules.rules().size(), 0U);
        QCOMPARE(rules.errors().size(), 1U);
        QCOMPARE(rules.errors()[0].line, 7);
        QVERIFY2(rules.errors()[0].message.find(message.toStdString()) != std::string::npos,
                 rules.errors()[0].message.c_str());
    }

    void readsEscapes_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QStringList>("parts"); // <*> and <?> are wildcards
        const auto add = [](const char *written, const QStringList &parts) {
            QTest::newRow(written) << QString::fromLatin1(written) << parts;
        };
        add("a*b?",
            {QStringLiteral("a"), QStringLiteral("<*>"), QStringLiteral("b"),
             QStringLiteral("<?>")});
        add(R"(\*)", {QStringLiteral("*")});
        add(R"(\\*)", {QStringLiteral("\\"), QStringLiteral("<*>")});
        add(R"(\\\*)", {QStringLiteral("\\*")});
        add(R"(a\b)", {QStringLiteral("a\\b")});
        add(R"(\\\\)", {QStringLiteral("\\\\")});
        add(R"(\)", {QStringLiteral("\\")});
        add("**", {QStringLiteral("<*>")});
        add("%x%", {QStringLiteral("%x%")});
        add("", {});
    }

    void readsEscapes()
    {
        QFETCH(QString, written);
        QFETCH(QStringList, parts);
        QStringList read;
        const SigmaText text =
            SigmaText::parse(written.toStdString(), SigmaText::Placeholders::Literal);
        for (const SigmaText::Part &part : text.parts()) {
            if (part.kind == SigmaText::Part::Kind::AnyRun)
                read << QStringLiteral("<*>");
            else if (part.kind == SigmaText::Part::Kind::AnyOne)
                read << QStringLiteral("<?>");
            else
                read << QString::fromStdString(part.text);
        }
        QCOMPARE(read, parts);
    }

    void encodesAtEveryOffset()
    {
        Modifiers modifiers;
        modifiers.base64 = Modifiers::Base64::AnyOffset;
        for (const QByteArray &text :
             {QByteArray("foobar"), QByteArray("sh -c"), QByteArray("id")}) {
            const auto variants = encodedTexts(text.toStdString(), modifiers);
            QCOMPARE(variants.size(), 3U);
            for (qsizetype before = 0; before < 9; ++before) {
                for (qsizetype after = 0; after < 4; ++after) {
                    const QByteArray whole =
                        QByteArray(before, 'q') + text + QByteArray(after, 'z');
                    const QByteArray encoded = whole.toBase64();
                    QVERIFY(encoded.contains(
                        QByteArray::fromStdString(variants[static_cast<std::size_t>(before % 3)])));
                }
            }
        }
    }

    void variesDashes()
    {
        QCOMPARE(dashVariants("-a"),
                 (std::vector<std::string> {"-a", "/a", "\u2013a", "\u2014a", "\u2015a"}));
        QCOMPARE(dashVariants("cmd /c -x").size(), 25U);
        QCOMPARE(dashVariants("a-b - c/").size(), 1U); // no options
        QCOMPARE(dashVariants("-a -b -c -d -e").size(), kMaximumDashVariants);
        QVERIFY(dashVariants("-a -b -c -d -e -f").empty());
    }

private:
    static void add(const char *selection, bool matches)
    {
        QTest::newRow(selection) << QByteArray(selection) << matches;
    }

    static void addPlain()
    {
        add("verb: CREATE", true);
        add("verb|cased: CREATE", false);
        add("verb|cased: create", true);
        add("verb: [get, create]", true);
        add("verb: [get, list]", false);
        add("verb: creat", false);
        add("verb: cr?ate", true);
        add("verb: cr*", true);
        add("verb: '*eat*'", true);
        add("verb: '*'", true);
        add("objectRef.subresource: '*'", false);
        add("responseStatus.code: 403", true);
        add("responseStatus.code: '403'", true);
        add("responseStatus.code: '4*'", true);
        add("responseStatus.code: [401, 403]", true);
        add("requestObject.spec.hostNetwork: true", true);
        add("requestObject.spec.hostNetwork: 'True'", true);
        add("requestObject.spec.hostNetwork: false", false);
        add("requestObject.spec.containers.image: evil", true);
        add("requestObject.spec.containers.ports: 443", true);
        add("requestObject.*image: evil", true);
        add("annotations.authorization.k8s.io/decision: allow", true);
        add("requestObject.spec.empty: ''", true);
        add("requestObject.spec.nullish: ''", false);
        add("requestObject.spec.missing: ''", false);
        add("requestObject.spec.nullish: null", true);
        add("requestObject.spec.missing: null", true);
        add("requestObject.spec.empty: null", false);
        add("objectRef.subresource: null", true);
        add("verb: null", false);
        // A list that is long enough to be a set.
        add("verb: [a, b, c, d, e, f, g, Create]", true);
        add("verb|cased: [a, b, c, d, e, f, g, Create]", false);
        add("responseStatus.code: [1, 2, 3, 4, 5, 6, 7, 403.0]", true);
        add("verb: [a, b, c, d, e, f, g, h]", false);
        add("userAgent: 'curl/8.0 a\\*b c\\d'", true);
        add("userAgent|contains: 'a\\*b'", true);
        add("userAgent|contains: 'a\\?b'", false);
        add("userAgent|contains: 'c\\\\d'", true);
    }

    static void addTexts()
    {
        add("verb|contains: EAT", true);
        add("verb|contains|cased: EAT", false);
        add("verb|contains: ''", true);
        add("verb|startswith: cre", true);
        add("verb|startswith: eat", false);
        add("verb|endswith: ATE", true);
        add("verb|endswith: cre", false);
        add("verb|contains: 'c*t'", true);
        add("verb|startswith: 'c?e'", true);
        add("user.groups|contains: masters", true);
        add("user.groups|contains|all: [dev, masters]", true);
        add("user.groups|contains|all: [dev, admins]", false);
        add("user.groups|all: [dev, 'system:masters']", true);
        add("user.groups: ['dev', nobody]", true);
        add("verb|re: '^cr.*e$'", true);
        add("verb|re: 'eat'", true);
        add("verb|re: '^CR'", false);
        add("verb|re|i: '^CR'", true);
        add("requestObject.spec.text|re|s|m|i: '^12.MONKEYS$'", true);
    }

    static void addDateParts()
    {
        add("requestReceivedTimestamp|hour: 9", true);
        add("requestReceivedTimestamp|hour: [8, 10]", false);
        add("requestReceivedTimestamp|hour: [8, 9]", true);
        add("requestReceivedTimestamp|hour|gte: 22", false);
        add("requestReceivedTimestamp|hour|lt: 10", true);
        add("requestReceivedTimestamp|hour|neq: 9", false);
        add("requestReceivedTimestamp|minute: 0", true);
        add("requestReceivedTimestamp|day: 23", true);
        add("requestReceivedTimestamp|week: 48", true);
        add("requestReceivedTimestamp|month|lte: 10", false);
        add("requestReceivedTimestamp|year: 2026", true);
        add("requestObject.spec.n|year: 2", false); // no time
        add("stageTimestamp|year: 2026", false); // absent
        add("stageTimestamp|year|neq: 2026", false);
    }

    static void addKinds()
    {
        add("sourceIPs|cidr: 10.0.0.0/8", true);
        add("sourceIPs|cidr: '2001:db8::/32'", true);
        add("sourceIPs|cidr: [172.16.0.0/12, 192.168.0.0/16]", false);
        add("sourceIPs|cidr|expand: '%known_networks%'", true);
        add("responseStatus.code|gte: 400", true);
        add("responseStatus.code|gt: 403", false);
        add("responseStatus.code|lt: 403.5", true);
        add("responseStatus.code|lte: 402", false);
        add("requestObject.spec.n|gt: 2", true);
        add("requestObject.spec.text|gt: 2", false); // no number
        add("requestReceivedTimestamp|gte: '2026-11-23T08:00:00Z'", true);
        add("requestReceivedTimestamp|lt: '2026-11-23T08:00:00Z'", false);
        add("requestReceivedTimestamp|gt: 5", false);
        add("responseStatus.code|lt: '2026-11-23T08:00:00Z'", false);
        add("verb|exists: true", true);
        add("requestObject.spec.empty|exists: true", true);
        add("requestObject.spec.missing|exists: true", false);
        add("requestObject.spec.missing|exists: false", true);
        add("objectRef.subresource|exists: false", true);
        add("verb|neq: get", true);
        add("verb|neq: create", false);
        add("verb|neq: [get, create]", false);
        add("objectRef.subresource|neq: exec", false); // has no value that differs
        add("verb|neq: null", true);
        add("user.groups|neq: dev", false);
        add("responseStatus.code|neq: 200", true);
        add("verb|startswith|neq: cr", false);
        add("requestObject.spec.owner|fieldref: user.username", true);
        add("requestObject.spec.owner|fieldref|neq: user.username", false);
        add("objectRef.name|fieldref: objectRef.namespace", false);
        add("objectRef.name|fieldref: [objectRef.namespace, objectRef.name]", true);
        add("objectRef.namespace|expand: '%preconfigured_namespaces%'", false);
        add("objectRef.namespace|expand|neq: '%preconfigured_namespaces%'", true);
        add("user.username|expand: '%known_administrators%'", false); // an empty list
        add("user.username|expand: ['%known_administrators%', alice]", true);
        add("objectRef.namespace|expand|contains: '\\%kube%'", false);
        add("user.groups|every: dev", false);
        add("user.groups|every: [dev, 'system:*']", true);
        add("user.groups|every|startswith: ['d', 'system:']", true);
        add("user.groups|every|re: ['^d', '^s']", true);
        add("user.groups|every|re: ['^d', '^x']", false);
        add("sourceIPs|every|cidr: [10.0.0.0/8, '2001:db8::/32']", true);
        add("sourceIPs|every|cidr: 10.0.0.0/8", false);
        add("requestObject.*ontainers.image|every: ['nginx:*', evil]", true);
        add("requestObject.*ontainers.image|every|cased: ['nginx:*', evil]", false);
        add("requestObject.*ontainers.image|every: 'nginx:*'", false);
        add("requestObject.spec.containers.ports|every|lt: 1000", true);
        add("requestObject.spec.containers.ports|every|lt: 443", false);
        add("requestObject.spec.none|every: '*'", false); // no value, so not each
        add("requestObject.spec.containers.image|every: '*'", true);
        add("objectRef.subresource|every: exec", false);
        add("user.groups|every|expand: ['%known_administrators%', dev]", false);
        add("user.groups|every|expand: '%known_administrators%'", false); // an empty list
        add("verb: '%known_networks%'", false); // literal without expand
    }

    static void addEncodings()
    {
        add("requestURI|windash|contains: '=/v'", true);
        add("requestURI|contains: '=/v'", false);
        add("requestObject.spec.args|windash|contains: ' /enc'", true);
        add("requestObject.spec.blob|base64offset|contains: foobar", true);
        add("requestObject.spec.blob|base64offset|contains: other", false);
        add("requestObject.spec.args|wide|base64|contains: id", true);
        add("requestObject.spec.args|utf16le|base64offset|contains: id", true);
        add("requestObject.spec.args|utf16be|base64|contains: id", false);
        add("requestObject.spec.args|base64|contains: id", false);
    }

    static void addKeywords()
    {
        add("'|contains': monkeys", true);
        add("'|all': [MONKEYS, evil]", true);
        add("'|all': [monkeys, absent]", false);
        add("'|re': '^12 m'", true);
        add("'|cased': MONKEYS", false);
        add("- monkeys\n    - absent", true);
        add("- 'mon?eys'", true);
        add("- absent", false);
        add("- verb: get\n    - objectRef.name: web", true);
        add("- verb: get\n    - objectRef.name: other", false);
        add("- verb: get\n    - monkeys", true);
    }
};

QTEST_GUILESS_MAIN(ModifiersTest)
#include "tst_modifiers.moc"
