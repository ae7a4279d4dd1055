// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/lambdasource.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/piecesource.h"
#include "tests/support/zlibgzip.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray data(const QByteArray &message)
{
    return QByteArray::fromStdString(gzip(viewOf(message))).toBase64();
}

QByteArray direct(const QByteArray &base64)
{
    return R"({"awslogs":{"data":")" + base64 + R"("}})";
}

QByteArray kinesis(const QByteArrayList &base64s)
{
    QByteArrayList records;
    for (const QByteArray &base64 : base64s)
        records += R"({"kinesis":{"partitionKey":"x","data":")" + base64
            + R"("},"eventSource":"aws:kinesis"})";
    return R"({"Records":[)" + records.join(',') + "]}";
}

QByteArray read(const QByteArray &bytes, std::size_t atOnce = SIZE_MAX, std::size_t size = 4096)
{
    PieceSource source(viewOf(bytes), atOnce);
    LambdaSource decoded(source);
    return QByteArray::fromStdString(textOf(decoded, size));
}

} // namespace

class TestLambdaSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognised_data();
    void recognised();
    void messagesInAnyPieces();
    void otherDocumentsStay_data();
    void otherDocumentsStay();
    void damagedRecordKeepsTheOthers();
    void messageOverTheLimit();
    void manyLargeMessagesNeedLittleMemory();
    void errorsArePassedOn();
    void eventsAreFound();
};

void TestLambdaSource::recognised_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("yes");
    const auto row = [](const char *name, const QByteArray &head, bool yes) {
        QTest::newRow(name) << head << yes;
    };
    row("direct", R"({"awslogs":{"data":"H4s)", true);
    row("pretty", "\n{\n  \"awslogs\" : {", true);
    row("Kinesis", R"({"Records":[{"kinesis":{)", true);
    row("Kinesis, pretty", "{ \"Records\" : [ {\n\"kinesis\"", true);
    row("CloudTrail", R"({"Records":[{"eventVersion":"1.08")", false);
    row("an array", R"([{"awslogs":{"data":"H4s)", false);
    row("a log", R"({"kind":"Event"})", false);
    row("nothing behind the key", R"({"awslogs")", false);
    row("a brace", "{", false);
    row("nothing", "", false);
}

void TestLambdaSource::recognised()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, yes);
    QCOMPARE(LambdaSource::recognises(head.toStdString()), yes);
}

void TestLambdaSource::messagesInAnyPieces()
{
    const QByteArray bytes = direct(data("{\"a\":1}")) + "\n"
        + kinesis({data("{\"b\":2}"), data("{\"c\":3}")}) + direct(data("")) + "\n";
    const QByteArray text = "{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n\n";
    for (const std::size_t atOnce : {1, 2, 7, 100, 10'000}) {
        for (const std::size_t size : {1, 3, 4096})
            QCOMPARE(read(bytes, atOnce, size), text);
    }
}

void TestLambdaSource::otherDocumentsStay_data()
{
    QTest::addColumn<QByteArray>("document");
    const QByteArray packed = QByteArray::fromStdString(gzip(std::string(5000, 'x') + "17"));
    const auto row = [](const char *name, const QByteArray &document) {
        QTest::newRow(name) << document;
    };
    row("another document", R"({"a":[1,2]})");
    row("no base64", direct("H4s*"));
    row("no gzip", direct(QByteArray("hello").toBase64()));
    row("cut gzip", direct(packed.left(packed.size() / 2).toBase64()));
    row("damaged gzip", direct(QByteArray(packed.left(packed.size() - 6) + "abcdef").toBase64()));
    row("no data", R"({"awslogs":{}})");
    row("data is no string", R"({"awslogs":{"data":17}})");
    row("not even an object", R"({"awslogs":[]})");
    row("no records", R"({"Records":[]})");
    row("records are no list", R"({"Records":{}})");
    row("a document that does not end", R"({"awslogs":{"data":")" + packed.toBase64());
}

void TestLambdaSource::otherDocumentsStay()
{
    QFETCH(QByteArray, document);
    QCOMPARE(read(document), document + '\n');
    QCOMPARE(read(direct(data("x")) + document, 5, 3), "x\n" + document + '\n');
}

// The good messages are there, the damaged record stays for the load report.
void TestLambdaSource::damagedRecordKeepsTheOthers()
{
    const QByteArray text = read(kinesis({data("{\"a\":1}"), "H4s*", data("{\"b\":2}")}));
    const QByteArray expected =
        "{\"a\":1}\n"
        R"({"kinesis":{"partitionKey":"x","data":"H4s*"},"eventSource":"aws:kinesis"})"
        "\n{\"b\":2}\n";
    QCOMPARE(text, expected);
}

void TestLambdaSource::messageOverTheLimit()
{
    const QByteArray small(LambdaSource::kMaximumMessageBytes, ' ');
    QCOMPARE(read(direct(data(small)), SIZE_MAX, 1 << 20), small + '\n');
    const QByteArray document = direct(data(small + ' '));
    QCOMPARE(read(document, SIZE_MAX, 1 << 20), document + '\n');
}

// One message after the other: together these are larger than any memory should be.
void TestLambdaSource::manyLargeMessagesNeedLittleMemory()
{
    QByteArrayList messages;
    const QByteArray large = data(QByteArray(LambdaSource::kMaximumMessageBytes, 'x'));
    for (int i = 0; i < 8; ++i)
        messages += large;
    const QByteArray bytes = kinesis(messages);
    PieceSource source(viewOf(bytes));
    LambdaSource decoded(source);
    std::string buffer(1 << 20, '\0');
    std::uint64_t total = 0;
    for (;;) {
        const auto count = decoded.read(buffer.data(), buffer.size());
        QVERIFY(count);
        if (*count == 0)
            break;
        total += *count;
        QVERIFY(decoded.memoryBytes() < 3 * LambdaSource::kMaximumMessageBytes);
    }
    QCOMPARE(total, std::uint64_t {8} * (LambdaSource::kMaximumMessageBytes + 1));
}

void TestLambdaSource::errorsArePassedOn()
{
    const QByteArray bytes = direct(data("x"));
    PieceSource source(viewOf(bytes));
    source.failAtTheEnd();
    LambdaSource decoded(source);
    QString error;
    QCOMPARE(textOf(decoded, 10, &error), std::string("x\n"));
    QCOMPARE(error, QStringLiteral("the disk is damaged"));
}

void TestLambdaSource::eventsAreFound()
{
    const QByteArray message = R"({"messageType":"DATA_MESSAGE","owner":"1","logGroup":)"
                               R"("/aws/eks/prod/cluster","logStream":"kube-apiserver-audit-1",)"
                               R"("logEvents":[{"id":"1","timestamp":1795427210000,"message":")"
        + madeEvent(1).replace("\"", "\\\"") + R"("}]})";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("event.json"), direct(data(message)))});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().encoding, std::string("AWS Lambda event"));
    QCOMPARE(loaded.source().clusters.counts().at("prod"), std::uint64_t {1});
    QCOMPARE(loaded.snapshot->eventJson(0).value(), madeEvent(1).toStdString());
}

QTEST_APPLESS_MAIN(TestLambdaSource)
#include "tst_lambdasource.moc"
