// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "tests/support/rules.h"
#include "tests/support/snapshots.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace kubewake;
using namespace kubewake::test;

namespace {

struct MadeLine
{
    int second = 0; // of the day
    QByteArray user = "alice";
    QByteArray verb = "get";
    QByteArray space = "shop";
    QByteArray id {}; // empty: its own
    QByteArray stage = "ResponseComplete";
    QByteArray uri = "/api/v1/namespaces/shop/secrets/x";
};

QByteArray timeText(int second)
{
    return QStringLiteral("2026-11-%1T%2:%3:%4.000000Z")
        .arg(1 + second / 86400, 2, 10, QLatin1Char('0'))
        .arg(second / 3600 % 24, 2, 10, QLatin1Char('0'))
        .arg(second / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(second % 60, 2, 10, QLatin1Char('0'))
        .toLatin1();
}

QByteArray lineOf(const MadeLine &line, int number)
{
    const QByteArray id = line.id.isEmpty() ? "id-" + QByteArray::number(number) : line.id;
    return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
           "\"auditID\":\""
        + id + "\",\"stage\":\"" + line.stage + "\",\"requestURI\":\"" + line.uri + "\",\"verb\":\""
        + line.verb + "\",\"user\":{\"username\":\"" + line.user
        + "\"},\"sourceIPs\":[\"203.0.113.7\"],\"objectRef\":{\"resource\":\"secrets\","
          "\"namespace\":\""
        + line.space + "\",\"name\":\"x\",\"apiVersion\":\"v1\"},\"responseStatus\":{\"code\":200},"
        + "\"requestReceivedTimestamp\":\"" + timeText(line.second) + "\"}\n";
}

SnapshotPtr snapshotOf(const std::vector<MadeLine> &lines)
{
    QByteArray text;
    int number = 0;
    for (const MadeLine &line : lines)
        text += lineOf(line, ++number);
    return snapshotFromJsonLines(text);
}

const QByteArray kReads = "  s: {verb: get}\n  condition: s\n";

} // namespace

class DetectionTest : public QObject
{
    Q_OBJECT

private slots:
    void groupsByEntityAndWindow()
    {
        const RuleSet rules = rulesOf(ruleWith(kReads, "kubewake: {window: 1h}\n"));
        QVERIFY(rules.errors().empty());
        const SnapshotPtr snapshot = snapshotOf({{.second = 0},
                                                 {.second = 3599},
                                                 {.second = 7199}, // 1h later: a new signal
                                                 {.second = 10, .user = "bob"},
                                                 {.second = 20, .verb = "list"}});
        const DetectionResult result = detect(rules, snapshot);
        QCOMPARE(result.signalList.size(), 3U);
        QCOMPARE(result.signalList[0]->rows, (std::vector<Row> {0, 1}));
        QCOMPARE(result.signalList[0]->entity, std::string("alice"));
        QCOMPARE(result.signalList[1]->rows, (std::vector<Row> {3}));
        QCOMPARE(result.signalList[1]->entity, std::string("bob"));
        QCOMPARE(result.signalList[2]->rows, (std::vector<Row> {2}));
        QCOMPARE(result.signalList[0]->matchedFields, (std::vector<std::string> {"verb"}));
        QCOMPARE(result.coverage.size(), 1U);
        QCOMPARE(result.coverage[0].state, RuleCoverage::State::Evaluated);
    }
};

QTEST_GUILESS_MAIN(DetectionTest)
#include "tst_detection.moc"
