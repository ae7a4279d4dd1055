// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/gkeresource.h"

#include "model/audit/requesturi.h"

#include <QTest>

using namespace kubewake;

class TestGkeResource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grammar_data();
    void grammar();
    void encoding();
    void hostileNames();
};

// `object`: group|version|namespace|resource|name|subresource
void TestGkeResource::grammar_data()
{
    QTest::addColumn<QByteArray>("resourceName");
    QTest::addColumn<QByteArray>("methodName");
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("uri");
    const auto row = [](const char *name, const QByteArray &resource, const QByteArray &method,
                        const QByteArray &object, const QByteArray &uri) {
        QTest::newRow(name) << resource << method << object << uri;
    };
    row("namespaced", "core/v1/namespaces/shop/pods/web", "io.k8s.core.v1.pods.get",
        "|v1|shop|pods|web|", "/api/v1/namespaces/shop/pods/web");
    row("namespaced list", "core/v1/namespaces/shop/pods", "io.k8s.core.v1.pods.list",
        "|v1|shop|pods||", "/api/v1/namespaces/shop/pods");
    row("cluster-wide list", "core/v1/nodes", "io.k8s.core.v1.nodes.list", "|v1||nodes||",
        "/api/v1/nodes");
    row("cluster-scoped", "rbac.authorization.k8s.io/v1/clusterroles/system:node",
        "io.k8s.authorization.rbac.v1.clusterroles.patch",
        "rbac.authorization.k8s.io|v1||clusterroles|system:node|",
        "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:node");
    row("cluster-scoped subresource", "core/v1/nodes/n1/proxy/exec/kube-system/etcd",
        "io.k8s.core.v1.nodes.proxy.get", "|v1||nodes|n1|proxy",
        "/api/v1/nodes/n1/proxy/exec/kube-system/etcd");
    row("exec repeats the name", "core/v1/namespaces/shop/pods/web/exec/web",
        "io.k8s.core.v1.pods.exec.create", "|v1|shop|pods|web|exec",
        "/api/v1/namespaces/shop/pods/web/exec");
    row("exec, only the method tells", "core/v1/namespaces/shop/pods/web",
        "io.k8s.core.v1.pods.exec.create", "|v1|shop|pods|web|exec",
        "/api/v1/namespaces/shop/pods/web/exec");
    row("created: the name is in the body", "apps/v1/namespaces/shop/deployments/web",
        "io.k8s.apps.v1.deployments.create", "apps|v1|shop|deployments|web|",
        "/apis/apps/v1/namespaces/shop/deployments");
    row("created without a name", "core/v1/namespaces/shop/pods", "io.k8s.core.v1.pods.create",
        "|v1|shop|pods||", "/api/v1/namespaces/shop/pods");
    row("created subresource", "core/v1/namespaces/shop/serviceaccounts/ci/token",
        "io.k8s.core.v1.serviceaccounts.token.create", "|v1|shop|serviceaccounts|ci|token",
        "/api/v1/namespaces/shop/serviceaccounts/ci/token");
    row("custom resource", "cert-manager.io/v1/namespaces/shop/certificates/c",
        "io.cert-manager.v1.certificates.update", "cert-manager.io|v1|shop|certificates|c|",
        "/apis/cert-manager.io/v1/namespaces/shop/certificates/c");
    // A namespace is in itself, as the API server sees it; what is created is in none yet.
    row("namespace", "core/v1/namespaces/shop", "io.k8s.core.v1.namespaces.delete",
        "|v1|shop|namespaces|shop|", "/api/v1/namespaces/shop");
    row("namespace created", "core/v1/namespaces/shop", "io.k8s.core.v1.namespaces.create",
        "|v1||namespaces|shop|", "/api/v1/namespaces");
    row("namespaces", "core/v1/namespaces", "io.k8s.core.v1.namespaces.list", "|v1||namespaces||",
        "/api/v1/namespaces");
    row("namespace finalized", "core/v1/namespaces/shop/finalize",
        "io.k8s.core.v1.namespaces.finalize.update", "|v1|shop|namespaces|shop|finalize",
        "/api/v1/namespaces/shop/finalize");
    // The method tells a subresource of a namespace from a resource in it, whatever its name.
    row("unknown subresource of a namespace", "core/v1/namespaces/shop/pods",
        "io.k8s.core.v1.namespaces.pods.get", "|v1|shop|namespaces|shop|pods",
        "/api/v1/namespaces/shop/pods");
    row("resource called finalize", "core/v1/namespaces/shop/finalize",
        "io.k8s.core.v1.finalize.list", "|v1|shop|finalize||", "/api/v1/namespaces/shop/finalize");
    row("no method: namespace", "core/v1/namespaces/shop/status", "",
        "|v1|shop|namespaces|shop|status", "/api/v1/namespaces/shop/status");
    row("no method: in a namespace", "core/v1/namespaces/shop/pods", "", "|v1|shop|pods||",
        "/api/v1/namespaces/shop/pods");
    row("no resource", "readyz", "io.k8s.get", "|||||", "/readyz");
    row("no resource, discovery", "api/v1", "io.k8s.get", "|||||", "/api/v1");
    row("no resource, long", "apis/apps/v1/x", "io.k8s.get", "|||||", "/apis/apps/v1/x");
    row("no resource, scanner", "HNAP1", "io.k8s.post", "|||||", "/HNAP1");
    row("no resource, slash", "/healthz", "io.k8s.get", "|||||", "/healthz");
    row("too short", "core/v1", "io.k8s.core.v1.pods.get", "|||||", "/core/v1");
    row("empty part", "core/v1//pods", "io.k8s.core.v1.pods.get", "|||||", "/core/v1//pods");
    row("nothing", "", "io.k8s.get", "|||||", "");
}

