// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/flattenedeventenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

class TestFlattenedEventEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records_data();
    void records();
    void members();
    void anEventStaysOne();
    void bodiesAreFlagged();
};

void TestFlattenedEventEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray begin = R"({"auditID":"a","stage":"Panic",)";
    row("event", begin + R"("verb":"get","user.username":"u"})", 1);
    row("addresses", begin + R"("verb":"get","sourceIPs{}":["::1"]})", 1);
    row("the same twice", begin + R"("verb":["get","get"],"user.username":"u"})", 1);
    row("several", begin + R"("verb":["get","list"],"user.username":"u"})", 0, 1);
    row("too little", R"({"auditID":"a","stage":"Panic","user.username":"u"})", 0, 1);
    row("no auditID", R"({"stage":"Panic","verb":"get","user.username":"u"})", 0, 1);
    row("contradiction", begin + R"("verb":"get","objectRef":"x","objectRef.name":"n"})", 0, 1);
    row("too deep",
        begin + R"("verb":"get","user.username":"u","requestObject)"
            + QByteArray(".a").repeated(100) + "\":1}",
        0, 1);
    row("damaged",
        begin
            + R"("verb":"get","user.username":tru,"objectRef.name":"n"})"
              "\n",
        0, 1);
}

void TestFlattenedEventEnvelope::records()
{
    checkRecords();
}

void TestFlattenedEventEnvelope::members()
{
    const WrappedFile file = WrappedFile::of(
        R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a","stage":"Panic","level":"Metadata",)"
        R"("verb":"get","user.username":"u\"","user.groups{}":"g","user.extra.a.b/c{}":["x","y"],)"
        R"("impersonatedUser.username":"i","impersonatedUser.groups{}":["h"],"sourceIPs{}":["::1","::2"],)"
        R"("responseStatus.code":"500","responseStatus.reason":"7","objectRef.namespace":"n",)"
        R"("annotations.authorization.k8s.io/decision":"allow","annotations.under_score/x":"y",)"
        R"("host":"h","timestamp":"none","linecount":"1","date_hour":9,"cluster":"c"})");
    QVERIFY2(file.events.size() == 1, file.reasons.constData());
    QCOMPARE(
        QByteArray::fromStdString(file.events[0].dump()),
        QByteArray::fromStdString(json::parse(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1",
        "auditID":"a","stage":"Panic","level":"Metadata","verb":"get","user":{"username":"u\"",
        "groups":["g"],"extra":{"a.b/c":["x","y"]}},"impersonatedUser":{"username":"i","groups":["h"]},
        "sourceIPs":["::1","::2"],"responseStatus":{"code":500,"reason":"7"},
        "objectRef":{"namespace":"n"},"annotations":{"authorization.k8s.io/decision":"allow",
        "under_score/x":"y"}})")
                                      .dump()));
    QCOMPARE(file.formats(), QByteArray("flattened audit events 1"));
    QCOMPARE(file.clusters(), QByteArray("c 1"));
    QCOMPARE(file.flags(0) & kTruncatedBodies, 0U);
}

// An exporter may add such fields to a whole event.
void TestFlattenedEventEnvelope::anEventStaysOne()
{
    for (const char *user : {R"({"username":"u"})", "{}", "null"}) {
        const WrappedFile file = WrappedFile::of(
            QByteArray(R"({"auditID":"a","stage":"Panic","verb":"get","user.username":"z","user":)")
            + user + '}');
        QVERIFY2(file.events.size() == 1, file.reasons.constData());
        QCOMPARE(file.formats(), QByteArray());
        QVERIFY(file.events[0].contains("user.username"));
    }
}

// Lists in bodies cannot be told any more.
void TestFlattenedEventEnvelope::bodiesAreFlagged()
{
    const WrappedFile file = WrappedFile::of(
        R"({"auditID":"a","stage":"Panic","verb":"create","user.username":"u",)"
        R"("requestObject.spec.containers{}.image":["x","y"],"requestObject.metadata.labels.a.b/c":"d",)"
        R"("requestObject.spec.hostPID":"true"})");
    QVERIFY2(file.events.size() == 1, file.reasons.constData());
    QCOMPARE(QByteArray::fromStdString(file.events[0]["requestObject"].dump()),
             QByteArray::fromStdString(json::parse(R"({"spec":{"hostPID":"true",
        "containers":{"image":["x","y"]}},"metadata":{"labels":{"a.b/c":"d"}}})")
                                           .dump()));
    QVERIFY((file.flags(0) & kTruncatedBodies) != 0);
}

QTEST_APPLESS_MAIN(TestFlattenedEventEnvelope)
#include "tst_flattenedeventenvelope.moc"
