// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/fluentenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray madeLine(int number)
{
    return quoted(madeEvent(number)) + "}\n";
}

} // namespace

class TestFluentEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void records_data();
    void records();
    void textBeforeItsCopy();
    void flatRecords();
    void clusters();
};

void TestFluentEnvelope::samples_data()
{
    QTest::addColumn<bool>("dummy");
    QTest::newRow("88_fluentbit_log_string.jsonl") << true;
    QTest::newRow("89_fluentbit_merged.jsonl") << true;
}

void TestFluentEnvelope::samples()
{
    KUBEWAKE_SHARED_SAMPLE(path);
    const WrappedFile file(path.toStdString());
    QCOMPARE(differenceFromPlain(file), QByteArray());
    QCOMPARE(file.formats(), QByteArray("Fluent Bit or Fluentd 11"));
    QCOMPARE(file.others(), QByteArray());
}

void TestFluentEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray event = madeEvent(1);
    const QByteArray pod = R"({"kubernetes":{"pod_name":"p"},)";
    row("text", pod + R"("log":)" + quoted(event + "\n") + '}', 1);
    row("message", pod + R"("message":)" + quoted(event) + '}', 1);
    row("line of a container",
        pod + R"("log":)" + quoted("2026-11-23T09:40:39Z stdout F " + event) + '}', 1);
    row("object", R"({"tag":"t","log":)" + event + '}', 1);
    row("object, no labels", R"({"log":)" + event + '}', 1); // by AnyWrapperEnvelope
    row("twice", R"({"date":1.5,"log":)" + quoted(event) + R"(,"log_processed":)" + event + '}', 1);
    row("twice, another key",
        R"({"date":1.5,"log":)" + quoted(event) + R"(,"audit":)" + event + '}', 1);
    row("parsed, without the text", R"({"date":1.5,"log":"","audit":)" + event + '}', 1);
    row("other text", pod + R"("log":"hello"})", 0);
    row("other JSON", pod + R"("log":"{\"a\":1}"})", 0, 0, "other line in Fluent Bit or Fluentd 1");
    row("other object", pod + R"("log":{"a":1}})", 0, 0, "other line in Fluent Bit or Fluentd 1");
    row("cut off", pod + R"("log":)" + quoted(event.chopped(30)) + "}\n", 1);
    row("no line", pod + R"("a":1})", 0, 1);
    row("only a line", R"({"log":"{\"a\":1}"})", 0, 1);
}

void TestFluentEnvelope::records()
{
    checkRecords();
}

// Of the two the text is the original, unless it was cut off.
void TestFluentEnvelope::textBeforeItsCopy()
{
    const auto both = [](const QByteArray &text) {
        return WrappedFile::of(R"({"date":1.5,"log":)" + quoted(text) + R"(,"log_processed":)"
                               + madeEvent(2) + '}');
    };
    QVERIFY(both(madeEvent(1) + "\n").events.at(0)["auditID"] == "id-1");
    QVERIFY(both(madeEvent(1).chopped(30)).events.at(0)["auditID"] == "id-2");
    QVERIFY(both("hello").events.at(0)["auditID"] == "id-2");
}

// What a collector adds to an event does no harm; a `kind` of its own makes it something else.
void TestFluentEnvelope::flatRecords()
{
    const auto with = [](const QByteArray &members) {
        return WrappedFile::of(madeEvent(1).chopped(1) + ',' + members + '}');
    };
    const WrappedFile harmless = with(
        R"("@timestamp":"x","tag":"t","time":1,"kubernetes":{"pod_name":"p"},"log":"hello","message":"m","user.name":"z")");
    QCOMPARE(harmless.events.size(), std::size_t {1});
    QVERIFY(harmless.events[0]["user"]["username"] == "user-1");
    QCOMPARE(harmless.formats(), QByteArray());
    QCOMPARE(with(R"("level":"info")").events.size(), std::size_t {1});
    QVERIFY(with(R"("kind":"log")").reasons.contains("kind log"));
    const QString path = sharedData(QStringLiteral("envelopes/90_fluentd_flat.jsonl"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const WrappedFile flat(path.toStdString());
    QCOMPARE(flat.events.size(), std::size_t {11});
    QCOMPARE(flat.rejected(), std::size_t {0});
}

void TestFluentEnvelope::clusters()
{
    const QByteArray text = R"({"tag":"t","cluster":"c1","log":)" + madeLine(1)
        + R"({"kubernetes":{"pod_name":"p","cluster_name":"c2"},"log":)" + madeLine(2);
    QCOMPARE(WrappedFile::of(text).clusters(), QByteArray("c1 1, c2 1"));
}

QTEST_APPLESS_MAIN(TestFluentEnvelope)
#include "tst_fluentenvelope.moc"
