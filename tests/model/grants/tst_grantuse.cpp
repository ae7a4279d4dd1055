// SPDX-License-Identifier: Apache-2.0
#include "model/grants/grantuse.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"
#include "tests/support/recordedlogs.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

std::vector<GrantUse> usesOf(const EventSnapshot &log)
{
    return grantUses(log, log.representatives()).value();
}

RowBitmap rowsOf(const EventSnapshot &log, const QString &kql)
{
    const auto filter = parseKql(kql.toStdString());
    if (!filter)
        qFatal("%s: %s", qPrintable(kql), qPrintable(filter.error().message));
    return CompiledFilter(filter->expression).evaluate(log, log.representatives())->matched;
}

EventLine line(const QByteArray &user, const QByteArray &reason)
{
    EventLine event;
    event.user = user;
    event.more =
        R"(,"annotations":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":")"
        + reason + "\"}";
    return event;
}

} // namespace

class TestGrantUse : public QObject
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
        std::map<std::string, std::set<Row>> expected; // by reason
        std::set<Row> withoutReason;
        snapshot->representatives().forEach([&](Row row) {
            const json event = json::parse(snapshot->eventJson(row).value());
            const json annotations = event.value("annotations", json::object());
            const std::string decision = annotations.value("authorization.k8s.io/decision", "");
            const std::string reason = annotations.value("authorization.k8s.io/reason", "");
            if (decision == "allow" && !reason.empty())
                expected[reason].insert(row);
            else if (decision == "allow")
                withoutReason.insert(row);
        });
        QVERIFY(expected.size() > 30);
        RowBitmap all(snapshot->eventCount());
        std::size_t unreasoned = 0;
        const std::vector<GrantUse> uses = usesOf(*snapshot);
        for (const GrantUse &use : uses) {
            const RowBitmap rows = rowsOf(*snapshot, use.kql);
            QVERIFY2(rows.count() == use.activity.requests, qPrintable(use.kql));
            RowBitmap both = rows;
            both &= all;
            QVERIFY2(both.none(), qPrintable(use.kql)); // no request twice
            all |= rows;
            if (use.authorizer == Authorizer::Rbac) {
                QVERIFY(use.reason.find('"' + use.binding + '"') != std::string::npos);
                const std::set<Row> &rowsExpected = expected[use.reason];
                const std::vector<Row> found = rows.rows();
                QCOMPARE(std::set<Row>(found.begin(), found.end()), rowsExpected);
            } else if (use.authorizer != Authorizer::Unrecorded) {
                unreasoned += use.activity.requests;
            }
            checkActivity(*snapshot, rows, use.activity);
        }
        QCOMPARE(unreasoned, withoutReason.size());
        QCOMPARE(
            std::count_if(uses.begin(), uses.end(),
                          [](const GrantUse &use) { return use.authorizer == Authorizer::Rbac; }),
            std::ptrdiff_t(expected.size()));
    }

    void tellsAuthorizersApart()
    {
        EventLine masters = line(R"(root","groups":["system:masters","system:nodes"],"uid":")", "");
        EventLine node = line(R"(system:node:n1","groups":["system:nodes"],"uid":")", "");
        EventLine noNode = line(R"(other","groups":["system:nodes"],"uid":")", "");
        // What counts is who the request was made as.
        EventLine as = masters;
        as.more.prepend(R"(,"impersonatedUser":{"username":"bob","groups":["dev"]})");
        EventLine webhook = line("carol", "allowed by \\\"webhook\\\" or /x/");
        EventLine unrecorded;
        EventLine failed; // and who knows whether it was authorized
        failed.code = 404;
        EventLine forbidden;
        forbidden.code = 403;
        forbidden.more =
            R"(,"annotations":{"authorization.k8s.io/decision":"forbid","authorization.k8s.io/reason":""})";
        EventLine notFound =
            line("dora", R"(RBAC: allowed by RoleBinding \"b/shop\" of Role \"r\" to Group \"g\")");
        notFound.code = 404;
        const SnapshotPtr log = snapshotOf(std::vector<EventLine> {
            masters, node, noNode, as, webhook, unrecorded, failed, forbidden, notFound});
        std::map<Authorizer, std::uint32_t> counts;
        for (const GrantUse &use : usesOf(*log)) {
            counts[use.authorizer] += use.activity.requests;
            QCOMPARE(rowsOf(*log, use.kql).count(), use.activity.requests);
            if (use.authorizer == Authorizer::Rbac) {
                QCOMPARE(use.bindingKind, std::string("RoleBinding"));
                QCOMPARE(use.binding, std::string("b/shop"));
                QCOMPARE(use.roleKind, std::string("Role"));
                QCOMPARE(use.subjectKind, std::string("Group"));
                QCOMPARE(use.activity.users.front().value, std::string("dora"));
            }
        }
        QCOMPARE(counts,
                 (std::map<Authorizer, std::uint32_t> {{Authorizer::Rbac, 1},
                                                       {Authorizer::PrivilegedGroup, 1},
                                                       {Authorizer::Node, 1},
                                                       {Authorizer::Other, 3},
                                                       {Authorizer::Unrecorded, 1}}));
    }

    void listsAreBounded()
    {
        std::vector<EventLine> events;
        for (int i = 0; i < 150; ++i) {
            events.push_back(line("user" + QByteArray::number(i), "x"));
            events.back().resource = "r" + QByteArray::number(i);
        }
        const std::vector<GrantUse> uses = usesOf(*snapshotOf(events));
        QCOMPARE(uses.size(), std::size_t {1});
        QCOMPARE(uses[0].activity.users.size(), GrantActivity::kMaximumListed);
        QCOMPARE(uses[0].activity.userCount, std::size_t {150});
        QCOMPARE(uses[0].activity.operations.size(), GrantActivity::kMaximumListed);
        QCOMPARE(uses[0].activity.operationCount, std::size_t {150});
    }

    void looksOnlyAtItsRows()
    {
        const SnapshotPtr log =
            snapshotOf(std::vector<EventLine> {line("a", "x"), line("b", "x"), line("c", "y")});
        RowBitmap rows(log->eventCount());
        rows.set(1);
        const auto uses = grantUses(*log, rows).value();
        QCOMPARE(uses.size(), std::size_t {1});
        QCOMPARE(uses[0].activity.requests, 1U);
        QVERIFY(grantUses(EventSnapshot(), RowBitmap()).value().empty());
        QVERIFY(!grantUses(*log, rows, {[] { return true; }, {}}));
    }

