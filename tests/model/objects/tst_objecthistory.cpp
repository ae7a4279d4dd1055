// SPDX-License-Identifier: Apache-2.0
#include "model/objects/fieldblame.h"
#include "model/objects/objectdiff.h"
#include "model/objects/objecthistory.h"
#include "tests/support/eventlines.h"
#include "tests/support/recordedlogs.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <array>
#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;
using Change = ObjectVersion::Change;
using Body = ObjectVersion::Body;

namespace {

const ObjectKey kSecret {{}, {}, "secrets", "shop", "x"};

std::map<std::string, ObjectKey> objectsOf(const EventSnapshot &log)
{
    std::map<std::string, ObjectKey> keys;
    for (Row row = 0; row < log.eventCount(); ++row) {
        if (const auto key = objectKeyOf(log, row))
            keys.emplace(objectText(*key), *key);
    }
    return keys;
}

// A request about secrets shop/x that carries these bodies.
EventLine changed(int second, const char *verb, const QByteArray &sent, const QByteArray &answered)
{
    EventLine line;
    line.second = second;
    line.verb = verb;
    line.user = "user" + QByteArray::number(second);
    line.level = "RequestResponse";
    if (!sent.isEmpty())
        line.more += ",\"requestObject\":" + sent;
    if (!answered.isEmpty())
        line.more += ",\"responseObject\":" + answered;
    return line;
}

QByteArray secret(int version, const QByteArray &data)
{
    return R"({"kind":"Secret","metadata":{"name":"x","uid":"u","resourceVersion":")"
        + QByteArray::number(version) + R"("},"data":)" + data + '}';
}

ObjectHistory historyOf(const std::vector<EventLine> &events)
{
    const SnapshotPtr log = snapshotOf(events);
    return readObjectHistory(*log, kSecret).value();
}

// What the API server adds to a patch: the zero values of Go, and defaults.
bool isAddedByServer(const FieldChange &change)
{
    constexpr std::array<std::string_view, 3> kDefaults {
        "imagePullPolicy", "terminationMessagePath", "terminationMessagePolicy"};
    if (change.kind != FieldChange::Kind::Added)
        return false;
    return change.after == "null" || change.after == "\"\"" || change.after == "{}"
        || std::ranges::any_of(kDefaults, [&change](std::string_view field) {
               return std::string_view(change.path).ends_with(field);
           });
}

} // namespace

class TestObjectHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patchesGiveWhatWasAnswered();
    void everyChangeIsAVersion();
    void bodies();
    void patchAfterWhatWasSent();
    void applyWithoutABefore();
    void mergeOrStrategic();
    void orderOfVersions();
    void readsThatTellOfAChange();
    void whatIsNoVersion();
    void deletedAndMadeAgain();
    void damagedBodies();
    void cancelled();
    void blame();
};

// The differential test: each of the 250 patches of a real log, applied to the version before, is
// the object that the API server answered.
void TestObjectHistory::patchesGiveWhatWasAnswered()
{
    const SnapshotPtr log = recordedLog(QStringLiteral("request-response"));
    if (!log)
        QSKIP("the recorded log is not on this machine");
    std::map<PatchKind, int> compared;
    for (const auto &[text, key] : objectsOf(*log)) {
        const ObjectHistory history = readObjectHistory(*log, key).value();
        const std::string *before = nullptr;
        for (const ObjectVersion &version : history.versions) {
            if (version.patch && version.body == Body::Logged) {
                QVERIFY2(before != nullptr, text.c_str());
                const json event = json::parse(log->eventJson(version.row).value());
                const std::string uri = event["requestURI"];
                const std::size_t at = uri.find("fieldManager=");
                const std::string manager = at == std::string::npos
                    ? std::string()
                    : uri.substr(at + 13, uri.find('&', at) - at - 13);
                const json after = applyPatch(json::parse(*before), event["requestObject"],
                                              *version.patch, manager)
                                       .value();
                for (const FieldChange &change :
                     objectChanges(after, json::parse(version.object))) {
                    if (!isServerField(change.path) && !isAddedByServer(change))
                        QFAIL((text + ' ' + change.path + ": " + change.before + " -> "
                               + change.after)
                                  .c_str());
                }
                ++compared[*version.patch];
            }
            if (!version.object.empty())
                before = &version.object;
        }
    }
    QCOMPARE(compared[PatchKind::JsonPatch], 1);
    QCOMPARE(compared[PatchKind::Apply], 25);
    QCOMPARE(compared[PatchKind::StrategicMergePatch] + compared[PatchKind::MergePatch], 224);
}

