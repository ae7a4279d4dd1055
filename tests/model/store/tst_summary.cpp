// SPDX-License-Identifier: Apache-2.0
#include "model/store/summary.h"
#include "tests/support/memorysnapshot.h"

#include <QTest>

using namespace kubewake;
using kubewake::test::memorySnapshot;

class SummaryTest : public QObject
{
    Q_OBJECT

private slots:
    void sentences_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QByteArray>("summary");
        const auto row = [](const char *summary, const char *event) {
            QTest::newRow(summary) << QByteArray(event).replace('\'', '"') << QByteArray(summary);
        };
        row("list secrets in the whole cluster",
            "{'verb':'list','objectRef':{'resource':'secrets'}}");
        row("list secrets in shop",
            "{'verb':'list','objectRef':{'resource':'secrets','namespace':'shop'}}");
        row("get secrets shop/db",
            "{'verb':'get','objectRef':{'resource':'secrets','namespace':'shop','name':'db'}}");
        row("create clusterrolebindings helper as admin@example.org",
            "{'verb':'create','impersonatedUser':{'username':'admin@example.org'},"
            "'objectRef':{'resource':'clusterrolebindings','name':'helper'}}");
        row("patch deployments/scale a/b",
            "{'verb':'patch','objectRef':{'resource':'deployments','subresource':'scale',"
            "'namespace':'a','name':'b'}}");
        row("exec in pod shop/web-1 (container web): sh -c 'id -u'",
            "{'verb':'create','objectRef':{'resource':'pods','subresource':'exec','namespace':'"
            "shop',"
            "'name':'web-1'},'requestURI':'/api/v1/namespaces/shop/pods/web-1/exec?command=sh&"
            "command=-c&command=id%20-u&container=web'}");
        row("attach to pod a/b",
            "{'verb':'create','objectRef':{'resource':'pods','subresource':'attach','namespace':'a'"
            ","
            "'name':'b'},'requestURI':'/api/v1/namespaces/a/pods/b/attach?stdin=true'}");
        row("port-forward to pod a/b",
            "{'verb':'create','objectRef':{'resource':'pods','subresource':'portforward',"
            "'namespace':'a','name':'b'},'requestURI':'/api/v1/namespaces/a/pods/b/portforward'}");
        row("get /healthz", "{'verb':'get','requestURI':'/healthz?verbose'}");
        row("/x", "{'requestURI':'/x'}");
        row("get ", "{'verb':'get'}");
        // Only pods have sessions.
        row("create widgets/exec a/b",
            "{'verb':'create','objectRef':{'resource':'widgets','subresource':'exec',"
            "'namespace':'a','name':'b'}}");
        row("get pods a/<b>x</b>",
            "{'verb':'get','objectRef':{'resource':'pods','namespace':'a','name':'<b>x</b>'}}");
    }

    void sentences()
    {
        QFETCH(QByteArray, event);
        QFETCH(QByteArray, summary);
        const SnapshotPtr snapshot = memorySnapshot(event);
        QCOMPARE(summaryOf(*snapshot, 0), summary.toStdString());
    }
};

QTEST_APPLESS_MAIN(SummaryTest)
#include "tst_summary.moc"
