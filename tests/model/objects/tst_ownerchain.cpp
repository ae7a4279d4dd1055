// SPDX-License-Identifier: Apache-2.0
// From an object to who had it made: in a made-up log, and for every pod of a recorded one.
#include "model/objects/ownerchain.h"
#include "model/store/fieldvalues.h"
#include "tests/support/eventlines.h"
#include "tests/support/recordedlogs.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

EventLine made(int second, const QByteArray &user, const QByteArray &resource,
               const QByteArray &name, const QByteArray &owner = {},
               const QByteArray &verb = "create")
{
    EventLine line;
    line.second = second;
    line.user = user.endsWith("-controller") ? "system:serviceaccount:kube-system:" + user : user;
    line.verb = verb;
    line.resource = resource;
    line.space = "shop";
    line.name = name;
    line.level = "Request";
    const QList<QByteArray> parts = owner.split('/');
    if (!owner.isEmpty())
        line.more = R"(,"requestObject":{"metadata":{"ownerReferences":[{"kind":")" + parts[0]
            + R"(","name":")" + parts[1] + R"(","controller":true}]}})";
    return line;
}

OwnerChain chainOf(const std::vector<EventLine> &events, const ObjectKey &key)
{
    const SnapshotPtr log = snapshotOf(events);
    return ownerChain(log, readObjectHistory(*log, key).value()).value();
}

QString textOf(const OwnerChain &chain)
{
    QStringList texts;
    for (const OwnerLink &link : chain.links)
        texts << QString::fromStdString(link.object.resource + ' ' + link.object.name + " by "
                                        + link.user.substr(link.user.rfind(':') + 1));
    return texts.join(QStringLiteral(", ")) + (chain.isTraced ? QString() : QStringLiteral(" …"));
}

const ObjectKey kPod {{}, {}, "pods", "shop", "web-5d-x"};

} // namespace

class OwnerChainTest : public QObject
{
    Q_OBJECT

private slots:
    void chains_data();
    void chains();
    void cancels();
    void podsOfARecordedLog();
};

void OwnerChainTest::chains_data()
{
    QTest::addColumn<std::vector<EventLine>>("events");
    QTest::addColumn<QString>("expected");
    const EventLine pod = made(3, "replicaset-controller", "pods", "web-5d-x", "ReplicaSet/web-5d");
    const EventLine set =
        made(2, "deployment-controller", "replicasets", "web-5d", "Deployment/web");
    const EventLine deployment = made(1, "eve", "deployments", "web");
    QTest::newRow("all of it") << std::vector {deployment, set, pod}
                               << "pods web-5d-x by replicaset-controller, replicasets web-5d by "
                                  "deployment-controller, deployments web by eve";
    QTest::newRow("the person is not in the log")
        << std::vector {set, pod}
        << "pods web-5d-x by replicaset-controller, replicasets web-5d by deployment-controller …";
    QTest::newRow("by hand") << std::vector {made(3, "eve", "pods", "web-5d-x")}
                             << "pods web-5d-x by eve";
    QTest::newRow("only its end") << std::vector {made(3, "eve", "pods", "web-5d-x", {}, "delete")}
                                  << "pods web-5d-x by eve";
    QTest::newRow("nothing") << std::vector {deployment, set} << " …";
}

void OwnerChainTest::chains()
{
    QFETCH(const std::vector<EventLine>, events);
    QFETCH(const QString, expected);
    QCOMPARE(textOf(chainOf(events, kPod)), expected);
}

void OwnerChainTest::cancels()
{
    const SnapshotPtr log = snapshotOf({made(3, "eve", "pods", "web-5d-x")});
    const ObjectHistory history = readObjectHistory(*log, kPod).value();
    QVERIFY(!ownerChain(log, history, {[] { return true; }, {}}));
}

// The log has every change from the start of the cluster on, so every pod goes back to somebody.
void OwnerChainTest::podsOfARecordedLog()
{
    const SnapshotPtr log = recordedLog(QStringLiteral("request-response"));
    if (!log)
        QSKIP("the recorded log is not on this machine");
    int pods = 0;
    int throughOwners = 0;
    for (Row row = 0; row < log->eventCount(); ++row) {
        if (fieldText(*log, FieldId::Verb, row) != "create"
            || fieldText(*log, FieldId::ResourcePath, row) != "pods"
            || fieldText(*log, FieldId::Outcome, row) != "allowed")
            continue;
        const auto key = objectKeyOf(*log, row);
        if (!key || log->representativeOf(row) != row)
            continue;
        const OwnerChain chain = ownerChain(log, readObjectHistory(*log, *key).value()).value();
        QVERIFY2(chain.isTraced, objectText(*key).c_str());
        QCOMPARE(chain.links.front().object.name, key->name);
        ++pods;
        if (chain.links.size() < 2)
            continue;
        ++throughOwners;
        // Changes come before what they led to, clocks aside.
        for (std::size_t i = 1; i < chain.links.size(); ++i)
            QVERIFY(chain.links[i].time <= chain.links[i - 1].time + ChangeTracer::kClockSlack);
    }
    QVERIFY(pods > 20);
    QVERIFY(throughOwners > 10);
}

QTEST_GUILESS_MAIN(OwnerChainTest)
#include "tst_ownerchain.moc"