private:
    static void checkActivity(const EventSnapshot &log, const RowBitmap &rows,
                              const GrantActivity &activity)
    {
        MicrosecondsUtc first = INT64_MAX;
        std::map<std::string, std::uint32_t> users;
        std::map<std::string, std::uint32_t> operations;
        rows.forEach([&](Row row) {
            const json event = json::parse(log.eventJson(row).value());
            first = std::min(first, log.time(row));
            ++users[event.contains("impersonatedUser") ? event["impersonatedUser"]["username"]
                                                       : event["user"]["username"]];
            std::string object = event.value("requestURI", "");
            object = object.substr(0, object.find('?'));
            if (event.contains("objectRef")) {
                const json &reference = event["objectRef"];
                object = reference.value("resource", "");
                for (const auto &[key, mark] : {std::pair("apiGroup", '.'), {"subresource", '/'}}) {
                    if (reference.contains(key))
                        object += mark + reference[key].get<std::string>();
                }
            }
            ++operations[event.value("verb", "") + ' ' + object];
        });
        QCOMPARE(activity.first, first);
        QCOMPARE(log.time(activity.firstRow), first);
        QCOMPARE(activity.userCount, users.size());
        for (const ValueCount &user : activity.users)
            QCOMPARE(user.rows, users[user.value]);
        QCOMPARE(activity.operationCount, operations.size());
        for (const OperationCount &operation : activity.operations)
            QCOMPARE(operation.requests, operations[operation.verb + ' ' + operation.object]);
    }
};

QTEST_GUILESS_MAIN(TestGrantUse)
#include "tst_grantuse.moc"
