// SPDX-License-Identifier: Apache-2.0
#include "model/query/policyapplication.h"
#include "model/query/reducedevent.h"
#include "model/store/fieldvalues.h"
#include "tests/support/memorysnapshot.h"
#include "tests/support/snapshots.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace kubewake;
using nlohmann::json;

namespace {

// A request with both bodies at the stage and level.
json made(int id, const char *verb, const char *resource, const char *level = "RequestResponse",
          const char *stage = "ResponseComplete")
{
    const std::string time =
        "2026-11-23T09:00:0" + std::to_string(id % 10) + "." + std::to_string(100'000 + id) + "Z";
    json event {{"kind", "Event"},
                {"apiVersion", "audit.k8s.io/v1"},
                {"level", level},
                {"auditID", "00000000-0000-4000-8000-00000000000" + std::to_string(id)},
                {"stage", stage},
                {"requestURI", std::string("/api/v1/namespaces/a/") + resource},
                {"verb", verb},
                {"user", {{"username", "alice"}, {"groups", {"dev"}}}},
                {"sourceIPs", {"10.0.0.1"}},
                {"objectRef", {{"resource", resource}, {"namespace", "a"}, {"apiVersion", "v1"}}},
                {"responseStatus", {{"metadata", json::object()}, {"code", 200}}},
                {"requestReceivedTimestamp", time},
                {"stageTimestamp", time}};
    const json metadata {{"name", "x"}, {"managedFields", {{{"manager", "kubectl"}}}}};
    const json body {{"kind", "Thing"}, {"metadata", metadata}};
    if (std::string(level) != "Metadata")
        event["requestObject"] = body;
    if (std::string(level) == "RequestResponse")
        event["responseObject"] = {{"kind", "List"}, {"items", {body, body}}};
    return event;
}

QByteArray lines(const std::vector<json> &events)
{
    std::string text;
    for (const json &event : events)
        text += event.dump() + '\n';
    return QByteArray::fromStdString(text);
}

AuditPolicy allAt(Level level)
{
    AuditPolicy policy;
    policy.rules = {{.level = level}};
    return policy;
}

PolicyOutcome applied(const AuditPolicy &policy, const SnapshotPtr &snapshot)
{
    return applyPolicy(policy, *snapshot).value();
}

const EvidenceSize &at(const PolicyOutcome &outcome, Level level)
{
    return outcome.byLevel[static_cast<std::size_t>(level)];
}

} // namespace

class PolicyApplicationTest : public QObject
{
    Q_OBJECT

private slots:
    void bodiesAreLeftOut_data()
    {
        QTest::addColumn<int>("level");
        for (const Level level :
             {Level::None, Level::Metadata, Level::Request, Level::RequestResponse})
            QTest::newRow(kLevelNames[static_cast<std::size_t>(level)].data())
                << static_cast<int>(level);
    }

    // Counted, and in the text that rules read.
    void bodiesAreLeftOut()
    {
        QFETCH(int, level);
        const auto asked = static_cast<Level>(level);
        const std::vector<json> events {made(1, "create", "pods"), made(2, "get", "secrets"),
                                        made(3, "create", "pods", "Metadata")};
        const SnapshotPtr snapshot = test::snapshotFromJsonLines(lines(events));
        const PolicyOutcome outcome = applied(allAt(asked), snapshot);
        QCOMPARE(outcome.before.events, std::uint64_t {3});
        QCOMPARE(outcome.before.requests, std::uint64_t {3});
        QCOMPARE(at(outcome, asked).events, std::uint64_t {3});
        QCOMPARE(at(outcome, asked).bytes, outcome.before.bytes - outcome.reducedBytes);
        if (asked == Level::None) {
            QCOMPARE(outcome.kept, EvidenceSize {});
            QCOMPARE(outcome.snapshot->eventCount(), Row {0});
            return;
        }
        QCOMPARE(outcome.kept.events, std::uint64_t {3});
        QCOMPARE(outcome.deeperEvents, std::uint64_t {asked > Level::Metadata ? 1U : 0U});
        std::uint64_t bytes = 0;
        for (Row row = 0; row < 3; ++row) {
            json expected = events[row];
            if (asked < Level::RequestResponse)
                expected.erase("responseObject");
            if (asked < Level::Request)
                expected.erase("requestObject");
            const Level recorded = *levelFromName(expected.at("level").get<std::string>());
            expected["level"] = kLevelNames[static_cast<std::size_t>(std::min(asked, recorded))];
            bytes += expected.dump().size();
            QCOMPARE(outcome.snapshot->eventJson(row).value(), expected.dump());
            QCOMPARE(fieldText(*outcome.snapshot, FieldId::Level, row),
                     expected.at("level").get<std::string>());
            QCOMPARE(outcome.snapshot->hasFlag(row, kHasRequestObject),
                     expected.contains("requestObject"));
            QCOMPARE(outcome.snapshot->hasFlag(row, kHasResponseObject),
                     expected.contains("responseObject"));
        }
        QCOMPARE(outcome.kept.bytes, bytes);
        QCOMPARE(outcome.reducedBytes, outcome.before.bytes - bytes);
    }

