// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/vectorenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

class TestVectorEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records_data();
    void records();
    void nested();
};

void TestVectorEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray event = madeEvent(1);
    const QByteArray begin =
        R"({"source_type":"file","timestamp":"2026-11-23T09:46:00Z","message":)";
    row("text", begin + quoted(event) + '}', 1);
    row("object", begin + event + '}', 1);
    row("other text", begin + R"("hello"})", 0);
    row("other JSON", begin + R"("{\"a\":1}"})", 0, 0, "other line in Vector 1");
    row("cut off", begin + quoted(event.chopped(30)) + "}\n", 1);
    row("no source", R"({"message":"{\"a\":1}"})", 0, 1);
    row("no message", R"({"source_type":"file"})", 0, 1);
}

void TestVectorEnvelope::records()
{
    checkRecords();
}

// Vector reads what Docker wrote of what Fluent Bit sent.
void TestVectorEnvelope::nested()
{
    const WrappedFile file =
        WrappedFile::of(R"({"cluster":"c","source_type":"docker_logs","message":)"
                        + quoted(R"({"date":1.5,"log":)" + quoted(madeEvent(1)) + '}') + '}');
    QCOMPARE(file.events.size(), std::size_t {1});
    QCOMPARE(file.formats(), QByteArray("Vector 1"));
    QCOMPARE(file.clusters(), QByteArray("c 1"));
}

QTEST_APPLESS_MAIN(TestVectorEnvelope)
#include "tst_vectorenvelope.moc"
