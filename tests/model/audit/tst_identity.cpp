// SPDX-License-Identifier: Apache-2.0
#include "model/audit/identity.h"

#include <QTest>

using namespace kubewake;

class IdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void classes_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, ActorClass expected) {
            QTest::newRow(name) << QByteArray(name) << static_cast<int>(expected);
        };
        row("", ActorClass::Anonymous);
        row("system:anonymous", ActorClass::Anonymous);
        row("system:unauthenticated", ActorClass::Anonymous);
        row("system:serviceaccount:shop:web", ActorClass::ServiceAccount);
        row("system:serviceaccount:", ActorClass::ServiceAccount);
        row("system:node:worker-1", ActorClass::Node);
        row("system:apiserver", ActorClass::ControlPlane);
        row("system:kube-scheduler", ActorClass::ControlPlane);
        row("system:nodes", ActorClass::ControlPlane);
        row("system:serviceaccounts", ActorClass::ControlPlane);
        row("eks:node-manager", ActorClass::ControlPlane);
        row("aksService", ActorClass::ControlPlane);
        row("system:admin", ActorClass::Human);
        row("kubernetes-admin", ActorClass::Human);
        row("alice@example.org", ActorClass::Human);
        // What is no prefix is no Kubernetes name, however much it looks like one.
        row("System:node:worker-1", ActorClass::Human);
        row(" system:node:worker-1", ActorClass::Human);
        row("x system:serviceaccount:a:b", ActorClass::Human);
        row("aksServices", ActorClass::Human);
        row("system:admin ", ActorClass::ControlPlane);
    }

    void classes()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, expected);
        QCOMPARE(static_cast<int>(actorClassOf(std::string_view(name))), expected);
    }

    void tools_data()
    {
        QTest::addColumn<QByteArray>("userAgent");
        QTest::addColumn<QByteArray>("tool");
        QTest::newRow("kubectl") << QByteArray("kubectl/v1.34.0 (linux/amd64) kubernetes/abc")
                                 << QByteArray("kubectl");
        QTest::newRow("no version") << QByteArray("curl") << QByteArray("curl");
        QTest::newRow("a space first") << QByteArray("Go http/1.1") << QByteArray("Go");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("only a version") << QByteArray("/1.0") << QByteArray();
        QTest::newRow("any bytes") << QByteArray("\xff\x01/x") << QByteArray("\xff\x01");
    }

    void tools()
    {
        QFETCH(QByteArray, userAgent);
        QFETCH(QByteArray, tool);
        QCOMPARE(toolOf(std::string_view(userAgent)), std::string_view(tool));
    }
};

QTEST_APPLESS_MAIN(IdentityTest)
#include "tst_identity.moc"
