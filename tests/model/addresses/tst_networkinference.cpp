// SPDX-License-Identifier: Apache-2.0
// What bodies and peers tell about the networks of a cluster, and whom that is not believed from.
#include "model/addresses/networkinference.h"
#include "tests/support/eventlines.h"

#include <QTest>

using namespace kubewake;
using test::EventLine;

namespace {

const QByteArray kKubelet = "system:node:worker-1";

EventLine written(const QByteArray &user, const QByteArray &resource, const QByteArray &more,
                  int code = 200)
{
    EventLine line;
    line.user = user;
    line.verb = "patch";
    line.resource = resource;
    line.peer = "203.0.113.1";
    line.level = "RequestResponse";
    line.code = code;
    line.more = more;
    return line;
}

EventLine podStatus(const QByteArray &status, const QByteArray &user = kKubelet, int code = 200)
{
    return written(user, "pods", ",\"requestObject\":{\"status\":" + status + "}", code);
}

bool has(const NetworkSet &set, const char *address)
{
    return set.contains(*IpAddress::parse(address));
}

} // namespace

class NetworkInferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void nodesArePrivatePeersOfNodeUsers();
    void podsAreWhereKubeletsSay();
    void nodeObjectsTellAddressesAndPodNetworks();
    void servicesHaveARangeOfTheirOwn();
    void othersAreNotBelieved_data();
    void othersAreNotBelieved();
    void learnsOnlyWhatIsNew();
    void stopsWhenCancelled();
};

void NetworkInferenceTest::nodesArePrivatePeersOfNodeUsers()
{
    std::vector<EventLine> lines(5);
    lines[0].user = kKubelet;
    lines[0].peer = "10.0.0.5";
    lines[1].user = kKubelet;
    lines[1].peer = "8.8.8.8"; // a stolen credential, maybe
    lines[2].user = kKubelet;
    lines[2].peer = "127.0.0.1";
    lines[3].peer = "10.0.0.6"; // of alice
    lines[4].user = "system:node:worker-2";
    lines[4].peer = "fd00::7";
    NetworkInference inference;
    QVERIFY(inference.learn(*test::snapshotOf(lines), {}));
    const NetworkSet &nodes = inference.networks().nodes;
    QCOMPARE(nodes.size(), std::size_t {2});
    QVERIFY(has(nodes, "10.0.0.5"));
    QVERIFY(has(nodes, "fd00::7"));
    QCOMPARE(inference.networks().pods.size(), std::size_t {0});
}

void NetworkInferenceTest::podsAreWhereKubeletsSay()
{
    NetworkInference inference;
    QVERIFY(inference.learn(
        *test::snapshotOf(
            {podStatus("{\"hostIP\":\"10.0.0.5\",\"podIP\":\"10.244.1.7\","
                       "\"podIPs\":[{\"ip\":\"10.244.1.7\"},{\"ip\":\"fd00:1::7\"}]}"),
             podStatus("{\"hostIP\":\"10.0.0.9\",\"podIP\":\"10.0.0.9\"}"), // on the host
             podStatus("{\"podIP\":\"nowhere\",\"hostIP\":7}"),
             podStatus("{\"podIP\":\"127.0.0.1\"}")}),
        {}));
    const ClusterNetworks &networks = inference.networks();
    QCOMPARE(networks.pods.size(), std::size_t {2});
    QVERIFY(has(networks.pods, "10.244.1.7"));
    QVERIFY(has(networks.pods, "fd00:1::7"));
    QCOMPARE(networks.nodes.size(), std::size_t {2});
    QVERIFY(has(networks.nodes, "10.0.0.5"));
    QVERIFY(has(networks.nodes, "10.0.0.9"));
}

void NetworkInferenceTest::nodeObjectsTellAddressesAndPodNetworks()
{
    NetworkInference inference;
    QVERIFY(inference.learn(
        *test::snapshotOf({written(kKubelet, "nodes",
                                   ",\"responseObject\":{\"spec\":{\"podCIDR\":\"10.244.1.0/24\","
                                   "\"podCIDRs\":[\"10.244.1.0/24\",\"fd00:10::/64\"]},"
                                   "\"status\":{\"addresses\":["
                                   "{\"type\":\"InternalIP\",\"address\":\"10.0.0.5\"},"
                                   "{\"type\":\"ExternalIP\",\"address\":\"8.8.4.4\"},"
                                   "{\"type\":\"Hostname\",\"address\":\"worker-1\"}]}}"),
                           // As large as the Internet.
                           written("system:kube-controller-manager", "nodes",
                                   ",\"requestObject\":{\"spec\":{\"podCIDR\":\"0.0.0.0/0\"}}")}),
        {}));
    const ClusterNetworks &networks = inference.networks();
    QVERIFY(has(networks.pods, "10.244.1.200"));
    QVERIFY(!has(networks.pods, "10.244.2.1"));
    QVERIFY(has(networks.pods, "fd00:10::1"));
    QVERIFY(has(networks.nodes, "10.0.0.5"));
    QVERIFY(has(networks.nodes, "8.8.4.4"));
    QCOMPARE(networks.nodes.size(), std::size_t {2});
    QCOMPARE(networks.pods.size(), std::size_t {2});
}

