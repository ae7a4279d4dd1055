// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/csvblockreader.h"

#include "tests/support/piecesource.h"

#include <QTest>

#include <algorithm>
#include <chrono>

using namespace kubewake;

namespace {

struct Read
{
    QByteArrayList rows;
    QList<int> lines;
    QByteArrayList reasons;
    QList<int> rejectedLines;
    std::uint64_t lineCount = 0;
    std::size_t longestBuffer = 0;
    int blocks = 0;
};

Read readAll(const QByteArray &bytes, std::size_t columns,
             std::size_t maximum = kMaximumRecordBytes)
{
    const std::string kept = bytes.toStdString();
    test::PieceSource source(kept);
    TextStream text(source, nullptr);
    CsvBlockReader reader(text, {',', columns}, maximum);
    Read read;
    Block block;
    for (;;) {
        block.pieces.clear();
        block.rejected.clear();
        const auto more = reader.next(block);
        if (!more || !*more)
            return read;
        ++read.blocks;
        read.lineCount += block.lines;
        read.longestBuffer = std::max(read.longestBuffer, block.text.capacity());
        for (const JsonSplitter::Piece &row : block.pieces) {
            const std::string_view found = block.text.view().substr(row.begin, row.length);
            read.rows << QByteArray(found.data(), static_cast<qsizetype>(found.size()));
            read.lines << static_cast<int>(row.line);
            if (bytes.mid(static_cast<qsizetype>(row.offset), static_cast<qsizetype>(row.length))
                != read.rows.back())
                read.reasons << "wrong offset";
        }
        for (const RejectedLine &rejected : block.rejected) {
            read.reasons << QByteArray::fromStdString(rejected.reason);
            read.rejectedLines << static_cast<int>(rejected.line);
        }
    }
}

} // namespace

class TestCsvBlockReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows();
    void blankLines();
    void severalBlocks();
    void lostQuote();
    void lostQuoteInRowOfSeveralLines();
    void cutOff();
    void lostQuoteWithoutOthers();
    void textBehindQuotes();
    void oddRowsOfOneLine();
    void longRow();
    void hostileQuotes();
};

void TestCsvBlockReader::rows()
{
    const Read read = readAll("a,b\r\n1,\"x\r\ny\n\"\r\n2,z", 2);
    QCOMPARE(read.rows, QByteArrayList({"a,b", "1,\"x\r\ny\n\"", "2,z"}));
    QCOMPARE(read.lines, QList<int>({1, 2, 5}));
    QCOMPARE(read.lineCount, 5U);
    QVERIFY(read.reasons.isEmpty());
}

void TestCsvBlockReader::blankLines()
{
    const Read read = readAll("a,b\n\n \r\n1,2\n\n", 2);
    QCOMPARE(read.rows, QByteArrayList({"a,b", "1,2"}));
    QCOMPARE(read.lines, QList<int>({1, 4}));
    QCOMPARE(read.lineCount, 5U);
    QVERIFY(read.reasons.isEmpty());
}

