// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/credentialfacts.h"
#include "model/credentials/credentialgraph.h"
#include "model/query/kql.h"
#include "tests/support/recordedlogs.h"

#include <QTest>

#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;

namespace {

Credential credential(const std::string &id, const std::string &by,
                      const std::vector<std::string> &users,
                      const std::vector<std::string> &addresses = {})
{
    Credential one;
    one.key = CredentialKey::ofId({}, id);
    one.kql = one.key.kql(false);
    if (!by.empty())
        one.origin.kind = CredentialOrigin::Kind::TokenRequest;
    one.origin.by = by;
    one.origin.requests.count = by.empty() ? 0 : 1;
    for (const std::string &user : users)
        one.uses.users.push_back({user, 2});
    for (const std::string &address : addresses)
        one.uses.addresses.push_back({address, 3, 0, 0});
    one.uses.userCount = users.size();
    one.uses.addressCount = addresses.size();
    one.uses.requests = 2;
    return one;
}

std::optional<std::size_t> find(const CredentialGraph &graph, const char *label)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].label == QLatin1String(label))
            return i;
    }
    return std::nullopt;
}

std::size_t layer(const CredentialGraph &graph, const char *label)
{
    const auto node = find(graph, label);
    return node ? graph.nodes[*node].layer : 999;
}

// Every node has a place of its own, in columns without gaps.
void checkPlaces(const CredentialGraph &graph)
{
    std::map<std::size_t, std::set<std::size_t>> places;
    for (const CredentialGraphNode &node : graph.nodes)
        QVERIFY(places[node.layer].insert(node.place).second);
    QCOMPARE(places.size(), graph.layers);
    std::size_t tallest = 0;
    for (const auto &[column, used] : places) {
        QCOMPARE(*used.rbegin() + 1, used.size());
        tallest = std::max(tallest, used.size());
    }
    QCOMPARE(tallest, graph.tallest);
}

RowBitmap rowsOf(const EventSnapshot &log, const QString &kql)
{
    const auto filter = parseKql(kql.toStdString());
    if (!filter)
        qFatal("%s: %s", qPrintable(kql), qPrintable(filter.error().message));
    return CompiledFilter(filter->expression).evaluate(log, log.representatives())->matched;
}

} // namespace

class TestCredentialGraph : public QObject
{
    Q_OBJECT

private slots:
    void emptyLineage()
    {
        const CredentialGraph graph = CredentialGraph::of({});
        QVERIFY(graph.nodes.empty());
        QCOMPARE(graph.layers, std::size_t(0));
    }

    // alice -> token 1 -> web -> token 2 -> job, and where from.
    void chainsGoToTheRight()
    {
        CredentialLineage lineage;
        lineage.credentials = {credential("JTI=2", "web", {"job"}, {"10.0.0.2"}),
                               credential("JTI=1", "alice", {"web"}, {"10.0.0.1"})};
        const CredentialGraph graph = CredentialGraph::of(lineage);
        checkPlaces(graph);
        QCOMPARE(graph.nodes.size(), std::size_t(7));
        std::size_t expected = 0;
        for (const char *label : {"alice", "JTI=1", "web", "JTI=2", "job"})
            QCOMPARE(layer(graph, label), expected++);
        QCOMPARE(layer(graph, "10.0.0.1"), std::size_t(2));
        QCOMPARE(layer(graph, "10.0.0.2"), std::size_t(4));
        for (const CredentialGraphEdge &edge : graph.edges)
            QVERIFY(graph.nodes[edge.from].layer < graph.nodes[edge.to].layer);
        QCOMPARE(graph.at(0, 0), find(graph, "alice"));
        QVERIFY(!graph.at(0, 1));
    }

    // Who makes tokens for itself: the circle is closed by an edge that leads back.
    void circlesEnd()
    {
        CredentialLineage lineage;
        lineage.credentials = {credential("JTI=1", "web", {"web"}),
                               credential("JTI=2", "web", {"job"}),
                               credential("JTI=3", "job", {"web"})};
        const CredentialGraph graph = CredentialGraph::of(lineage);
        checkPlaces(graph);
        QCOMPARE(graph.nodes.size(), std::size_t(5));
        QCOMPARE(graph.edges.size(), std::size_t(6));
        QVERIFY(graph.layers <= graph.nodes.size());
    }

    void impersonationIsAnEdge()
    {
        CredentialLineage lineage;
        lineage.credentials = {credential("JTI=1", "boss", {"web"})};
        lineage.credentials.front().origin.actor = "alice";
        Impersonation one;
        one.user = "alice";
        one.as = "boss";
        one.uses.requests = 4;
        lineage.impersonations = {one};
        const CredentialGraph graph = CredentialGraph::of(lineage);
        QCOMPARE(layer(graph, "alice"), std::size_t(0));
        QCOMPARE(layer(graph, "boss"), std::size_t(1));
        QCOMPARE(std::ranges::count(graph.edges, CredentialGraphEdge::Kind::ActedAs,
                                    &CredentialGraphEdge::kind),
                 std::ptrdiff_t(1));
    }