// Against the events themselves: every allowed change of a named object, with the object that was
// answered.
void TestObjectHistory::everyChangeIsAVersion()
{
    const SnapshotPtr log = recordedLog(QStringLiteral("request-response"));
    if (!log)
        QSKIP("the recorded log is not on this machine");
    std::set<Row> versions;
    for (const auto &[text, key] : objectsOf(*log)) {
        const ObjectHistory history = readObjectHistory(*log, key).value();
        for (const ObjectVersion &version : history.versions) {
            if (version.change == Change::Seen)
                continue;
            QVERIFY(versions.insert(version.row).second);
            const json event = json::parse(log->eventJson(version.row).value());
            const json answer = event.value("responseObject", json::object());
            if (answer.value("kind", "Status") != "Status")
                QVERIFY2(json::parse(version.object) == answer, text.c_str());
        }
    }
    const std::set<std::string> passing {"exec", "attach", "portforward", "proxy",
                                         "log",  "token",  "eviction",    "binding"};
    std::set<Row> expected;
    for (Row row = 0; row < log->eventCount(); ++row) {
        const json event = json::parse(log->eventJson(row).value());
        const json object = event.value("objectRef", json::object());
        const int code = event.value("responseStatus", json::object()).value("code", 0);
        const std::set<std::string> verbs {"create", "update", "patch", "delete"};
        const bool isDryRun =
            event["requestURI"].get<std::string>().find("dryRun") != std::string::npos;
        if (event["stage"] == "ResponseComplete" && verbs.contains(event["verb"]) && code / 100 == 2
            && !isDryRun && !passing.contains(object.value("subresource", ""))
            && objectKeyOf(*log, row).has_value())
            expected.insert(row);
    }
    QVERIFY(expected.size() > 1700);
    QCOMPARE(versions.size(), expected.size());
    QVERIFY(versions == expected);
}

void TestObjectHistory::bodies()
{
    EventLine metadata = changed(3, "update", {}, {});
    metadata.level = "Metadata";
    const ObjectHistory history = historyOf({
        changed(1, "create", R"({"metadata":{"name":"x"},"data":{"a":"1"}})", {}),
        changed(2, "patch", R"({"data":{"b":"2"}})", {}),
        metadata,
        changed(4, "patch", R"({"data":{"a":null}})", secret(9, R"({"b":"3"})")),
    });
    QCOMPARE(history.versions.size(), std::size_t {4});
    const auto bodyOf = [&history](std::size_t i) { return history.versions[i].body; };
    QCOMPARE(bodyOf(0), Body::Sent);
    QCOMPARE(bodyOf(1), Body::Rebuilt);
    QVERIFY(json::parse(history.versions[1].object)["data"] == json({{"a", "1"}, {"b", "2"}}));
    QCOMPARE(bodyOf(2), Body::None);
    QVERIFY(history.versions[2].note.contains(QLatin1String("Metadata")));
    QCOMPARE(bodyOf(3), Body::Logged);
    QCOMPARE(history.versions[3].resourceVersion, std::string("9"));
    QCOMPARE(history.versions[3].user, std::string("user4"));
}

void TestObjectHistory::patchAfterWhatWasSent()
{
    const ObjectHistory history = historyOf({
        changed(1, "patch", R"({"data":{"b":"2"}})", {}),
        changed(2, "update", R"({"metadata":{"name":"x"},"data":{"c":"1"}})", {}),
        changed(3, "patch", R"([{"op":"remove","path":"/data/zz"}])", {}),
    });
    QCOMPARE(history.versions[0].body, Body::None);
    QVERIFY(history.versions[0].note.contains(QLatin1String("before this patch")));
    QCOMPARE(history.versions[2].body, Body::None);
    QVERIFY(history.versions[2].note.contains(QLatin1String("does not fit")));
}

void TestObjectHistory::applyWithoutABefore()
{
    EventLine apply = changed(1, "patch", R"({"kind":"Secret","metadata":{"name":"x"}})", {});
    apply.uri = "/api/v1/namespaces/shop/secrets/x?fieldManager=me&force=true";
    const ObjectHistory history = historyOf({apply});
    QCOMPARE(history.versions[0].body, Body::Rebuilt);
    QCOMPARE(*history.versions[0].patch, PatchKind::Apply);
}

// The answer tells which it was: a merge patch replaces the list.
void TestObjectHistory::mergeOrStrategic()
{
    const auto pod = [](const QByteArray &containers) -> QByteArray {
        return R"({"metadata":{"name":"x"},"spec":{"containers":)" + containers + "}}";
    };
    const QByteArray patch = R"({"spec":{"containers":[{"name":"b"}]}})";
    const auto kindOf = [&](const QByteArray &after) {
        const ObjectHistory history = historyOf({changed(1, "create", {}, pod(R"([{"name":"a"}])")),
                                                 changed(2, "patch", patch, pod(after))});
        return history.versions.at(1);
    };
    const ObjectVersion merged = kindOf(R"([{"name":"b"}])");
    QCOMPARE(*merged.patch, PatchKind::MergePatch);
    QVERIFY(merged.isPatchCertain);
    const ObjectVersion strategic = kindOf(R"([{"name":"b"},{"name":"a"}])");
    QCOMPARE(*strategic.patch, PatchKind::StrategicMergePatch);
    QVERIFY(strategic.isPatchCertain);
}