void NetworkInferenceTest::servicesHaveARangeOfTheirOwn()
{
    const auto service = [](const QByteArray &address) {
        EventLine line = written("alice", "services",
                                 ",\"responseObject\":{\"spec\":{\"clusterIP\":\"" + address
                                     + "\",\"clusterIPs\":[\"" + address + "\"]}}");
        line.verb = "create";
        return line;
    };
    NetworkInference inference;
    QVERIFY(inference.learn(*test::snapshotOf({service("10.96.0.1"), service("None")}), {}));
    QVERIFY(has(inference.networks().services, "10.96.0.1"));
    QVERIFY(!has(inference.networks().services, "10.96.0.2"));

    NetworkInference two;
    QVERIFY(two.learn(*test::snapshotOf({service("10.96.0.1"), service("10.96.3.9")}), {}));
    QVERIFY(has(two.networks().services, "10.96.2.2")); // 10.96.0.0/22 has both
    QVERIFY(!has(two.networks().services, "10.96.4.1"));

    NetworkInference apart; // no network of services is that large
    QVERIFY(apart.learn(*test::snapshotOf({service("10.96.0.1"), service("172.20.0.1")}), {}));
    QVERIFY(has(apart.networks().services, "172.20.0.1"));
    QVERIFY(!has(apart.networks().services, "10.97.0.1"));
    QVERIFY(!has(apart.networks().services, "8.8.8.8"));
}

void NetworkInferenceTest::othersAreNotBelieved_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<int>("code");
    QTest::newRow("a person") << QByteArray("mallory") << QByteArray("pods") << 200;
    QTest::newRow("a workload") << QByteArray("system:serviceaccount:shop:web")
                                << QByteArray("pods") << 200;
    QTest::newRow("nobody") << QByteArray("system:anonymous") << QByteArray("pods") << 200;
    QTest::newRow("a node that was refused") << kKubelet << QByteArray("pods") << 403;
    QTest::newRow("another kind of object") << kKubelet << QByteArray("configmaps") << 200;
}

void NetworkInferenceTest::othersAreNotBelieved()
{
    QFETCH(QByteArray, user);
    QFETCH(QByteArray, resource);
    QFETCH(int, code);
    NetworkInference inference;
    EventLine line = podStatus("{\"podIP\":\"10.244.1.7\"}", user, code);
    line.resource = resource;
    QVERIFY(!inference.learn(*test::snapshotOf({line}), {}));
    QCOMPARE(inference.networks(), ClusterNetworks());
}

void NetworkInferenceTest::learnsOnlyWhatIsNew()
{
    std::vector<EventLine> lines {podStatus("{\"podIP\":\"10.244.1.7\"}")};
    NetworkInference inference;
    QVERIFY(inference.learn(*test::snapshotOf(lines), {}));
    QVERIFY(!inference.learn(*test::snapshotOf(lines), {}));
    lines.push_back(podStatus("{\"podIP\":\"10.244.1.7\"}"));
    QVERIFY(!inference.learn(*test::snapshotOf(lines), {}));
    lines.push_back(podStatus("{\"podIP\":\"10.244.1.8\"}"));
    QVERIFY(inference.learn(*test::snapshotOf(lines), {}));
    QCOMPARE(inference.networks().pods.size(), std::size_t {2});
}

void NetworkInferenceTest::stopsWhenCancelled()
{
    NetworkInference inference;
    const SnapshotPtr snapshot = test::snapshotOf({podStatus("{\"podIP\":\"10.244.1.7\"}")});
    QVERIFY(!inference.learn(*snapshot, [] { return true; }));
    QVERIFY(inference.learn(*snapshot, {})); // and begins again
}

QTEST_APPLESS_MAIN(NetworkInferenceTest)
#include "tst_networkinference.moc"
