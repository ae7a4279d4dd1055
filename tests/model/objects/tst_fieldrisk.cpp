// SPDX-License-Identifier: Apache-2.0
#include "model/objects/fieldrisk.h"

#include <QTest>

using namespace kubewake;

class TestFieldRisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void risks_data();
    void risks();
    void inside();
};

void TestFieldRisk::risks_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("says"); // empty: no risk
    const auto row = [](const char *path, const char *value, const char *says) {
        QTest::newRow(QByteArray(QByteArray(path) + ' ' + value).constData())
            << QByteArray(path) << QByteArray(value) << QString::fromUtf8(says);
    };
    row("spec.hostNetwork", "true", "network of the node");
    row("spec.hostNetwork", "false", "");
    row("spec.template.spec.hostPID", "true", "processes of the node");
    row("spec.containers[a].securityContext.privileged", "true", "as good as root");
    row("metadata.labels.privileged", "\"true\"", "");
    row("spec.xprivileged", "true", "");
    row("spec.securityContext.runAsUser", "0", "Runs as root");
    row("spec.securityContext.runAsUser", "1000", "");
    row("spec.volumes[v].hostPath.path", "\"/\"", "path of the node");
    row("spec.containers[a].securityContext.capabilities.add[0]", "\"SYS_ADMIN\"", "capability");
    row("spec.containers[a].securityContext.capabilities.add[0]", "\"NET_BIND_SERVICE\"", "");
    row("spec.containers[a].securityContext.capabilities.drop[0]", "\"ALL\"", "");
    row("spec.type", "\"NodePort\"", "every node");
    row("spec.type", "\"ClusterIP\"", "");
    row("rules[0].verbs[0]", "\"*\"", "wildcard");
    row("rules[1].verbs[2]", "\"impersonate\"", "other rights");
    row("rules[1].verbs[2]", "\"get\"", "");
    row("roleRef.name", "\"cluster-admin\"", "everything");
    row("subjects[0].name", "\"system:anonymous\"", "without a login");
    row("subjects[0].name", "\"system:authenticated\"", "who can log in");
    row("subjects[0].name", "\"alice\"", "");
    row("webhooks[w].failurePolicy", "\"Ignore\"", "unchecked");
    row("", "", "");
}

void TestFieldRisk::risks()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, value);
    QFETCH(QString, says);
    const QString risk = fieldRisk(path.toStdString(), value.toStdString());
    QCOMPARE(risk.isEmpty(), says.isEmpty());
    QVERIFY2(risk.contains(says), qPrintable(risk));
}

void TestFieldRisk::inside()
{
    const QString risk = fieldRisk(
        "spec.containers[b]",
        R"({"name":"b","securityContext":{"privileged":true,"runAsUser":0},"image":"x"})");
    QVERIFY2(risk.contains(QLatin1String("securityContext.privileged: ")), qPrintable(risk));
    QVERIFY(risk.contains(QLatin1String("securityContext.runAsUser: ")));
    QCOMPARE(fieldRisk("spec.containers[b]", R"({"name":"b"})"), QString());
    QCOMPARE(fieldRisk("spec.containers[b]", "{"), QString());
}

QTEST_APPLESS_MAIN(TestFieldRisk)
#include "tst_fieldrisk.moc"
