// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes.h"

#include "model/ingest/legacyline.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

const QByteArray kLines = "audit.k8s.io JSON Lines";
const QByteArray kDocuments = "audit.k8s.io JSON documents";
const QByteArray kLegacy = "legacy text";

const QByteArray kEvent = R"({"kind":"Event","auditID":"a","stage":"Panic","verb":"get"})";
const QByteArray kLegacyLine = R"(2026-11-23T09:50:54Z AUDIT: id="i" stage="Panic" response="500")";
const QByteArray kList = R"({"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":[)";

} // namespace

class TestEnvelopes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sniffing_data();
    void sniffing();
    void realFiles_data();
    void realFiles();
    void aSampleIsEnough();
    void conversionBack();
    void conversionOfChangedBytes();
};

void TestEnvelopes::sniffing_data()
{
    QTest::addColumn<QByteArray>("sample");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char *name, const QByteArray &sample, const QByteArray &format) {
        QTest::newRow(name) << sample << format;
    };
    row("nothing", "", kLines);
    row("blank", "\n\n \n", kLines);
    row("noise", "hello\nworld\n", kLines);
    row("one event", kEvent, kLines);
    row("events", kEvent + "\n" + kEvent + "\n", kLines);
    row("events, CRLF", kEvent + "\r\n" + kEvent + "\r\n", kLines);
    row("events, byte order mark", "\xEF\xBB\xBF" + kEvent + "\n", kLines);
    row("events after noise", "I1123 start\n\n" + kEvent + "\n", kLines);
    row("events after a cut one", kEvent.mid(20) + "\n" + kEvent + "\n", kLines);
    row("events after half of one", kEvent.left(30) + "\n" + kEvent + "\n", kLines);
    row("events after text", "POST body=" + kEvent + "\n", kLines);
    row("noise in brackets", "[2026-11-23] start\n" + kEvent + "\n", kLines);
    row("two on a line", kEvent + kEvent + "\n" + kEvent + "\n", kLines);
    row("a list per line", kList + kEvent + "]}\n" + kList + kEvent + "]}\n", kLines);
    row("concatenated, no end of line", kEvent + kEvent + kEvent.left(10), kDocuments);
    row("a list that does not end", kList + kEvent + "," + kEvent.left(10), kDocuments);
    row("array", "[" + kEvent + "," + kEvent + "]", kDocuments);
    row("array, a line each", "[\n" + kEvent + ",\n" + kEvent + "\n]\n", kDocuments);
    row("array, blank", "[ " + kEvent + " ]\n", kDocuments);
    row("list, a line each", kList + "\n" + kEvent + ",\n" + kEvent + "\n]}\n", kDocuments);
    row("pretty", "{\n  \"kind\": \"Event\",\n", kDocuments);
    row("pretty, CRLF", "{\r\n  \"kind\": \"Event\",\r\n", kDocuments);
    row("pretty, tabs", "{\n\t\"kind\": \"Event\",\n", kDocuments);
    row("pretty, first member beside the bracket", "{ \"kind\": \"Event\",\n  \"a\": 1 }\n",
        kDocuments);
    row("pretty, byte order mark", "\xEF\xBB\xBF{\n  \"kind\": \"Event\",\n", kDocuments);
    row("pretty array", "[\n  {\n    \"kind\": \"Event\"\n", kDocuments);
    row("legacy", kLegacyLine + "\n", kLegacy);
    row("legacy after noise", "I1123 start\n" + kLegacyLine + "\n", kLegacy);
    row("JSON that quotes a legacy line", R"({"userAgent":" AUDIT: id=\"x\""})", kLines);
    row("JSON, then legacy", kEvent + "\n" + kLegacyLine + "\n", kLines);
    row("brackets", QByteArray(100'000, '{'), kDocuments);
    row("NULs", QByteArray(1000, '\0'), kLines);
}

void TestEnvelopes::sniffing()
{
    QFETCH(QByteArray, sample);
    QFETCH(QByteArray, format);
    const EnvelopePtr envelope = envelopeFor(sample.toStdString());
    QVERIFY(envelope != nullptr);
    QCOMPARE(QByteArray::fromStdString(std::string(envelope->name())), format);
}

void TestEnvelopes::realFiles_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const auto &[file, format] : std::initializer_list<std::pair<const char *, QByteArray>> {
             {"envelopes/00_plain.jsonl", kLines},
             {"envelopes/01_array.json", kDocuments},
             {"envelopes/02_eventlist.json", kDocuments},
             {"envelopes/03_eventlist_per_line.jsonl", kLines},
             {"envelopes/04_pretty_concat.json", kDocuments},
             {"envelopes/05_bom_crlf.jsonl", kLines},
             {"envelopes/06_audit.log.gz", kLines},
             {"envelopes/07_truncated_tail.jsonl", kLines},
             {"envelopes/08_legacy_format.log", kLegacy},
             {"envelopes/53_splunk_raw.txt", kLines},
             {"envelopes/80_oc_adm_node_logs.txt", kLines},
             {"envelopes/92_webhook_http_dump.log", kLines},
             {"envelopes/93_mixed_with_noise.log", kLines},
             {"apiserver/request-response.log.gz", kLines},
             {"apiserver/webhook-eventlist.json.gz", kLines},
             {"apiserver/rotated/audit.log", kLines},
             {"apiserver/formats/legacy-1.20.log.gz", kLegacy},
             {"apiserver/formats/legacy-1.34.log.gz", kLegacy},
             {"apiserver/formats/v1alpha1-1.20.log.gz", kLines}})
        QTest::newRow(file) << format;
}