void TestObjectHistory::orderOfVersions()
{
    // Answered in another order than stored.
    const ObjectHistory history = historyOf({
        changed(1, "create", {}, secret(5, "{}")),
        changed(2, "update", {}, secret(9, "{}")),
        changed(3, "update", {}, secret(7, "{}")),
    });
    std::vector<std::string> versions;
    for (const ObjectVersion &version : history.versions)
        versions.push_back(version.resourceVersion);
    QVERIFY(versions == (std::vector<std::string> {"5", "7", "9"}));
}

void TestObjectHistory::readsThatTellOfAChange()
{
    const ObjectHistory history = historyOf({
        changed(1, "create", {}, secret(5, "{}")),
        changed(2, "get", {}, secret(5, "{}")),
        changed(3, "get", {}, secret(8, R"({"a":"1"})")), // whose change is not in the log
        changed(4, "get", {}, secret(8, R"({"a":"1"})")),
    });
    QCOMPARE(history.versions.size(), std::size_t {2});
    QCOMPARE(history.versions[1].change, Change::Seen);
    QCOMPARE(history.versions[1].user, std::string("user3"));
}

void TestObjectHistory::whatIsNoVersion()
{
    EventLine denied = changed(2, "update", R"({"metadata":{"name":"x"}})", {});
    denied.code = 403;
    EventLine other = changed(3, "update", {}, secret(9, "{}"));
    other.name = "y";
    EventLine elsewhere = changed(4, "update", {}, secret(9, "{}"));
    elsewhere.space = "else";
    EventLine listed = changed(5, "list", {}, {});
    const ObjectHistory history =
        historyOf({changed(1, "create", {}, secret(5, "{}")), denied, other, elsewhere, listed,
                   changed(6, "delete", {}, R"({"kind":"Status"})")});
    QCOMPARE(history.versions.size(), std::size_t {2});
    QCOMPARE(history.failed, Row {1});
    QCOMPARE(history.versions[1].change, Change::Deleted);
    QCOMPARE(history.versions[1].body, Body::None);
    QVERIFY(history.versions[1].note.isEmpty());
}

void TestObjectHistory::deletedAndMadeAgain()
{
    const ObjectHistory history = historyOf({
        changed(1, "create", {}, secret(5, R"({"a":"1"})")),
        changed(2, "delete", {}, {}),
        changed(3, "patch", R"({"data":{"b":"1"}})", {}),
    });
    QCOMPARE(history.versions[2].body, Body::None); // not of the object that is gone
}

void TestObjectHistory::damagedBodies()
{
    const QByteArray deep = QByteArray("[").repeated(5000) + QByteArray("]").repeated(5000);
    const ObjectHistory history = historyOf({
        changed(1, "create", {},
                R"({"metadata":{"name":"x"},"a":)" + deep + R"(,"b":1e999,"c":"\ud800"})"),
        changed(2, "patch", R"({"a":)" + deep + '}', {}),
        changed(3, "patch", R"("text")", {}),
    });
    QCOMPARE(history.versions[0].body, Body::Logged);
    QVERIFY(json::parse(history.versions[0].object)["b"].is_number());
    QCOMPARE(history.versions.size(), std::size_t {3});
}

void TestObjectHistory::cancelled()
{
    const SnapshotPtr log = snapshotOf({changed(1, "create", {}, secret(5, "{}"))});
    QVERIFY(!readObjectHistory(*log, kSecret, {[] { return true; }, {}}));
}

void TestObjectHistory::blame()
{
    const ObjectHistory history = historyOf({
        changed(1, "get", {}, secret(5, R"({"a":"1","b":"1"})")),
        changed(2, "update", {}, secret(6, R"({"a":"2","b":"1","c":["x","y"]})")),
        changed(3, "update", {}, secret(7, R"({"a":"2","b":"1","c":["x","z"]})")),
    });
    std::map<std::string, std::string> owners;
    for (const BlamedField &field : blameFields(history, 2))
        owners[field.path] =
            field.value + ' ' + std::to_string(field.version) + (field.isKnown ? "" : " or before");
    QVERIFY(!owners.contains("metadata.resourceVersion"));
    QCOMPARE(owners["data.a"], std::string("\"2\" 1"));
    QCOMPARE(owners["data.b"], std::string("\"1\" 0 or before"));
    QCOMPARE(owners["data.c[0]"], std::string("\"x\" 1"));
    QCOMPARE(owners["data.c[1]"], std::string("\"z\" 2"));
}

QTEST_GUILESS_MAIN(TestObjectHistory)
#include "tst_objecthistory.moc"
