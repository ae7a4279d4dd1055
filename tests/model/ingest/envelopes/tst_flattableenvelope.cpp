// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/flattableenvelope.h"

#include "tests/model/ingest/tablesupport.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

Json kibanaRow(const QByteArray &columns, const QByteArray &fields)
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("k.csv"), columns + "\n" + fields + "\n")});
    return loaded.snapshot->eventCount() == 1 ? eventOf(loaded, 0) : Json();
}

} // namespace

class TestFlatTableEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sample();
    void kibanaTimes();
    void kibanaValues();
    void withoutPrefix();
    void contradictions();
    void withoutAuditId();
    void deepNames();
};

// Only the selected columns are there: no level, no times but @timestamp, no bodies, and of the
// annotations one.
void TestFlatTableEnvelope::sample()
{
    const QString path = sharedData(QStringLiteral("envelopes/43_kibana_discover.csv"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence loaded({path.toStdString()});
    QCOMPARE(loaded.source().framing, std::string("Kibana (CSV)"));
    QCOMPARE(differenceFromPlain(loaded,
                                 {"/level",
                                  "/requestObject",
                                  "/responseObject",
                                  "/requestReceivedTimestamp",
                                  "/stageTimestamp",
                                  "/impersonatedUser",
                                  "/user/uid",
                                  "/user/extra",
                                  "/objectRef/apiGroup",
                                  "/objectRef/apiVersion",
                                  "/objectRef/uid",
                                  "/objectRef/resourceVersion",
                                  "/responseStatus/metadata",
                                  "/responseStatus/status",
                                  "/responseStatus/message",
                                  "/responseStatus/reason",
                                  "/responseStatus/details",
                                  "/annotations",
                                  "/objectRef",
                                  "/responseStatus"}),
             QString());
    const std::vector<Json> plain = plainEvents();
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        const Json event = eventOf(loaded, row);
        QVERIFY(loaded.snapshot->hasFlag(row, kTimeInferred));
        QVERIFY(event["annotations"]["authorization.k8s.io/decision"]
                == plain[row]["annotations"]["authorization.k8s.io/decision"]);
        QVERIFY(event["responseStatus"]["code"] == plain[row]["responseStatus"]["code"]);
        for (const char *member : {"resource", "subresource", "namespace", "name"})
            QCOMPARE(event.value("objectRef", Json::object()).value(member, ""),
                     plain[row].value("objectRef", Json::object()).value(member, ""));
    }
}

void TestFlatTableEnvelope::kibanaTimes()
{
    const Json event =
        kibanaRow("kubernetes.audit.auditID,kubernetes.audit.verb,kubernetes.audit.stage,"
                  "kubernetes.audit.requestReceivedTimestamp,kubernetes.audit.stageTimestamp",
                  R"(id-1,get,Panic,"Nov 23, 2026 @ 09:40:39.164",2026-11-23T09:40:40.123456Z)");
    QVERIFY(event["requestReceivedTimestamp"] == Json("2026-11-23T09:40:39.164000Z"));
    QVERIFY(event["stageTimestamp"] == Json("2026-11-23T09:40:40.123456Z"));
}

void TestFlatTableEnvelope::kibanaValues()
{
    const Json event = kibanaRow(
        "kubernetes.audit.auditID,kubernetes.audit.verb,kubernetes.audit.stage,"
        "kubernetes.audit.user.groups,kubernetes.audit.sourceIPs,kubernetes.audit.user.uid,"
        "kubernetes.audit.annotations.authorization_k8s_io/reason,kubernetes.audit.annotations.a_b,"
        "kubernetes.audit.requestObject,kubernetes.audit.user.extra.key,other,user.name",
        R"(id-1,get,Panic,"a, b",1.2.3.4,-,"RBAC: x, y",c,"{""kind"":""Pod""}",v,z,ecs)");
    QVERIFY(event
            == jsonOf(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"id-1",)"
                      R"("verb":"get","stage":"Panic","user":{"groups":["a","b"],)"
                      R"("extra":{"key":["v"]}},"sourceIPs":["1.2.3.4"],)"
                      R"("annotations":{"authorization.k8s.io/reason":"RBAC: x, y","a_b":"c"},)"
                      R"("requestObject":{"kind":"Pod"}})"));
}

void TestFlatTableEnvelope::withoutPrefix()
{
    const Json event =
        kibanaRow("auditID,verb,sourceIPs{},user,responseStatus.code,level,annotations",
                  "id-1,get,\"1.2.3.4\n5.6.7.8\",\"{\"\"username\"\":\"\"a\"\"}\",abc,Metadata,x");
    QVERIFY(
        event
        == jsonOf(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"id-1",)"
                  R"("verb":"get","stage":"ResponseComplete","sourceIPs":["1.2.3.4","5.6.7.8"],)"
                  R"("user":{"username":"a"},"responseStatus":{"code":"abc"},)"
                  R"("level":"Metadata","annotations":"x"})"));
}

// The first of two columns that cannot both be.
void TestFlatTableEnvelope::contradictions()
{
    const Json event =
        kibanaRow("auditID,verb,user,user.username,objectRef.name,objectRef", "id-1,get,a,b,c,d");
    QVERIFY(event["user"] == Json("a"));
    QVERIFY(event["objectRef"]["name"] == Json("c"));
}

void TestFlatTableEnvelope::withoutAuditId()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("f.csv"), "auditID,verb\n,get\nid-1,get\nid-2\n")});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().rejected.size(), 2U);
    QCOMPARE(loaded.source().rejected[0].line, 2U);
    QCOMPARE(loaded.source().rejected[1].line, 4U);
}

void TestFlatTableEnvelope::deepNames()
{
    const QByteArray deep = "requestObject" + QByteArray(".a").repeated(100);
    const Json event = kibanaRow("auditID,verb," + deep + ",requestObject.b", "id-1,get,x,y");
    QVERIFY(event["requestObject"] == jsonOf(R"({"b":"y"})"));
}

QTEST_APPLESS_MAIN(TestFlatTableEnvelope)
#include "tst_flattableenvelope.moc"
