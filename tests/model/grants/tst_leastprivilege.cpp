// SPDX-License-Identifier: Apache-2.0
#include "model/grants/leastprivilege.h"
#include "tests/support/eventlines.h"
#include "tests/support/naiverbac.h"
#include "tests/support/recordedlogs.h"
#include "tests/support/snapshots.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

const QByteArray kAllowed = ",\"annotations\":{\"authorization.k8s.io/decision\":\"allow\","
                            "\"authorization.k8s.io/reason\":";

RequiredAccess accessOf(const EventSnapshot &log, std::string_view user)
{
    return requiredAccess(log, log.representatives(), user).value();
}

// All that anybody had to be allowed, by user.
std::map<std::string, std::set<NaiveAccess>> askedFor(const EventSnapshot &log)
{
    std::map<std::string, std::set<NaiveAccess>> asked;
    log.representatives().forEach([&](Row row) {
        const json event = json::parse(log.eventJson(row).value());
        std::set<std::string> users {event["user"].value("username", "")};
        if (event.contains("impersonatedUser"))
            users.insert(event["impersonatedUser"].value("username", ""));
        for (const std::string &user : users) {
            for (NaiveAccess &access : naiveAccess(event, user))
                asked[user].insert(std::move(access));
        }
    });
    asked.erase(std::string()); // authentication failed
    return asked;
}

std::string text(const NaiveAccess &access)
{
    return access.verb + ' ' + access.resource + '.' + access.group + ' ' + access.space + '/'
        + access.name + ' ' + access.path;
}

EventLine line(const char *verb, const QByteArray &resource, const QByteArray &space,
               const QByteArray &name)
{
    EventLine event;
    event.verb = verb;
    event.resource = resource;
    event.space = space;
    event.name = name;
    event.more = kAllowed
        + "\"RBAC: allowed by ClusterRoleBinding \\\"b\\\" of ClusterRole \\\"r\\\" to User "
          "\\\"alice\\\"\"}";
    return event;
}

} // namespace

class TestLeastPrivilege : public QObject
{
    Q_OBJECT

private slots:
    // Every request of every identity is allowed by its rules, and by nothing less.
    void replaysRecordedLogs_data()
    {
        QTest::addColumn<QString>("log");
        for (const char *log : {"request-response", "metadata", "production-policy"})
            QTest::newRow(log) << QString::fromLatin1(log);
    }

    void replaysRecordedLogs()
    {
        QFETCH(QString, log);
        const SnapshotPtr snapshot = recordedLog(log);
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const auto asked = askedFor(*snapshot);
        QVERIFY(asked.size() > 20);
        std::size_t verbs = 0;
        for (const auto &[user, accesses] : asked) {
            const std::string yaml = leastPrivilegeYaml(accessOf(*snapshot, user));
            const NaiveRbac rbac(yaml);
            for (const NaiveAccess &access : accesses)
                QVERIFY2(rbac.allows(user, access), (user + ": " + text(access)).c_str());
            for (std::size_t verb = 0; verb < rbac.verbCount(); ++verb) {
                const NaiveRbac less = rbac.without(verb);
                bool allAllowed = true;
                for (const NaiveAccess &access : accesses)
                    allAllowed = allAllowed && less.allows(user, access);
                QVERIFY2(!allAllowed,
                         (user + ": verb " + std::to_string(verb) + " of\n" + yaml).c_str());
            }
            // Nothing of what the others did comes with it.
            for (const NaiveRbac::Rule &rule : rbac.rules())
                QCOMPARE(rule.users, std::set<std::string> {user});
            verbs += rbac.verbCount();
        }
        QVERIFY(verbs > 200);
    }