    void allElseIsKept()
    {
        const SnapshotPtr snapshot = test::snapshotFromJsonLines(
            lines({made(1, "create", "pods"), made(2, "get", "secrets", "Request")}));
        const PolicyOutcome outcome = applied(allAt(Level::Metadata), snapshot);
        for (Row row = 0; row < 2; ++row) {
            for (const FieldInfo &field : fieldCatalogue()) {
                if (field.id != FieldId::Level && field.id != FieldId::ObjectName
                    && field.id != FieldId::Summary)
                    QVERIFY2(fieldText(*outcome.snapshot, field.id, row)
                                 == fieldText(*snapshot, field.id, row),
                             field.path.data());
            }
        }
    }

    void managedFieldsAreLeftOut()
    {
        const json event = made(1, "create", "pods");
        const SnapshotPtr snapshot = test::snapshotFromJsonLines(lines({event}));
        AuditPolicy policy = allAt(Level::RequestResponse);
        policy.omitManagedFields = true;
        const PolicyOutcome outcome = applied(policy, snapshot);
        json expected = event;
        expected["requestObject"]["metadata"].erase("managedFields");
        for (json &item : expected["responseObject"]["items"])
            item["metadata"].erase("managedFields");
        QCOMPARE(outcome.snapshot->eventJson(0).value(), expected.dump());
        QCOMPARE(outcome.kept.bytes, std::uint64_t {expected.dump().size()});
        QCOMPARE(outcome.reducedEvents, std::uint64_t {1});
        QCOMPARE(outcome.deeperEvents, std::uint64_t {0});
    }

    void stagesAreLeftOut()
    {
        const SnapshotPtr snapshot = test::snapshotFromJsonLines(
            lines({made(1, "watch", "pods", "Metadata", "RequestReceived"),
                   made(1, "watch", "pods", "Metadata", "ResponseStarted"),
                   made(2, "watch", "pods", "Metadata", "RequestReceived")}));
        AuditPolicy policy = allAt(Level::Metadata);
        policy.omitStages = {Stage::RequestReceived};
        const PolicyOutcome outcome = applied(policy, snapshot);
        QCOMPARE(outcome.omittedStages, std::uint64_t {2});
        QCOMPARE(outcome.kept.events, std::uint64_t {1});
        QCOMPARE(outcome.kept.requests, std::uint64_t {1});
        QCOMPARE(at(outcome, Level::Metadata).requests, std::uint64_t {1});
        QCOMPARE(at(outcome, Level::None).requests, std::uint64_t {1});
        QCOMPARE(fieldText(*outcome.snapshot, FieldId::Stage, 0), std::string("ResponseStarted"));
    }

    void rulesAreCounted()
    {
        const SnapshotPtr snapshot =
            test::snapshotFromJsonLines(lines({made(1, "get", "pods"), made(2, "list", "pods"),
                                               made(3, "get", "secrets"), made(4, "x", "y")}));
        AuditPolicy policy;
        policy.rules = {{.level = Level::None, .resources = {{"", {"secrets"}}}},
                        {.level = Level::Request, .resources = {{"", {"pods"}}}}};
        const PolicyOutcome outcome = applied(policy, snapshot);
        QCOMPARE(outcome.eventsOfRule, (std::vector<std::uint64_t> {1, 2, 1}));
        QCOMPARE(at(outcome, Level::None).events, std::uint64_t {2});
    }

    // What cannot be read is not said to be smaller.
    void unreadableBodiesCount()
    {
        const QByteArray text = lines({made(1, "create", "pods"), made(2, "create", "pods")});
        const SnapshotPtr cut =
            test::cutSnapshot(text, static_cast<std::size_t>(text.indexOf('\n') + 1));
        const PolicyOutcome outcome = applied(allAt(Level::Metadata), cut);
        QCOMPARE(outcome.unreadable, std::uint64_t {1});
        QCOMPARE(outcome.reducedEvents, std::uint64_t {1});
        QCOMPARE(outcome.kept.events, std::uint64_t {2});
        QVERIFY(!outcome.snapshot->eventJson(1));
    }

    void cancels()
    {
        const SnapshotPtr snapshot = test::snapshotFromJsonLines(lines({made(1, "get", "pods")}));
        EvaluationControl control;
        control.cancelled = [] { return true; };
        QVERIFY(!applyPolicy(allAt(Level::Metadata), *snapshot, control));
    }

    void otherBytesStay()
    {
        const std::string made =
            "{\"level\": \"Request\", \"requestObject\": {\"a\": [1, \"}\"]}, "
            "\"x\": { \"requestObject\": 1 }, \"s\": \"\\\"requestObject\\\":1\"}";
        const std::string expected = "{\"level\":\"Metadata\",\"x\":{ \"requestObject\": 1 },"
                                     "\"s\":\"\\\"requestObject\\\":1\"}";
        QCOMPARE(reducedEvent(made, {Level::Metadata}), expected);
        QCOMPARE(reducedEvent("no object", {}), std::string("no object"));
    }
};

QTEST_APPLESS_MAIN(PolicyApplicationTest)
#include "tst_policyapplication.moc"