    void boundsAreCounted()
    {
        CredentialLineage lineage;
        std::vector<std::string> many;
        for (int i = 0; i < 12; ++i)
            many.push_back("10.0.0." + std::to_string(i));
        for (std::size_t i = 0; i < CredentialGraph::kMaximumCredentials + 7; ++i)
            lineage.credentials.push_back(
                credential("JTI=" + std::to_string(i), "alice", {"web"}, many));
        for (std::size_t i = 0; i < CredentialGraph::kMaximumImpersonations + 3; ++i) {
            Impersonation one;
            one.user = "alice";
            one.as = "as-" + std::to_string(i);
            lineage.impersonations.push_back(one);
        }
        const CredentialGraph graph = CredentialGraph::of(lineage);
        checkPlaces(graph);
        QCOMPARE(graph.leftOutCredentials, std::size_t(7));
        QCOMPARE(graph.leftOutUses, CredentialGraph::kMaximumCredentials * 7);
        QCOMPARE(graph.leftOutImpersonations, std::size_t(3));
        QVERIFY(find(graph, "JTI=0"));
        QVERIFY(!find(graph, "JTI=30"));
    }

    // The focus, who made it, what was made with it; the others only as far as there is room.
    void focusComesFirst()
    {
        CredentialLineage lineage;
        for (std::size_t i = 0; i < CredentialGraph::kMaximumCredentials; ++i)
            lineage.credentials.push_back(
                credential("JTI=" + std::to_string(i), {}, {"u" + std::to_string(i)}));
        const std::size_t focus = lineage.credentials.size();
        lineage.credentials.push_back(credential("JTI=focus", "alice", {"web"}));
        lineage.credentials.push_back(credential("JTI=after", "web", {"job"}));
        lineage.credentials.push_back(credential("JTI=before", {}, {"alice"}));
        QVERIFY(!CredentialGraph::of(lineage).nodeOf(focus));
        const CredentialGraph graph = CredentialGraph::of(lineage, focus);
        checkPlaces(graph);
        for (const std::size_t i : {focus, focus + 1, focus + 2}) {
            const auto node = graph.nodeOf(i);
            QVERIFY(node);
            QCOMPARE(graph.nodes[*node].credential.value(), i);
        }
        QVERIFY(layer(graph, "JTI=before") < layer(graph, "JTI=focus"));
        QVERIFY(layer(graph, "JTI=focus") < layer(graph, "JTI=after"));
        QCOMPARE(graph.leftOutCredentials, std::size_t(3));
    }

    // Each number that the window shows of a credential leads to as many rows.
    void factsCanBeAskedFor_data()
    {
        QTest::addColumn<QString>("log");
        for (const char *log : {"request-response", "formats/ipv6-1.34"})
            QTest::newRow(log) << QString::fromLatin1(log);
    }

    void factsCanBeAskedFor()
    {
        QFETCH(QString, log);
        const SnapshotPtr snapshot = recordedLog(log);
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const auto lineage = credentialLineage(*snapshot, snapshot->representatives());
        std::size_t asked = 0;
        for (const Credential &one : lineage->credentials) {
            for (const CredentialFact &fact : credentialFacts(one)) {
                QVERIFY(!factName(fact.kind).isEmpty());
                if (fact.requests.filter.isEmpty())
                    continue;
                ++asked;
                QVERIFY2(rowsOf(*snapshot, fact.requests.filter).count() == fact.requests.count,
                         qPrintable(fact.requests.filter));
            }
        }
        QVERIFY(asked > 10);
        checkPlaces(CredentialGraph::of(*lineage));
    }

    void pagesOfCredentials()
    {
        Credential one;
        one.key = {{}, CredentialKind::Secret, "t", "system:serviceaccount:shop:web"};
        QCOMPARE(entityOf(one)->value, std::string("t"));
        QCOMPARE(entityOf(one)->space.value(), std::string("shop"));
        one.key.value.clear();
        QCOMPARE(entityOf(one)->kind, EntityKind::ServiceAccount);
        one.key = CredentialKey::ofId({}, "JTI=1");
        QCOMPARE(entityOf(one)->kind, EntityKind::Credential);
        one.key = {{}, CredentialKind::Certificate, {}, {}};
        QVERIFY(!entityOf(one));
    }
};

QTEST_GUILESS_MAIN(TestCredentialGraph)
#include "tst_credentialgraph.moc"
