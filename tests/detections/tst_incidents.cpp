// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "detections/incidentbuilder.h"
#include "model/ingest/loader.h"
#include "model/signals/attacktactics.h"
#include "model/store/eventstore.h"
#include "tests/support/eventlines.h"
#include "tests/support/recordedlogs.h"
#include "tests/support/rules.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace kubewake;
using namespace kubewake::test;

namespace {

// Each from an address of its own.
struct MadeEvent
{
    int minute = 0;
    QByteArray user = "alice";
    QByteArray verb = "get";
    QByteArray resource = "secrets";
    QByteArray name = "x";
    QByteArray peer {};
    QByteArray more {};
};

SnapshotPtr snapshotOf(const std::vector<MadeEvent> &events)
{
    std::vector<EventLine> lines;
    for (const MadeEvent &event : events)
        lines.push_back({.second = event.minute * 60,
                         .user = event.user,
                         .verb = event.verb,
                         .resource = event.resource,
                         .name = event.name,
                         .peer = event.peer,
                         .more = event.more});
    return test::snapshotOf(lines);
}

QByteArray rule(const QByteArray &verb, const QByteArray &level, const QByteArray &tactic)
{
    return "title: " + verb + "\nlevel: " + level + "\ntags: [attack." + tactic
        + "]\nlogsource: {product: kubernetes, service: audit}\ndetection: {s: {verb: " + verb
        + "}, condition: s}\n---\n";
}

const QByteArray kRules = rule("get", "high", "credential-access")
    + rule("create", "medium", "persistence") + rule("delete", "high", "impact")
    + rule("list", "low", "discovery");

QByteArray allowedBy(const QByteArray &binding)
{
    return ",\"annotations\":{\"authorization.k8s.io/decision\":\"allow\","
           "\"authorization.k8s.io/reason\":\"RBAC: allowed by RoleBinding \\\""
        + binding + "\\\" of Role \\\"r\\\" to User \\\"u\\\"\"}";
}

// Which events are in each incident.
using Rows = std::set<std::set<Row>>;

Rows rowsOf(const std::vector<IncidentPtr> &incidents)
{
    Rows all;
    for (const IncidentPtr &incident : incidents) {
        std::set<Row> rows;
        for (const SignalPtr &signal : incident->signalList)
            rows.insert(signal->rows.begin(), signal->rows.end());
        all.insert(rows);
    }
    return all;
}

std::vector<IncidentPtr> incidentsOf(const std::vector<MadeEvent> &events,
                                     const IncidentOptions &options = {})
{
    const SnapshotPtr snapshot = snapshotOf(events);
    return buildIncidents(*snapshot, detect(rulesOf(kRules), snapshot).signalList, options);
}

} // namespace

class IncidentsTest : public QObject
{
    Q_OBJECT

private slots:
    void links_data();
    void links();
    void windowIsAChoice();
    void ordersByTactic();
    void saysWhatTiesTogether();
    void doesNotDependOnTheOrder();
    void holdsEverySignalOnce_data();
    void holdsEverySignalOnce();
    void staysApartWhatHasNothingInCommon();
};