void TestCsvBlockReader::severalBlocks()
{
    QByteArray text = "n,text\n";
    for (int i = 0; i < 40'000; ++i)
        text += QByteArray::number(i) + ",\"" + QByteArray(i % 90, 'x') + "\n\"\"q\"\"\"\n";
    const Read read = readAll(text, 2);
    QVERIFY(read.blocks > 2);
    QCOMPARE(read.rows.size(), 40'001);
    for (int i = 0; i < 40'000; ++i) {
        QVERIFY(read.rows[i + 1].startsWith(QByteArray(QByteArray::number(i) + ",\"")));
        QCOMPARE(read.lines[i + 1], 2 + 2 * i);
    }
    QVERIFY(read.reasons.isEmpty());
}

// One row is lost, not the file.
void TestCsvBlockReader::lostQuote()
{
    const Read read = readAll("a,b\n1,\"x\"\n2,\"y\n3,\"z\"\n4,\"w\"\n", 2);
    QCOMPARE(read.rows, QByteArrayList({"a,b", "1,\"x\"", "3,\"z\"", "4,\"w\""}));
    QCOMPARE(read.lines, QList<int>({1, 2, 4, 5}));
    QCOMPARE(read.reasons.size(), 1);
    QVERIFY(read.reasons[0].startsWith("damaged row"));
    QCOMPARE(read.rejectedLines, QList<int>({3}));
}

void TestCsvBlockReader::lostQuoteInRowOfSeveralLines()
{
    const Read read = readAll("a,b,c\n1,\"x\"y\n\",kube,\"t\"\n2,\"u\n\",v\n3,\"w\n\",\"z\"\n", 3);
    QCOMPARE(read.rows, QByteArrayList({"a,b,c", "2,\"u\n\",v", "3,\"w\n\",\"z\""}));
    QCOMPARE(read.lines, QList<int>({1, 4, 6}));
    QCOMPARE(read.rejectedLines, QList<int>({2}));
}

void TestCsvBlockReader::cutOff()
{
    const Read read = readAll("a,b\n1,\"x\"\n2,\"y\nand more", 2);
    QCOMPARE(read.rows, QByteArrayList({"a,b", "1,\"x\""}));
    QCOMPARE(read.reasons.size(), 1);
    QVERIFY(read.reasons[0].startsWith("truncated"));
    QCOMPARE(read.lineCount, 4U);
}

// The quote is never closed: known at the end only.
void TestCsvBlockReader::lostQuoteWithoutOthers()
{
    QByteArray text = "a,b\n1,\"x\n";
    for (int i = 2; i < 200'000; ++i)
        text += QByteArray::number(i) + ",some text\n";
    const Read read = readAll(text, 2);
    QCOMPARE(read.rows.size(), 1 + 199'998);
    QCOMPARE(read.rejectedLines, QList<int>({2}));
}

void TestCsvBlockReader::textBehindQuotes()
{
    const Read read = readAll("a,b\n1,\"x\"y\n2,z\n", 2);
    QCOMPARE(read.rows, QByteArrayList({"a,b", "2,z"}));
    QCOMPARE(read.rejectedLines, QList<int>({2}));
}

// They are for the envelope to judge, which knows what is in them.
void TestCsvBlockReader::oddRowsOfOneLine()
{
    const Read read = readAll("a,b\n1\n1,2,3\n4,5\n", 2);
    QCOMPARE(read.rows, QByteArrayList({"a,b", "1", "1,2,3", "4,5"}));
    QVERIFY(read.reasons.isEmpty());
}

void TestCsvBlockReader::longRow()
{
    const std::size_t limit = 3U << 20;
    const QByteArray longText(9 << 20, 'x');
    const Read read = readAll("a,b\n1,\"" + longText + "\"\n2,y\n", 2, limit);
    QCOMPARE(read.rows, QByteArrayList({"a,b", "2,y"}));
    QCOMPARE(read.rejectedLines, QList<int>({2}));
    QVERIFY(read.reasons[0].contains("longer than the limit"));
    QCOMPARE(read.lines, QList<int>({1, 3}));
    QVERIFY(read.longestBuffer < 3 * limit);
}

// Every line may be the start of a row that goes on to the end of the text.
void TestCsvBlockReader::hostileQuotes()
{
    using Clock = std::chrono::steady_clock;
    const auto timeOf = [](int lines) {
        const QByteArray text = QByteArray("x\",\"z\n").repeated(lines);
        const auto start = Clock::now();
        const Read read = readAll(text, 2);
        static_cast<void>(read);
        return std::chrono::duration<double>(Clock::now() - start).count();
    };
    static_cast<void>(timeOf(100'000));
    const double small = timeOf(100'000);
    const double large = timeOf(800'000);
    QVERIFY2(large < 40 * small + 0.2, qPrintable(QString::number(large / small)));
}

QTEST_APPLESS_MAIN(TestCsvBlockReader)
#include "tst_csvblockreader.moc"
