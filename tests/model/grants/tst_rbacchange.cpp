// SPDX-License-Identifier: Apache-2.0
#include "model/grants/rbacchange.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"
#include "tests/support/memorysnapshot.h"
#include "tests/support/recordedlogs.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;
using Change = ObjectVersion::Change;

namespace {

std::vector<RbacChange> changesOf(const EventSnapshot &log)
{
    return rbacChanges(log, log.representatives()).value();
}

std::uint32_t countOf(const EventSnapshot &log, const QString &kql)
{
    const auto filter = parseKql(kql.toStdString());
    if (!filter)
        qFatal("%s: %s", qPrintable(kql), qPrintable(filter.error().message));
    return CompiledFilter(filter->expression).evaluate(log, log.representatives())->matched.count();
}

// A request about RBAC. `more`: members with bodies, each after a comma.
EventLine rbac(int second, const char *verb, const QByteArray &resource, const QByteArray &space,
               const QByteArray &name, const QByteArray &more = {})
{
    EventLine line;
    line.second = second;
    line.verb = verb;
    line.user = "mallory";
    // The group comes along with the resource: the line has no member of its own for it.
    line.resource = resource + "\",\"apiGroup\":\"rbac.authorization.k8s.io";
    line.space = space;
    line.name = name;
    line.level = "RequestResponse";
    line.more = more;
    return line;
}

EventLine use(int second, const QByteArray &binding, const QByteArray &role,
              const QByteArray &user = "eve")
{
    EventLine line;
    line.second = second;
    line.user = user;
    line.more = ",\"annotations\":{\"authorization.k8s.io/decision\":\"allow\","
                "\"authorization.k8s.io/reason\":\"RBAC: allowed by "
        + binding + " of " + role + " to User \\\"eve\\\"\"}";
    return line;
}

QByteArray quoted(const char *kind, const QByteArray &name)
{
    return QByteArray(kind) + " \\\"" + name + "\\\"";
}

QByteArray body(const char *member, const QByteArray &name, const QByteArray &fields)
{
    return ",\"" + QByteArray(member) + "\":{\"metadata\":{\"name\":\"" + name + "\"}," + fields
        + "}";
}

// `x.y: before -> after`.
QStringList texts(const std::vector<FieldChange> &fields)
{
    QStringList all;
    for (const FieldChange &field : fields)
        all << QString::fromStdString(field.path + ": " + field.before + " -> " + field.after);
    return all;
}

} // namespace

class TestRbacChange : public QObject
{
    Q_OBJECT

private slots:
    void countsRecordedLogs_data()
    {
        QTest::addColumn<QString>("log");
        for (const char *log : {"request-response", "metadata", "production-policy"})
            QTest::newRow(log) << QString::fromLatin1(log);
    }

    // Against the annotations as they are written, and against the filters.
    void countsRecordedLogs()
    {
        QFETCH(QString, log);
        const SnapshotPtr snapshot = recordedLog(log);
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        std::vector<std::pair<MicrosecondsUtc, std::string>> reasons;
        std::size_t expectedChanges = 0;
        const std::set<std::string> verbs {"create", "update", "patch", "delete",
                                           "deletecollection"};
        snapshot->representatives().forEach([&](Row row) {
            const json event = json::parse(snapshot->eventJson(row).value());
            const json annotations = event.value("annotations", json::object());
            if (annotations.value("authorization.k8s.io/decision", "") == "allow")
                reasons.emplace_back(snapshot->time(row),
                                     annotations.value("authorization.k8s.io/reason", ""));
            const int code = event.value("responseStatus", json::object()).value("code", 0);
            if (event.value("objectRef", json::object()).value("apiGroup", "")
                    == "rbac.authorization.k8s.io"
                && verbs.count(event.value("verb", "")) != 0 && code < 300)
                ++expectedChanges;
        });
        const std::vector<RbacChange> changes = changesOf(*snapshot);
        QCOMPARE(changes.size(), expectedChanges);
        QVERIFY(std::ranges::is_sorted(changes, {}, &RbacChange::answered));
        std::size_t used = 0;
        for (const RbacChange &change : changes) {
            QVERIFY2(countOf(*snapshot, change.kql) == change.uses.requests,
                     qPrintable(change.kql));
            used += change.uses.requests > 0 ? 1 : 0;
            if (change.object.kind != "ClusterRoleBinding" || change.object.name.empty())
                continue;
            const std::string start =
                "RBAC: allowed by ClusterRoleBinding \"" + change.object.name + "\" of ";
            const auto expected = std::ranges::count_if(reasons, [&](const auto &reason) {
                return reason.second.compare(0, start.size(), start) == 0
                    && reason.first > change.answered
                    && (change.until == kNoTime || reason.first <= change.until);
            });
            QCOMPARE(std::ptrdiff_t(change.uses.requests), expected);
        }
        QVERIFY(used > 10);
    }

