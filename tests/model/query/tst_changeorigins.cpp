// SPDX-License-Identifier: Apache-2.0
// What controllers did, traced to who had them do it: in made-up logs, and in recorded ones against
// what is known of the recording.
#include "model/audit/workloadcontrollers.h"
#include "model/query/changeorigins.h"
#include "model/query/ownerreferences.h"
#include "model/store/fieldvalues.h"
#include "tests/support/eventlines.h"
#include "tests/support/recordedlogs.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

const QByteArray kAccounts = "system:serviceaccount:kube-system:";

struct Event
{
    int second;
    QByteArray user;
    QByteArray verb;
    QByteArray resource;
    QByteArray name; // empty: not known
    QByteArray owner {}; // Kind/name; `-`: a body without one
    int code = 200;
    QByteArray space = "shop";
    QByteArray more {};
};

QByteArray ownerBody(const QByteArray &owner)
{
    if (owner.isEmpty())
        return {};
    if (owner == "-")
        return R"(,"requestObject":{"metadata":{}})";
    const QList<QByteArray> parts = owner.split('/');
    return R"(,"requestObject":{"metadata":{"ownerReferences":[{"kind":"Decoy","name":"x"},{"kind":")"
        + parts[0] + R"(","name":")" + parts[1] + R"(","controller":true}]}})";
}

SnapshotPtr snapshotOf(const std::vector<Event> &events)
{
    std::vector<EventLine> lines;
    for (const Event &one : events) {
        const bool controller = one.user.endsWith("-controller") || one.user.endsWith("-collector");
        lines.push_back({.second = one.second,
                         .user = controller ? kAccounts + one.user : one.user,
                         .verb = one.verb,
                         .resource = QByteArray(one.resource).replace("/", "\",\"subresource\":\""),
                         .space = one.space,
                         .name = one.name,
                         .code = one.code,
                         .level = one.owner.isEmpty() ? "Metadata" : "Request",
                         .more = ownerBody(one.owner) + one.more});
    }
    return test::snapshotOf(lines);
}

ChangeTracer tracerOf(const SnapshotPtr &snapshot)
{
    return ChangeTracer(*ChangeIndex::of(snapshot));
}

// `row how, row how …`, with the number of candidates if there are several; `!` if it ends at a
// controller.
QString traced(const std::vector<Event> &events, Row row)
{
    const ChangeTracer tracer = tracerOf(snapshotOf(events));
    const std::vector<ChangeLink> links = tracer.trace(row);
    QStringList texts;
    for (const ChangeLink &link : links) {
        static const char *const kHow[] = {"owner", "name", "time"};
        QString text = QString::number(link.row) + QLatin1Char(' ')
            + QLatin1String(kHow[static_cast<int>(link.how)]);
        if (link.candidates != 1)
            text += QLatin1Char('/') + QString::number(link.candidates);
        texts << text;
    }
    if (!links.empty() && !tracer.isOrigin(links.back().row))
        texts << QStringLiteral("!");
    return texts.join(QStringLiteral(", "));
}

} // namespace

class ChangeOriginsTest : public QObject
{
    Q_OBJECT

private slots:
    void readsOwnerReferences_data();
    void readsOwnerReferences();
    void knowsGeneratedNames();
    void traces_data();
    void traces();
    void collectsOrigins();
    void looksAtSoManyEvents();
    void cancels();
    void recordedLogs_data();
    void recordedLogs();
};