    // Names of objects are all that is allowed, where they can be.
    void namesObjects()
    {
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {
            line("get", "secrets", "shop", "a"), line("get", "secrets", "shop", "b"),
            line("delete", "secrets", "shop", "a"), line("create", "secrets", "shop", "c"),
            line("list", "secrets", "shop", "d"), line("get", "configmaps", "shop", "a"),
            line("get", "configmaps", "shop", "b"), line("list", "secrets", "dev", ""),
            line("list", "pods", "", ""), line("list", "pods", "dev", ""),
            line("get", "nodes", "", "n1"), line("get", "namespaces", "dev", "dev")});
        const std::vector<RbacRole> roles = smallestRoles(accessOf(*log, "alice"));
        QStringList rules;
        for (const RbacRole &role : roles) {
            for (const RbacRule &rule : role.rules) {
                const auto joined = [](const std::vector<std::string> &list) {
                    QStringList texts;
                    for (const std::string &some : list)
                        texts << QString::fromStdString(some);
                    return texts.join(QLatin1Char(','));
                };
                rules << QStringList {QString::fromStdString(role.namespaceName),
                                      joined(rule.verbs), joined(rule.resources),
                                      joined(rule.resourceNames)}
                             .join(QLatin1Char(' '));
            }
        }
        rules.sort();
        // `list pods` in dev is allowed by the one in all namespaces.
        QCOMPARE(
            rules,
            QStringList({QStringLiteral(" get namespaces dev"), QStringLiteral(" get nodes n1"),
                         QStringLiteral(" list pods "), QStringLiteral("dev list secrets "),
                         QStringLiteral("shop create,list secrets "),
                         QStringLiteral("shop delete secrets a"),
                         QStringLiteral("shop get configmaps,secrets a,b")}));
    }

    void leavesOutManyNames()
    {
        std::vector<EventLine> events;
        for (std::size_t i = 0; i <= kMaximumResourceNames; ++i)
            events.push_back(line("get", "secrets", "shop", "s" + QByteArray::number(int(i))));
        const RequiredAccess access = accessOf(*snapshotOf(events), "alice");
        QVERIFY(access.hasManyNames);
        QVERIFY(smallestRoles(access).front().rules.front().resourceNames.empty());
        events.pop_back();
        QCOMPARE(smallestRoles(accessOf(*snapshotOf(events), "alice"))
                     .front()
                     .rules.front()
                     .resourceNames.size(),
                 kMaximumResourceNames);
    }

    void saysWhatRbacDoesNotDecide()
    {
        EventLine masters = line("get", "secrets", "shop", "a");
        masters.user = R"(root","groups":["system:masters"],"uid":")";
        masters.more = kAllowed + R"(""})";
        EventLine node = masters;
        node.user = R"(system:node:n1","groups":["system:nodes"],"uid":")";
        EventLine unrecorded = line("get", "secrets", "shop", "a");
        unrecorded.user = "bob";
        unrecorded.more.clear();
        EventLine refused = unrecorded;
        refused.code = 403;
        refused.name = "other";
        const SnapshotPtr log =
            snapshotOf(std::vector<EventLine> {masters, node, unrecorded, refused});
        QCOMPARE(accessOf(*log, "root").byPrivilegedGroup, 1U);
        QVERIFY(leastPrivilegeYaml(accessOf(*log, "root")).find("system:masters")
                != std::string::npos);
        QCOMPARE(accessOf(*log, "system:node:n1").byNodeAuthorizer, 1U);
        QVERIFY(smallestRoles(accessOf(*log, "system:node:n1")).empty());
        const RequiredAccess bob = accessOf(*log, "bob");
        QCOMPARE(bob.unrecorded, 1U);
        QCOMPARE(bob.requests, 1U);
        QCOMPARE(bob.resources.begin()->second, RequiredAccess::Names {"a"});
        QCOMPARE(accessOf(*log, "nobody").requests, 0U);
        QVERIFY(NaiveRbac(leastPrivilegeYaml(accessOf(*log, "nobody"))).rules().empty());
    }

    // A user whose name is YAML stays a name.
    void namesOfStrangersAreTexts()
    {
        EventLine event = line("get", "secrets", "x\\n  evil: \\\"yes\\\"", "*\\n- '#");
        event.user = "eve\\n---\\nkind: ClusterRole\\u2028x: 'y' #";
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {event});
        const std::string user = "eve\n---\nkind: ClusterRole\u2028x: 'y' #";
        const NaiveRbac rbac(leastPrivilegeYaml(accessOf(*log, user)));
        QCOMPARE(rbac.rules().size(), std::size_t {1});
        QCOMPARE(rbac.rules().front().users, std::set<std::string> {user});
        QCOMPARE(rbac.rules().front().space, std::string("x\n  evil: \"yes\""));
        QCOMPARE(rbac.rules().front().names, std::set<std::string> {"*\n- '#"});
    }

    void cancels()
    {
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {line("get", "pods", "a", "b")});
        QVERIFY(!requiredAccess(*log, log->representatives(), "alice", {[] { return true; }, {}}));
    }
};

QTEST_GUILESS_MAIN(TestLeastPrivilege)
#include "tst_leastprivilege.moc"