    // The attacker's binding of campaign A, and the role that was widened.
    void tellsWhatChanged()
    {
        const SnapshotPtr snapshot = recordedLog(QStringLiteral("request-response"));
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const std::vector<RbacChange> changes = changesOf(*snapshot);
        const auto find = [&changes](const char *name, Change kind) {
            return *std::ranges::find_if(changes, [&](const RbacChange &change) {
                return change.object.name == name && change.change == kind;
            });
        };
        const RbacChange all = find("all-sa", Change::Created);
        QCOMPARE(all.user, std::string("system:serviceaccount:kube-system:ops-admin"));
        QVERIFY(all.uses.requests > 400);
        QVERIFY(all.delay() > 0);
        QVERIFY(texts(all.fields).join(QLatin1Char('\n')).contains(QLatin1String("cluster-admin")));
        const RbacChange widened = find("pod-debugger", Change::Patched);
        QVERIFY(!widened.fields.empty());
        QVERIFY(widened.fields.front().path.starts_with("rules"));
        QCOMPARE(find("public-access", Change::Deleted).uses.requests, 0U);
    }

    // Each use belongs to the last change before it, and a collection ends what is in it.
    void endsWithTheNextChange()
    {
        const QByteArray binding = quoted("RoleBinding", "b/shop");
        const QByteArray role = quoted("Role", "r");
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {
            use(0, binding, role), // before all
            rbac(10, "create", "roles", "shop", "r"),
            rbac(20, "create", "rolebindings", "shop", "b"), use(30, binding, role),
            use(31, binding, role, "bob"), rbac(40, "update", "roles", "shop", "r"),
            use(50, binding, role), rbac(60, "deletecollection", "rolebindings", "shop", ""),
            use(70, binding, role), // as caches do
            use(71, quoted("RoleBinding", "b/other"), role), // neither of them
            use(72, quoted("ClusterRoleBinding", "b"), quoted("ClusterRole", "r")),
            rbac(80, "create", "clusterroles", "", "r"),
            use(90, quoted("RoleBinding", "c/dev"), quoted("ClusterRole", "r")),
            use(91, quoted("ClusterRoleBinding", "b"), quoted("ClusterRole", "r"))});
        QStringList found;
        for (const RbacChange &change : changesOf(*log)) {
            QCOMPARE(countOf(*log, change.kql), change.uses.requests);
            found << QString::fromStdString(change.object.kind + ' ' + change.object.name)
                    + QStringLiteral(": %1").arg(change.uses.requests);
        }
        QCOMPARE(found,
                 QStringList({QStringLiteral("Role r: 2"), QStringLiteral("RoleBinding b: 3"),
                              QStringLiteral("Role r: 2"), QStringLiteral("RoleBinding : 1"),
                              QStringLiteral("ClusterRole r: 2")}));
        const RbacChange created = changesOf(*log)[1];
        QCOMPARE(created.delay(), 10 * kMicrosecondsPerSecond);
        QCOMPARE(created.uses.userCount, std::size_t {2});
        QCOMPARE(created.uses.users.front().value, std::string("eve"));
        QCOMPARE(changesOf(*log)[4].until, kNoTime);
    }

    void comparesVersions()
    {
        const QByteArray before = "\"rules\":[{\"verbs\":[\"get\"],\"resources\":[\"pods\"]}]";
        const QByteArray after = "\"rules\":[{\"verbs\":[\"*\"],\"resources\":[\"pods\"]}]";
        EventLine bare = rbac(40, "update", "roles", "shop", "r");
        bare.level = "Metadata";
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {
            rbac(10, "create", "roles", "shop", "r", body("responseObject", "r", before)),
            rbac(20, "update", "roles", "shop", "r", body("responseObject", "r", after)),
            rbac(30, "delete", "roles", "shop", "r"), bare,
            rbac(50, "update", "roles", "shop", "r", body("responseObject", "r", before))});
        const std::vector<RbacChange> changes = changesOf(*log);
        QCOMPARE(changes.size(), std::size_t {5});
        QVERIFY(changes[0].isDifference);
        QCOMPARE(changes[0].fields.size(), std::size_t {1});
        QCOMPARE(changes[0].fields[0].kind, FieldChange::Kind::Added);
        QVERIFY(changes[1].isDifference);
        const QString difference = texts(changes[1].fields).join(QLatin1Char('\n'));
        QVERIFY2(difference.contains(QLatin1String("get"))
                     && difference.contains(QLatin1String("\"*\""))
                     && !difference.contains(QLatin1String("pods")),
                 qPrintable(difference));
        QCOMPARE(changes[2].fields[0].kind, FieldChange::Kind::Removed);
        QVERIFY(changes[3].fields.empty());
        QVERIFY(changes[3].note.contains(QLatin1String("Metadata")));
        QVERIFY(!changes[4].isDifference); // what it was before nobody knows
        QCOMPARE(changes[4].fields.size(), std::size_t {1});
    }

    void boundsValues()
    {
        const QByteArray name(int(RbacChange::kMaximumValue), 'x');
        QByteArray subjects;
        for (int i = 0; i < 60; ++i)
            subjects +=
                (i > 0 ? ",{\"name\":\"" : "{\"name\":\"") + name + QByteArray::number(i) + "\"}";
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {
            rbac(10, "create", "rolebindings", "shop", "b",
                 body("responseObject", "b", "\"subjects\":[" + subjects + "]"))});
        const std::vector<RbacChange> changes = changesOf(*log);
        QVERIFY(!changes.front().fields.empty());
        for (const FieldChange &field : changes.front().fields)
            QVERIFY(field.after.size() <= RbacChange::kMaximumValue + 3);
    }

    // `b` of one cluster is not `b` of another.
    void keepsClustersApart()
    {
        const SnapshotPtr log = memorySnapshot(
            jsonLines({rbac(10, "create", "clusterrolebindings", "", "b"),
                       use(20, quoted("ClusterRoleBinding", "b"), quoted("ClusterRole", "r"))}),
            "prod");
        const std::vector<RbacChange> changes = changesOf(*log);
        QCOMPARE(changes.size(), std::size_t {1});
        QCOMPARE(changes[0].object.cluster, std::string("prod"));
        QVERIFY(changes[0].kql.contains(QLatin1String("cluster: \"prod\"")));
        QCOMPARE(countOf(*log, changes[0].kql), changes[0].uses.requests);
        QCOMPARE(changes[0].uses.requests, 1U);
    }

    // Names that are KQL, regular expressions or both.
    void asksForOddNames_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"a.b", "a*", "x or y", "a/b", "(", "x\\\\", "é", "a and not b"})
            QTest::newRow(name) << QByteArray(name);
    }

    void asksForOddNames()
    {
        QFETCH(QByteArray, name);
        const QByteArray binding = quoted("RoleBinding", "b/" + name);
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {
            rbac(10, "create", "roles", name, "r"), rbac(11, "create", "rolebindings", name, "b"),
            rbac(12, "create", "clusterroles", "", name),
            rbac(13, "deletecollection", "rolebindings", name, ""),
            use(20, binding, quoted("Role", "r")), use(21, binding, quoted("ClusterRole", name)),
            use(22, quoted("RoleBinding", "b/zz"), quoted("Role", "r"))});
        for (const RbacChange &change : changesOf(*log)) {
            QVERIFY2(countOf(*log, change.kql) == change.uses.requests, qPrintable(change.kql));
            const bool ended = change.object.kind == "RoleBinding" && !change.object.name.empty();
            QVERIFY(ended || change.uses.requests > 0);
        }
    }

    void looksOnlyAtItsChanges()
    {
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {
            rbac(10, "create", "roles", "shop", "r"), rbac(20, "create", "roles", "shop", "s"),
            rbac(30, "delete", "roles", "shop", "r")});
        RowBitmap rows(log->eventCount());
        rows.set(0);
        const auto changes = rbacChanges(*log, rows).value();
        QCOMPARE(changes.size(), std::size_t {1});
        QCOMPARE(changes[0].until, log->time(2));
        EventLine refused = rbac(10, "create", "roles", "shop", "r");
        refused.code = 403;
        EventLine other = rbac(10, "create", "roles", "shop", "r");
        other.resource = "roles\",\"apiGroup\":\"example.org";
        QVERIFY(changesOf(*snapshotOf(std::vector<EventLine> {refused, other})).empty());
        QVERIFY(rbacChanges(EventSnapshot(), RowBitmap()).value().empty());
        QVERIFY(!rbacChanges(*log, rows, {[] { return true; }, {}}));
    }
};

QTEST_GUILESS_MAIN(TestRbacChange)
#include "tst_rbacchange.moc"