void IncidentsTest::links_data()
{
    QTest::addColumn<std::vector<MadeEvent>>("events");
    QTest::addColumn<Rows>("expected");
    using Events = std::vector<MadeEvent>;
    QTest::newRow("strangers") << Events {{.user = "a", .name = "1"},
                                          {.user = "b", .verb = "delete", .name = "2"}}
                               << Rows {{0}, {1}};
    QTest::newRow("one actor") << Events {{.minute = 0, .name = "1"},
                                          {.minute = 300, .verb = "delete", .name = "2"}}
                               << Rows {{0, 1}};
    QTest::newRow("one actor, days apart")
        << Events {{.minute = 0, .name = "1"}, {.minute = 3000, .verb = "delete", .name = "2"}}
        << Rows {{0}, {1}};
    QTest::newRow("one actor, by steps") << Events {{.minute = 0, .name = "1"},
                                                    {.minute = 300, .verb = "delete", .name = "2"},
                                                    {.minute = 600, .verb = "create", .name = "3"}}
                                         << Rows {{0, 1, 2}};
    QTest::newRow("one address")
        << Events {{.user = "a", .name = "1", .peer = "192.0.2.1"},
                   {.user = "b", .verb = "delete", .name = "2", .peer = "192.0.2.1"}}
        << Rows {{0, 1}};
    QTest::newRow("a proxy") << Events {{.user = "a", .name = "1", .peer = "192.0.2.1"},
                                        {.user = "b", .name = "2", .peer = "192.0.2.1"},
                                        {.user = "c", .name = "3", .peer = "192.0.2.1"},
                                        {.user = "d", .name = "4", .peer = "192.0.2.1"}}
                             << Rows {{0}, {1}, {2}, {3}};
    QTest::newRow("the control plane is no actor")
        << Events {{.user = "system:kube-scheduler", .name = "1"},
                   {.user = "system:kube-scheduler", .verb = "delete", .name = "2"}}
        << Rows {{0}, {1}};
    QTest::newRow("one object changed") << Events {{.user = "a", .verb = "create", .name = "1"},
                                                   {.user = "b", .verb = "delete", .name = "1"}}
                                        << Rows {{0, 1}};
    QTest::newRow("one object read") << Events {{.user = "a"}, {.user = "b"}} << Rows {{0}, {1}};
    QTest::newRow("a secret made and read")
        << Events {{.minute = 0, .user = "a", .verb = "create"}, {.minute = 1, .user = "b"}}
        << Rows {{0, 1}};
    QTest::newRow("a secret read and then made")
        << Events {{.minute = 0, .user = "b"}, {.minute = 1, .user = "a", .verb = "create"}}
        << Rows {{0}, {1}};
    QTest::newRow("a service account made and used")
        << Events {{.user = "a", .verb = "create", .resource = "serviceaccounts", .name = "w"},
                   {.minute = 1, .user = "system:serviceaccount:shop:w", .name = "2"}}
        << Rows {{0, 1}};
    QTest::newRow("a pod made, its token used")
        << Events {{.user = "a", .verb = "create", .resource = "pods", .name = "web-1"},
                   {.minute = 1,
                    .user = "system:serviceaccount:shop:w\",\"extra\":{\"authentication.kubernetes."
                            "io/pod-name\":[\"web-1\"]},\"uid\":\"u",
                    .name = "2"}}
        << Rows {{0, 1}};
    QTest::newRow("a binding made and used")
        << Events {{.user = "a", .verb = "create", .resource = "rolebindings", .name = "rb"},
                   {.minute = 1, .user = "b", .name = "2", .more = allowedBy("rb/shop")}}
        << Rows {{0, 1}};
    QTest::newRow("a binding of old")
        << Events {{.user = "a", .name = "1", .more = allowedBy("rb/shop")},
                   {.minute = 1, .user = "b", .name = "2", .more = allowedBy("rb/shop")}}
        << Rows {{0}, {1}};
    QTest::newRow("everyday signals join")
        << Events {{.minute = 0, .user = "a", .verb = "list", .name = "1"},
                   {.minute = 5, .user = "a", .name = "2"}}
        << Rows {{0, 1}};
    QTest::newRow("everyday signals tie nothing")
        << Events {{.user = "a", .name = "1", .peer = "192.0.2.1"},
                   {.user = "c", .verb = "list", .name = "3", .peer = "192.0.2.1"},
                   {.user = "c", .name = "2", .peer = "192.0.2.2"}}
        << Rows {{0}, {1, 2}};
    QTest::newRow("everyday signals alone")
        << Events {{.verb = "list", .name = "1"}, {.minute = 1, .verb = "list", .name = "2"}}
        << Rows {};
}

void IncidentsTest::links()
{
    QFETCH(std::vector<MadeEvent>, events);
    QFETCH(Rows, expected);
    QCOMPARE(rowsOf(incidentsOf(events)), expected);
}

void IncidentsTest::windowIsAChoice()
{
    const std::vector<MadeEvent> events {{.minute = 0, .name = "1"},
                                         {.minute = 30, .verb = "delete", .name = "2"}};
    IncidentOptions options;
    options.window = 29LL * 60 * 1'000'000;
    QCOMPARE(rowsOf(incidentsOf(events, options)), (Rows {{0}, {1}}));
    options.window = 30LL * 60 * 1'000'000;
    QCOMPARE(rowsOf(incidentsOf(events, options)), (Rows {{0, 1}}));
    options.cancelled = [] { return true; };
    QVERIFY(incidentsOf(events, options).empty());
}

void IncidentsTest::ordersByTactic()
{
    const auto incidents = incidentsOf({{.minute = 0, .verb = "delete", .name = "1"},
                                        {.minute = 1, .name = "2"},
                                        {.minute = 2, .verb = "create", .name = "3"}});
    QCOMPARE(incidents.size(), 1U);
    QCOMPARE(incidents[0]->tactics,
             (std::vector<std::string> {"persistence", "credential-access", "impact"}));
    QCOMPARE(incidents[0]->signalList.size(), 3U);
    QCOMPARE(incidents[0]->signalList[0]->rule->title, std::string("create"));
    QCOMPARE(incidents[0]->signalList[2]->rule->title, std::string("delete"));
    QCOMPARE(incidents[0]->severity, Severity::High);
    QCOMPARE(incidents[0]->first, *parseTimestamp("2026-11-01T00:00:00Z"));
    QCOMPARE(incidents[0]->last, *parseTimestamp("2026-11-01T00:02:00Z"));
}