void ChangeOriginsTest::readsOwnerReferences_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("owners");
    const auto add = [](const char *name, const char *json, const char *owners) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(owners);
    };
    add("request",
        R"({"requestObject":{"metadata":{"ownerReferences":[{"kind":"A","name":"a"}]}}})", "A/a");
    add("response",
        R"({"requestObject":{"metadata":{}},"responseObject":{"metadata":{"ownerReferences":[{"kind":"A","name":"a"}]}}})",
        "A/a");
    add("the managing one first",
        R"({"requestObject":{"metadata":{"ownerReferences":[{"kind":"A","name":"a"},{"kind":"B","name":"b","controller":true},{"kind":"C","name":"c","controller":false}]}}})",
        "B/b A/a C/c");
    add("of the template",
        R"({"requestObject":{"spec":{"template":{"metadata":{"ownerReferences":[{"kind":"A","name":"a"}]}}}}})",
        "");
    add("no list", R"({"requestObject":{"metadata":{"ownerReferences":{"kind":"A","name":"a"}}}})",
        "");
    add("not whole",
        R"({"requestObject":{"metadata":{"ownerReferences":[{"kind":"A","name":"a"},{"kind":)", "");
    add("no names", R"({"requestObject":{"metadata":{"ownerReferences":[{"kind":"A"},7,"x",[]]}}})",
        "");
    add("no JSON", "ownerReferences", "");
}

void ChangeOriginsTest::readsOwnerReferences()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, owners);
    QStringList found;
    for (const OwnerReference &one : ownerReferences(json.toStdString()))
        found << QString::fromUtf8(one.kind.data(), qsizetype(one.kind.size())) + QLatin1Char('/')
                + QString::fromUtf8(one.name.data(), qsizetype(one.name.size()));
    QCOMPARE(found.join(QLatin1Char(' ')), owners);
    const QByteArray many = R"({"requestObject":{"metadata":{"ownerReferences":[)"
        + QByteArray(R"({"kind":"A","name":"a"},)").repeated(1000) + "]}}}";
    QVERIFY(ownerReferences(many.toStdString()).size() < 100);
}

void ChangeOriginsTest::knowsGeneratedNames()
{
    using Names = std::vector<std::string_view>;
    QCOMPARE(ownerNames("web-5c859d488-abcde"), (Names {"web-5c859d488", "web"}));
    QCOMPARE(ownerNames("web-0"), (Names {"web"}));
    QCOMPARE(ownerNames("web"), Names());
    QCOMPARE(ownerNames("-x"), Names());
    QCOMPARE(ownerNames("a-b-c-d"), (Names {"a-b-c", "a-b"}));
    QCOMPARE(ownerNames(""), Names());
}

