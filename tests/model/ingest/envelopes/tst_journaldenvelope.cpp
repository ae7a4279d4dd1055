// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/journaldenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

// As journalctl writes what it cannot print.
QByteArray bytes(const QByteArray &text)
{
    QByteArray numbers;
    for (const char c : text)
        numbers += (numbers.isEmpty() ? "" : ",")
            + QByteArray::number(static_cast<int>(static_cast<unsigned char>(c)));
    return '[' + numbers + ']';
}

} // namespace

class TestJournaldEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void records_data();
    void records();
    void reasons();
    void bytesOutsideOfUtf8();
};

void TestJournaldEnvelope::samples_data()
{
    QTest::addColumn<bool>("dummy");
    QTest::newRow("85_journald.json") << true;
}

void TestJournaldEnvelope::samples()
{
    KUBEWAKE_SHARED_SAMPLE(path);
    const WrappedFile file(path.toStdString());
    QCOMPARE(differenceFromPlain(file), QByteArray());
    QCOMPARE(file.formats(), QByteArray("systemd journal 11"));
    QCOMPARE(file.others(), QByteArray());
}

void TestJournaldEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray event = madeEvent(1);
    const QByteArray begin =
        R"({"__REALTIME_TIMESTAMP":"1795426839164000","_HOSTNAME":"n","MESSAGE":)";
    row("text", begin + quoted(event) + '}', 1);
    row("text in front", begin + quoted("audit: " + event) + '}', 1);
    row("bytes", begin + bytes(event) + '}', 1);
    row("bytes with text in front", begin + bytes("\x1b[0m " + event + "\n") + '}', 1);
    row("several", begin + '[' + quoted(event) + ',' + quoted(event) + "]}", 2);
    row("null", begin + "null}", 0, 1);
    row("other text", begin + R"("hello"})", 0);
    row("other JSON", begin + R"("{\"a\":1}"})", 0, 0, "other message in a journal 1");
    row("other bytes", begin + bytes("hello") + '}', 0, 0, "other message in a journal 1");
    row("no bytes", begin + "[1,256]}", 0, 1);
    row("numbers that are no bytes", begin + "[1,-1.5]}", 0, 1);
    row("bytes of half an event", begin + bytes(event.chopped(30)) + '}', 0, 1);
    row("no message", R"({"__REALTIME_TIMESTAMP":"1795426839164000"})", 0, 1);
    row("no journal", R"({"MESSAGE":"{\"a\":1}"})", 0, 1);
}

void TestJournaldEnvelope::records()
{
    checkRecords();
}

void TestJournaldEnvelope::reasons()
{
    const WrappedFile file = WrappedFile::of(R"({"__CURSOR":"s=1","MESSAGE":null})");
    QVERIFY2(file.reasons.contains("--all"), file.reasons.constData());
}

// Why a message is written as bytes: they stay as they were.
void TestJournaldEnvelope::bytesOutsideOfUtf8()
{
    QByteArray event = madeEvent(1);
    event.replace("\"verb\":\"list\"", "\"verb\":\"l\xC3\xA9\"");
    const WrappedFile file =
        WrappedFile::of(R"({"__CURSOR":"s=1","MESSAGE":)" + bytes(event) + '}');
    QVERIFY2(file.events.size() == 1, file.reasons.constData());
    QVERIFY(file.events[0]["verb"] == "l\xC3\xA9");
    event.replace("\xC3\xA9", "\xFF");
    const EvidenceFolder folder;
    const WrappedFile broken(folder.make(QStringLiteral("file"),
                                         R"({"__CURSOR":"s=1","MESSAGE":)" + bytes(event) + '}'));
    QCOMPARE(broken.loaded.source().events, std::uint64_t {1});
    const auto text = broken.loaded.snapshot->eventJson(0);
    QVERIFY(text);
    QCOMPARE(QByteArray::fromStdString(*text), event);
}

QTEST_APPLESS_MAIN(TestJournaldEnvelope)
#include "tst_journaldenvelope.moc"
