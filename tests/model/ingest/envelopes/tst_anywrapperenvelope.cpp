// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/anywrapperenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

class TestAnyWrapperEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records_data();
    void records();
    void context();
    void columnsBesideAnEvent();
    void specificEnvelopesFirst();
};

void TestAnyWrapperEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray event = madeEvent(1);
    row("object", R"({"payload":)" + event + '}', 1);
    row("text", R"({"payload":)" + quoted(event) + '}', 1);
    row("one deeper", R"({"a":1,"b":{"c":"d","e":)" + event + "}}", 1);
    row("SEKOIA", R"({"input":{"message":)" + quoted(event) + R"(},"expected":{"message":"x"}})",
        1);
    row("text in front", R"({"raw":)" + quoted("x " + event) + '}', 1);
    row("list of events", R"({"batch":[)" + event + ',' + event + "]}", 2);
    row("EventList", R"({"body":{"kind":"EventList","items":[)" + event + ',' + event + "]}}", 2);
    row("EventList in text",
        R"({"body":)" + quoted(R"({"kind":"EventList","items":[)" + event + "]}") + '}', 1);
    row("cut off", R"({"raw":)" + quoted(event.chopped(30)) + "}\n", 1);
    row("two", R"({"a":)" + event + R"(,"b":)" + quoted(event) + '}', 0, 1);
    row("too deep", R"({"a":{"b":{"c":)" + event + "}}}", 0, 1);
    row("text about an event", R"({"a":"auditID and stage"})", 0, 1);
    row("no stage", R"({"a":{"auditID":"x","verb":"get"}})", 0, 1);
    row("Rancher", R"({"auditID":"x","requestURI":"/v3","user":{"name":"u"},"method":"GET"})", 0, 0,
        "Rancher API audit log 1");
    row("nothing", "{}", 0, 1);
}

void TestAnyWrapperEnvelope::records()
{
    checkRecords();
}

void TestAnyWrapperEnvelope::context()
{
    const WrappedFile file =
        WrappedFile::of(R"({"timestamp":"2026-11-23T09:46:00Z","cluster":"c","x":)"
                        R"({"auditID":"a","stage":"Panic","verb":"get"}})");
    QCOMPARE(file.events.size(), std::size_t {1});
    QCOMPARE(file.formats(), QByteArray("JSON with the event in a member 1"));
    QCOMPARE(file.clusters(), QByteArray("c 1"));
    QCOMPARE(formatTimestampUtc(file.loaded.snapshot->time(0)),
             std::string("2026-11-23T09:46:00.000000Z"));
}

// Panther, Sumo Logic: the event as it stands, with columns of the exporter.
void TestAnyWrapperEnvelope::columnsBesideAnEvent()
{
    const WrappedFile file = WrappedFile::of(
        madeEvent(1).chopped(1) + R"(,"p_event_time":"x","p_any_ip_addresses":["::1"]})");
    QCOMPARE(file.events.size(), std::size_t {1});
    QCOMPARE(file.formats(), QByteArray());
    QCOMPARE(file.reasons, QByteArray());
}

// Whatever was read before.
void TestAnyWrapperEnvelope::specificEnvelopesFirst()
{
    const WrappedFile file = WrappedFile::of(
        R"({"payload":)" + madeEvent(1) + "}\n" + R"({"time":1795426839,"host":"h","event":)"
        + madeEvent(2) + "}\n" + R"({"payload":)" + madeEvent(3) + "}\n" + madeEvent(4));
    QCOMPARE(file.formats(), QByteArray("JSON with the event in a member 2, Splunk 1"));
    QCOMPARE(file.events.size(), std::size_t {4});
}

QTEST_APPLESS_MAIN(TestAnyWrapperEnvelope)
#include "tst_anywrapperenvelope.moc"