void ChangeOriginsTest::traces_data()
{
    QTest::addColumn<std::vector<Event>>("events");
    QTest::addColumn<Row>("row");
    QTest::addColumn<QString>("links");
    const auto add = [](const char *name, const std::vector<Event> &events, Row row,
                        const char *links) {
        QTest::newRow(name) << events << row << QString::fromLatin1(links);
    };
    const Event deployment {0, "bob", "create", "deployments", "web", "-", 201};
    const Event set {1,        "deployment-controller", "create", "replicasets",
                     "web-1a", "Deployment/web",        201};
    const Event pod {2, "replicaset-controller", "create", "pods", "", "ReplicaSet/web-1a", 201};
    add("all bodies", {deployment, set, pod}, 2, "1 owner, 0 owner");
    add("the change before, not the one after",
        {deployment, {4, "eve", "patch", "deployments", "web"}, set, pod}, 3, "2 owner, 0 owner");
    add("the last of several", {deployment, {1, "eve", "patch", "deployments", "web"}, set, pod}, 3,
        "2 owner, 1 owner");
    add("scaled",
        {deployment,
         set,
         {2, "eve", "patch", "deployments/scale", "web"},
         {3, "deployment-controller", "update", "replicasets", "web-1a", "Deployment/web"},
         {4, "replicaset-controller", "create", "pods", "", "ReplicaSet/web-1a", 201}},
        4, "3 owner, 2 owner");
    add("what was refused is no change",
        {deployment, {1, "eve", "patch", "deployments", "web", {}, 403}, set, pod}, 3,
        "2 owner, 0 owner");
    add("its status is no change",
        {deployment, {1, "eve", "patch", "deployments/status", "web"}, set, pod}, 3,
        "2 owner, 0 owner");
    add("another namespace",
        {deployment, {1, "eve", "patch", "deployments", "web", {}, 200, "dev"}, set, pod}, 3,
        "2 owner, 0 owner");
    add("an autoscaler is no origin",
        {deployment,
         {1, kAccounts + "horizontal-pod-autoscaler", "update", "deployments/scale", "web"},
         set,
         pod},
        3, "2 owner, 0 owner");
    add("the owner before the log begins", {set, pod}, 1, "0 owner, !");
    add("the ReplicaSet before the log begins", {{1, "eve", "patch", "deployments", "web"}, pod}, 1,
        "0 name");
    add("a clock that is slow", {pod, {2, "bob", "create", "replicasets", "web-1a", "-", 201}}, 0,
        "1 owner");
    add("much later", {pod, {9, "bob", "update", "replicasets", "web-1a", "-"}}, 0, "");
    add("a body that names no owner",
        {deployment, set, {2, "replicaset-controller", "create", "pods", "web-1a-x", "-", 201}}, 2,
        "");
    add("an owner that is no workload",
        {deployment,
         set,
         {2, "replicaset-controller", "create", "pods", "web-1a-x", "Etcd/web", 201}},
        2, "");
    add("owners in a ring",
        {{1, "deployment-controller", "create", "replicasets", "a", "Job/b", 201},
         {1, "cronjob-controller", "create", "jobs", "b", "ReplicaSet/a", 201},
         {2, "replicaset-controller", "create", "pods", "", "ReplicaSet/a", 201}},
        2, "0 owner, 1 owner, 0 owner, 1 owner, 0 owner, 1 owner, !");
    // Without bodies.
    const Event plainSet {1, "deployment-controller", "create", "replicasets", "web-1a", {}, 201};
    const Event plainPod {2, "replicaset-controller", "create", "pods", "", {}, 201};
    const Event plainDeployment {0, "bob", "create", "deployments", "web", {}, 201};
    add("by time and name", {plainDeployment, plainSet, plainPod}, 2, "1 time, 0 name");
    add("several at that time",
        {plainDeployment,
         {1, "carol", "create", "replicasets", "api-2b", {}, 201},
         plainSet,
         plainPod},
        3, "2 time/2, 0 name");
    add("too long ago",
        {{0, "bob", "create", "daemonsets", "agent", {}, 201},
         {11, "daemon-set-controller", "create", "pods", "", {}, 201}},
        1, "");
    add("just in time",
        {{0, "bob", "create", "daemonsets", "agent", {}, 201},
         {10, "daemon-set-controller", "create", "pods", "", {}, 201}},
        1, "0 time");
    add("another kind of owner",
        {{0, "bob", "create", "daemonsets", "agent", {}, 201},
         {1, "replicaset-controller", "create", "pods", "", {}, 201}},
        1, "");
    add("a name a day old",
        {{0, "bob", "create", "cronjobs", "rotate", {}, 201},
         {86'400, "cronjob-controller", "create", "jobs", "rotate-2992", {}, 201}},
        1, "0 name");
    add("a name older than that",
        {{0, "bob", "create", "cronjobs", "rotate", {}, 201},
         {86'402, "cronjob-controller", "create", "jobs", "rotate-2992", {}, 201}},
        1, "");
    add("pod of a StatefulSet",
        {{0, "bob", "update", "statefulsets", "db"},
         {1, "statefulset-controller", "create", "pods", "db-0", {}, 201}},
        1, "0 name");
    add("deleted with its owners",
        {{0, "bob", "create", "deployments", "web", {}, 201},
         plainSet,
         {3, "eve", "delete", "deployments", "web"},
         {4, "generic-garbage-collector", "delete", "replicasets", "web-1a"},
         {5, "generic-garbage-collector", "delete", "pods", "web-1a-x"}},
        4, "3 name, 2 name");
    add("deleted by scaling down",
        {deployment,
         set,
         {2, "eve", "patch", "deployments", "web"},
         {3, "deployment-controller", "update", "replicasets", "web-1a", "Deployment/web"},
         {4, "replicaset-controller", "delete", "pods", "web-1a-x"}},
        4, "3 name, 2 owner");
    add("the owner in another event of the object",
        {{0, "bob", "create", "jobs", "one", "-", 201},
         {1, "job-controller", "create", "pods", "quite-else", "Job/one", 201},
         {2, "eve", "delete", "jobs", "one"},
         {3, "generic-garbage-collector", "delete", "pods", "quite-else"}},
        3, "2 owner");
    add("kube-controller-manager does all",
        {plainDeployment,
         {1, "system:kube-controller-manager", "create", "replicasets", "web-1a", {}, 201},
         {2, "system:kube-controller-manager", "create", "pods", "", {}, 201}},
        2, "1 time, 0 name");
    add("a person", {deployment, {1, "eve", "create", "pods", "web-x", "Deployment/web", 201}}, 1,
        "");
    add("another account of kube-system",
        {deployment, {1, kAccounts + "ops", "create", "pods", "web-x", "Deployment/web", 201}}, 1,
        "");
    add("somebody who acts as the controller",
        {deployment,
         set,
         {2, "eve", "create", "pods", "", "ReplicaSet/web-1a", 201, "shop",
          R"(,"impersonatedUser":{"username":"system:serviceaccount:kube-system:replicaset-controller"})"}},
        2, "");
}

void ChangeOriginsTest::traces()
{
    QFETCH(std::vector<Event>, events);
    QFETCH(Row, row);
    QFETCH(QString, links);
    QCOMPARE(traced(events, row), links);
}

void ChangeOriginsTest::collectsOrigins()
{
    std::vector<Event> events {{0, "bob", "create", "daemonsets", "agent", "-", 201},
                               {1, "eve", "create", "daemonsets", "miner", "-", 201}};
    std::vector<Row> rows {0}; // a person's, which is not traced
    for (const char *owner : {"miner", "agent", "miner", "gone"}) {
        rows.push_back(static_cast<Row>(events.size()));
        events.push_back({2, "daemon-set-controller", "create", "pods", "",
                          QByteArray("DaemonSet/") + owner, 201});
    }
    const SnapshotPtr snapshot = snapshotOf(events);
    QVERIFY(ChangeTracer::areOfControllers(*snapshot, std::span<const Row>(rows).subspan(1)));
    QVERIFY(!ChangeTracer::areOfControllers(*snapshot, rows));
    QVERIFY(!ChangeTracer::areOfControllers(*snapshot, {}));
    const ChangeOrigins found = tracerOf(snapshot).originsOf(rows);
    QCOMPARE(found.origins.size(), 2U);
    QCOMPARE(found.origins[0].row, Row {1});
    QCOMPARE(found.origins[0].events, 2U);
    QCOMPARE(found.origins[0].chain, (std::vector<Row> {1, 2}));
    QCOMPARE(found.origins[1].row, Row {0});
    QCOMPARE(found.origins[1].events, 1U);
    QCOMPARE(found.untraced, 1U);
    QCOMPARE(found.notLookedAt, 0U);
}

void ChangeOriginsTest::looksAtSoManyEvents()
{
    std::vector<Event> events {{0, "bob", "create", "daemonsets", "agent", {}, 201}};
    std::vector<Row> rows;
    for (std::size_t i = 0; i < ChangeTracer::kMaximumEvents + 3; ++i) {
        rows.push_back(static_cast<Row>(events.size()));
        events.push_back({1, "daemon-set-controller", "create", "pods", "", {}, 201});
    }
    const ChangeOrigins found = tracerOf(snapshotOf(events)).originsOf(rows);
    QCOMPARE(found.origins.size(), 1U);
    QCOMPARE(found.origins[0].events, ChangeTracer::kMaximumEvents);
    QCOMPARE(found.notLookedAt, 3U);
}

void ChangeOriginsTest::cancels()
{
    const SnapshotPtr snapshot =
        snapshotOf({{0, "bob", "create", "daemonsets", "agent", {}, 201},
                    {1, "daemon-set-controller", "create", "pods", "", {}, 201}});
    EvaluationControl control;
    control.cancelled = [] { return true; };
    QVERIFY(!ChangeIndex::of(snapshot, control));
    const ChangeOrigins found =
        tracerOf(snapshot).originsOf(std::vector<Row> {1}, [] { return true; });
    QVERIFY(found.origins.empty());
    QCOMPARE(found.notLookedAt, 1U);
}

void ChangeOriginsTest::recordedLogs_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("resource"); // of what the controller wrote
    QTest::addColumn<QString>("prefix"); // of its name, or of its owner's in a log without names
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("weakest");
    const auto add = [](const char *log, const char *resource, const char *prefix, const char *user,
                        const char *change, LinkEvidence weakest) {
        QTest::addRow("%s %s %s", log, resource, prefix)
            << QString::fromLatin1(log) << QString::fromLatin1(resource)
            << QString::fromLatin1(prefix) << QString::fromLatin1(user)
            << QString::fromLatin1(change) << static_cast<int>(weakest);
    };
    // GROUND_TRUTH.md: the attacker's DaemonSet, CronJob and Job, his change of a Deployment and
    // its deletion, and an administrator's restart.
    const char *const ops = "system:serviceaccount:kube-system:ops-admin";
    const char *const admin = "maddie.shepherd@demo.org";
    const char *const full = "request-response";
    const auto sure = LinkEvidence::OwnerReferences;
    add(full, "pods", "node-agent-", ops, "create daemonsets kube-system/node-agent", sure);
    add(full, "pods", "one-shot-", ops, "create jobs default/one-shot", sure);
    add(full, "pods", "processor-5ffbf867b7-", ops, "patch deployments payments/processor", sure);
    add(full, "replicasets", "preview-6555c66d9d", admin, "patch deployments dev/preview", sure);
    add(full, "pods", "preview-6555c66d9d-", admin, "patch deployments dev/preview", sure);
    const char *const plain = "metadata";
    const auto name = LinkEvidence::Name;
    add(plain, "jobs", "log-rotate-29923784", ops, "create cronjobs kube-system/log-rotate", name);
    add(plain, "replicasets", "preview-685dcfd877", admin, "patch deployments dev/preview", name);
    add(plain, "replicasets", "processor-5ffbf867b7", ops, "patch deployments payments/processor",
        name);
}

void ChangeOriginsTest::recordedLogs()
{
    QFETCH(QString, log);
    QFETCH(QString, resource);
    QFETCH(QString, prefix);
    QFETCH(QString, user);
    QFETCH(QString, change);
    QFETCH(int, weakest);
    const SnapshotPtr snapshot = recordedLog(log);
    if (!snapshot)
        QSKIP("the recorded log is not on this machine");
    const ChangeTracer tracer = tracerOf(snapshot);
    const auto text = [&snapshot](FieldId field, Row row) {
        return QString::fromStdString(fieldText(*snapshot, field, row));
    };
    int found = 0;
    allRows(*snapshot, RowKind::Requests).forEach([&](Row row) {
        if (!ChangeTracer::isOfController(*snapshot, row)
            || text(FieldId::ResourcePath, row) != resource
            || text(FieldId::Verb, row) != QLatin1String("create")
            || !text(FieldId::ObjectName, row).startsWith(prefix))
            return;
        ++found;
        const ChangeOrigins origins = tracer.originsOf(std::vector<Row> {row});
        QCOMPARE(origins.origins.size(), 1U);
        const ChangeOrigin &origin = origins.origins.front();
        QCOMPARE(text(FieldId::EffectiveUser, origin.row), user);
        QCOMPARE(text(FieldId::Verb, origin.row) + QLatin1Char(' ')
                     + text(FieldId::ResourcePath, origin.row) + QLatin1Char(' ')
                     + text(FieldId::Namespace, origin.row) + QLatin1Char('/')
                     + text(FieldId::ObjectName, origin.row),
                 change);
        QCOMPARE(static_cast<int>(origin.how), weakest);
    });
    QVERIFY(found > 0);
}

QTEST_GUILESS_MAIN(ChangeOriginsTest)
#include "tst_changeorigins.moc"