void IncidentsTest::saysWhatTiesTogether()
{
    const auto incidents =
        incidentsOf({{.user = "a", .verb = "create", .resource = "rolebindings", .name = "rb"},
                     {.minute = 1, .user = "b", .name = "2", .more = allowedBy("rb/shop")},
                     {.minute = 2, .user = "b", .verb = "delete", .name = "3"}});
    QCOMPARE(incidents.size(), 1U);
    const Incident &incident = *incidents[0];
    QCOMPARE(incident.actors, (std::vector<std::string> {"a", "b"}));
    std::map<IncidentLink::Kind, std::string> links;
    for (const IncidentLink &link : incident.links)
        links[link.kind] = link.value;
    QCOMPARE(links,
             (std::map<IncidentLink::Kind, std::string> {{IncidentLink::Kind::Actor, "b"},
                                                         {IncidentLink::Kind::Grant, "rb/shop"}}));
    QVERIFY(incident.summary.find("3 signals") == 0);
    QVERIFY(incident.summary.find("a and b") != std::string::npos);
    QVERIFY(incident.summary.find("credential access: get.") != std::string::npos);
}

void IncidentsTest::doesNotDependOnTheOrder()
{
    std::vector<MadeEvent> events;
    std::mt19937 random(7);
    const std::vector<QByteArray> verbs {"get", "create", "delete", "list"};
    for (int i = 0; i < 60; ++i)
        events.push_back({.minute = static_cast<int>(random() % 5000),
                          .user = "u" + QByteArray::number(random() % 12),
                          .verb = verbs[random() % 4],
                          .name = QByteArray::number(random() % 20)});
    const SnapshotPtr snapshot = snapshotOf(events);
    std::vector<SignalPtr> list = detect(rulesOf(kRules), snapshot).signalList;
    const auto text = [](const std::vector<IncidentPtr> &incidents) {
        std::string all;
        for (const IncidentPtr &incident : incidents)
            all += incident->id + ":" + incident->summary + "\n";
        return all;
    };
    const std::string expected = text(buildIncidents(*snapshot, list));
    QVERIFY(!expected.empty());
    for (int i = 0; i < 20; ++i) {
        std::ranges::shuffle(list, random);
        QCOMPARE(text(buildIncidents(*snapshot, list)), expected);
    }
}

void IncidentsTest::holdsEverySignalOnce_data()
{
    QTest::addColumn<QString>("log");
    for (const char *log : {"request-response", "metadata", "production-policy"})
        QTest::newRow(log) << QString::fromLatin1(log);
}

// On the recorded attack.
void IncidentsTest::holdsEverySignalOnce()
{
    QFETCH(QString, log);
    const SnapshotPtr snapshot = recordedLog(log);
    if (!snapshot)
        QSKIP("the shared data is not on this machine");
    const std::vector<SignalPtr> list = detect(RuleSet::load({}), snapshot).signalList;
    const auto incidents = buildIncidents(*snapshot, list);
    std::set<std::string> seen;
    for (const IncidentPtr &incident : incidents) {
        QVERIFY(std::ranges::is_sorted(incident->signalList, {}, [](const SignalPtr &signal) {
            return tacticOrder(firstTactic(*signal->rule));
        }));
        for (const SignalPtr &signal : incident->signalList)
            QVERIFY(seen.insert(signal->id).second);
    }
    for (const SignalPtr &signal : list)
        QVERIFY(signal->rule->severity < Severity::Medium || seen.contains(signal->id));
    QVERIFY(std::ranges::is_sorted(incidents, {}, [](const IncidentPtr &incident) {
        return -static_cast<int>(incident->severity);
    }));
}

// Of the recording: bob, who tried what he may not, has nothing to do with the attacker's story.
void IncidentsTest::staysApartWhatHasNothingInCommon()
{
    EventStore store;
    LoadOptions options;
    options.paths = {
        testData(QStringLiteral("../../resources/sample/incident.log.gz")).toStdString()};
    QVERIFY(!loadEvidence(store, options).hasErrors());
    const SnapshotPtr snapshot = store.publish();
    const auto incidents =
        buildIncidents(*snapshot, detect(RuleSet::load({}), snapshot).signalList);
    for (const IncidentPtr &incident : incidents) {
        const auto has = [&incident](const char *actor) {
            return std::ranges::find(incident->actors, actor) != incident->actors.end();
        };
        QVERIFY(!has("bob") || !has("mallory@contractor.example"));
    }
    QVERIFY(incidents.front()->severity == Severity::Critical);
}

QTEST_GUILESS_MAIN(IncidentsTest)
#include "tst_incidents.moc"