void TestGkeResource::grammar()
{
    QFETCH(QByteArray, resourceName);
    QFETCH(QByteArray, methodName);
    const GkeResource found = gkeResourceOf(resourceName.toStdString(), methodName.toStdString());
    std::string object;
    for (const std::string &part :
         {found.apiGroup, found.apiVersion, found.namespaceName, found.resource, found.name})
        object += part + '|';
    QTEST(QByteArray::fromStdString(object + found.subresource), "object");
    QTEST(QByteArray::fromStdString(found.uri), "uri");
    QCOMPARE(found.verb, methodName.mid(methodName.lastIndexOf('.') + 1).toStdString());
}

void TestGkeResource::encoding()
{
    const std::string name = "a b%2F?#\"\xC3\xA9";
    const GkeResource found =
        gkeResourceOf("core/v1/namespaces/shop/pods/" + name, "io.k8s.core.v1.pods.get");
    QCOMPARE(found.name, name);
    QCOMPARE(found.uri, std::string("/api/v1/namespaces/shop/pods/a%20b%252F%3F%23%22%C3%A9"));
    const std::string command = "sh -c 'a&b=c+d' \xE2\x82\xAC";
    const auto parameters = queryParameters("/x?command=" + percentEncodedQuery(command));
    QCOMPARE(parameters.size(), std::size_t {1});
    QCOMPARE(parameters.front().value, command);
}

void TestGkeResource::hostileNames()
{
    const std::string slashes(1'000'000, '/');
    QCOMPARE(gkeResourceOf(slashes, "io.k8s.get").uri, slashes);
    std::string path = "core/v1/nodes/n/proxy";
    for (int i = 0; i < 100'000; ++i)
        path += "/x";
    const GkeResource found = gkeResourceOf(path, std::string(1'000'000, '.'));
    QCOMPARE(found.subresource, std::string("proxy"));
    QVERIFY(found.uri.size() >= path.size());
}

QTEST_APPLESS_MAIN(TestGkeResource)
#include "tst_gkeresource.moc"
