// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/resourcepath.h"

#include <QTest>

using namespace kubewake;

class TestResourcePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void anyBytes();
};

// apiGroup/apiVersion namespace resource name subresource, or "-" for a URI without resource.
// After apiserver pkg/endpoints/request/requestinfo.go and its test.
void TestResourcePath::table_data()
{
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *uri, const char *expected) {
        QTest::newRow(uri) << QByteArray(uri) << QByteArray(expected);
    };
    row("/api/v1/namespaces", "/v1||namespaces||");
    row("/api/v1/namespaces/other", "/v1|other|namespaces|other|");
    row("/api/v1/namespaces/other/finalize", "/v1|other|namespaces|other|finalize");
    row("/api/v1/namespaces/other/status", "/v1|other|namespaces|other|status");
    row("/api/v1/namespaces/other/pods", "/v1|other|pods||");
    row("/api/v1/namespaces/other/pods/foo", "/v1|other|pods|foo|");
    row("/api/v1/namespaces/other/pods/foo/exec?command=ls", "/v1|other|pods|foo|exec");
    row("/api/v1/namespaces/other/services/s:80/proxy/a/b/c", "/v1|other|services|s:80|proxy");
    row("/api/v1/pods", "/v1||pods||");
    row("/api/v1/nodes/n1/proxy/exec", "/v1||nodes|n1|proxy");
    row("/api/v1/proxy/namespaces/other/pods/foo", "/v1|other|pods|foo|");
    row("/api/v1/proxy/namespaces/other/pods/foo/sub/path", "/v1|other|pods|foo|");
    row("/api/v1/proxy/nodes/n1/logs", "/v1||nodes|n1|");
    row("/api/v1/watch/namespaces", "/v1||namespaces||");
    row("/api/v1/watch/namespaces/other/pods", "/v1|other|pods||");
    row("/api/v1/watch/pods", "/v1||pods||");
    row("/apis/batch/v1/namespaces/n/jobs/j", "batch/v1|n|jobs|j|");
    row("/apis/batch/v1/watch/jobs", "batch/v1||jobs||");
    row("/apis/rbac.authorization.k8s.io/v1/clusterroles/admin",
        "rbac.authorization.k8s.io/v1||clusterroles|admin|");
    row("/apis/a/v1/namespaces/n/r/x/y/z", "a/v1|n|r|x|y");
    row("/api/v1/pods?fieldSelector=metadata.name%3Dweb", "/v1||pods|web|");
    row("/api/v1/pods?fieldSelector=metadata.name%3D%3Dweb", "/v1||pods|web|");
    row("/api/v1/pods?fieldSelector=status.phase%3DRunning%2Cmetadata.name%3Dweb",
        "/v1||pods|web|");
    row("/api/v1/pods?fieldSelector=metadata.name!%3Dweb", "/v1||pods||");
    row("/api/v1/pods?fieldSelector=metadata.name%3Da%2Fb", "/v1||pods||");
    row("/api/v1/pods?fieldSelector=metadata.name%3D..", "/v1||pods||");
    row("/api/v1/pods?labelSelector=metadata.name%3Dweb", "/v1||pods||");
    row("/api/v1/namespaces/n/pods/x?fieldSelector=metadata.name%3Dweb", "/v1|n|pods|x|");
    row("//api/v1/pods/", "/v1||pods||");
    row("/api/v1/namespaces//pods", "/v1||pods||");
    row("/api/v1/namespaces/n%2Fpods", "/v1|n|pods||");
    row("/api/v1/%6eodes", "/v1||nodes||");
    row("/", "-");
    row("", "-");
    row("/api", "-");
    row("/api/v1", "-");
    row("/apis/batch/v1", "-");
    row("/apis/batch", "-");
    row("/api/v1/watch", "-");
    row("/api/v1/proxy", "-");
    row("/healthz", "-");
    row("/livez/ping/x/y", "-");
    row("/version?a=/api/v1/pods", "-");
    row("/apix/v1/pods/x", "-");
    row("api/v1/pods", "/v1||pods||");
}

void TestResourcePath::table()
{
    QFETCH(QByteArray, uri);
    QFETCH(QByteArray, expected);
    const auto path = resourcePathOf(uri.toStdString());
    const std::string got = !path
        ? "-"
        : path->apiGroup + '/' + path->apiVersion + '|' + path->namespaceName + '|' + path->resource
            + '|' + path->name + '|' + path->subresource;
    QCOMPARE(QByteArray::fromStdString(got), expected);
}

// Of any URI: either nothing, or a resource.
void TestResourcePath::anyBytes()
{
    const std::string uri = "/api/v1/namespaces/n/pods/x/exec?fieldSelector=metadata.name%3Dy";
    for (std::size_t cut = 0; cut <= uri.size(); ++cut) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = uri.substr(0, cut) + static_cast<char>(byte) + uri.substr(cut);
            const auto path = resourcePathOf(changed);
            QVERIFY(!path || !path->apiVersion.empty() || changed.find("//") != std::string::npos);
        }
    }
}

QTEST_APPLESS_MAIN(TestResourcePath)
#include "tst_resourcepath.moc"