void TestEnvelopes::realFiles()
{
    QFETCH(QByteArray, format);
    const QString path = sharedData(QString::fromUtf8(QTest::currentDataTag()));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const std::string bytes = readAll(path).toStdString();
    const EnvelopePtr envelope = envelopeFor(std::string_view(bytes).substr(0, kSampleBytes));
    QCOMPARE(QByteArray::fromStdString(std::string(envelope->name())), format);
}

// The same answer wherever the sample ends, once it holds the first line.
void TestEnvelopes::aSampleIsEnough()
{
    const QByteArrayList texts {kEvent + "\n" + kEvent + "\n" + kEvent + "\n",
                                "[\n" + kEvent + ",\n" + kEvent + "\n]\n",
                                "{\n  \"kind\": \"Event\",\n  \"a\": [\n    1\n  ]\n}\n",
                                kLegacyLine + "\n" + kLegacyLine + "\n"};
    for (const QByteArray &text : texts) {
        const std::string bytes = text.toStdString();
        const std::string_view name = envelopeFor(bytes)->name();
        for (std::size_t end = bytes.find('\n') + 1; end < bytes.size(); ++end)
            QCOMPARE(envelopeFor(bytes.substr(0, end))->name(), name);
    }
}

void TestEnvelopes::conversionBack()
{
    for (const EnvelopePtr &envelope : sourceEnvelopes()) {
        std::string buffer;
        const std::string json = kEvent.toStdString();
        const auto same = envelope->toEventJson(json, buffer, recordEnvelopes());
        QVERIFY(same);
        QVERIFY(same->data() == json.data()); // no copy
        const auto converted =
            envelope->toEventJson(kLegacyLine.toStdString(), buffer, recordEnvelopes());
        QVERIFY(converted);
        std::string expected;
        QVERIFY(legacyLineToJson(kLegacyLine.toStdString(), expected));
        QCOMPARE(std::string(*converted), expected);
    }
}

void TestEnvelopes::conversionOfChangedBytes()
{
    std::string buffer;
    for (const EnvelopePtr &envelope : sourceEnvelopes()) {
        for (const QByteArray &text : {QByteArray(), QByteArray("x"), kLegacyLine.left(40)}) {
            const std::string bytes = text.toStdString();
            QVERIFY(!envelope->toEventJson(bytes, buffer, recordEnvelopes()));
        }
    }
}

QTEST_APPLESS_MAIN(TestEnvelopes)
#include "tst_envelopes.moc"
