// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/clusterlabel.h"
#include "tests/model/ingest/loadedevidence.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

class TestClusterLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void azureResources_data();
    void azureResources();
    void paths_data();
    void paths();
    void longPaths();
    void contentsBeforePathBeforeOption();
};

void TestClusterLabel::azureResources_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *what, const char *id, const char *name) {
        QTest::newRow(what) << QByteArray(id) << QByteArray(name);
    };
    row("diagnostic settings", "/SUBSCRIPTIONS/0/RESOURCEGROUPS/R/MANAGEDCLUSTERS/KUBE-1",
        "kube-1");
    row("portal", "/subscriptions/0/managedClusters/Kube-1", "kube-1");
    row("tables", "/subscriptions/0/managedclusters/kube-1", "kube-1");
    row("more behind", "/x/managedClusters/a/agentPools/B", "a");
    row("the last one", "/x/managedClusters/a/managedClusters/b", "b");
    row("another resource", "/x/vaults/a", "");
    row("no name", "/x/managedClusters/", "");
    row("no slash", "xmanagedClusters/a", "");
    row("other letters stay", "/x/managedClusters/\xC3\x84", "\xC3\x84");
    row("nothing", "", "");
}

void TestClusterLabel::azureResources()
{
    QFETCH(QByteArray, id);
    QTEST(QByteArray::fromStdString(clusterOfAzureResource(id.toStdString())), "name");
}

void TestClusterLabel::paths_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *what, const char *path, const char *name) {
        QTest::newRow(what) << QByteArray(path) << QByteArray(name);
    };
    row("Azure storage",
        "/e/resourceId=/SUBSCRIPTIONS/0/PROVIDERS/MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/Prod/"
        "y=2026/m=11/PT1H.json/",
        "prod");
    row("Azure, a relative path", "managedClusters/Prod/PT1H.json", "prod");
    row("log group", "/e/aws/eks/Prod/cluster/stream/000000.gz/", "Prod");
    row("log group in an archive", "/e/all.zip/aws/eks/prod/cluster/000000.gz", "prod");
    row("log group of a cluster named cluster", "/aws/eks/cluster-a/cluster/x", "cluster-a");
    row("log group without an end", "/aws/eks/prod", "");
    row("log group of something else", "/aws/eks/prod/containers/x", "");
    row("dashes", "/e/aws-eks-prod-cluster/x.gz", "prod");
    row("dashes in a file name", "/e/aws-eks-Prod-eu-cluster.json.gz/", "Prod-eu");
    row("dashes, a name that ends alike", "/e/aws-eks-my-cluster-cluster/x", "my-cluster");
    row("dashes in another folder", "/e/aws-eks-prod/my-cluster/x", "");
    row("dashes without a name", "/e/aws-eks--cluster/x", "");
    row("an empty name does not hide the other", "/x/managedclusters//aws/eks/a/cluster/b", "a");
    row("none", "/var/log/audit.log/", "");
    row("nothing", "", "");
}

void TestClusterLabel::paths()
{
    QFETCH(QByteArray, path);
    QTEST(QByteArray::fromStdString(clusterOfPath(path.toStdString())), "name");
}

// Names of archive members have no limit.
void TestClusterLabel::longPaths()
{
    std::string path;
    for (int i = 0; i < 100'000; ++i)
        path += "/managedclusters//aws/eks/aws-eks-";
    QCOMPARE(clusterOfPath(path), std::string());
    QCOMPARE(clusterOfPath(path + "/aws/eks/a/cluster"), std::string("a"));
}

void TestClusterLabel::contentsBeforePathBeforeOption()
{
    const EvidenceFolder folder;
    const QByteArray record =
        R"({"category":"kube-audit","resourceId":"/x/MANAGEDCLUSTERS/INSIDE",)"
        R"("properties":{"log":)"
        + madeEvent(2) + "}}\n";
    LoadOptions options = LoadedEvidence::optionsFor(
        {folder.make(QStringLiteral("MANAGEDCLUSTERS/OUTSIDE/log"), madeEvent(1) + '\n' + record),
         folder.make(QStringLiteral("other/log"), madeEvent(3) + '\n')});
    options.cluster = "Option";
    const LoadedEvidence loaded(LoadedEvidence::WithOptions {}, options);
    QCOMPARE(loaded.snapshot->eventCount(), 3U);
    const auto clusterOf = [&](Row row) {
        return loaded.snapshot->source(loaded.snapshot->sourceIdOf(row)).cluster;
    };
    QCOMPARE(clusterOf(0), std::string("outside"));
    QCOMPARE(clusterOf(1), std::string("inside"));
    QCOMPARE(clusterOf(2), std::string("Option"));
}

QTEST_APPLESS_MAIN(TestClusterLabel)
#include "tst_clusterlabel.moc"
