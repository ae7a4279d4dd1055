// SPDX-License-Identifier: Apache-2.0
#include "model/export/csvwriter.h"
#include "tests/model/export/memorysink.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace kubewake;

class TestCsvWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesRfc4180_data();
    void writesRfc4180();
    void guardsFormulas_data();
    void guardsFormulas();
    void numbersAreNotTouched();
    void shortRecordsArePadded();
    void byteOrderMarkComesFirst();
    void pythonReadsTheSameCells();
};

namespace {

QByteArray recordOf(const QByteArray &cell, const CsvOptions &options)
{
    test::MemorySink sink;
    CsvWriter csv(sink, options);
    if (!csv.writeHeader({"x"}))
        return "failed";
    csv.addText(cell.toStdString());
    if (!csv.endRecord())
        return "failed";
    return QByteArray::fromStdString(sink.text()).mid(3);
}

} // namespace

void TestCsvWriter::writesRfc4180_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("plain") << QByteArray("a b") << QByteArray("a b\r\n");
    QTest::newRow("empty") << QByteArray() << QByteArray("\r\n");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"\r\n");
    QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"\r\n");
    QTest::newRow("only quotes") << QByteArray("\"\"") << QByteArray("\"\"\"\"\"\"\r\n");
    QTest::newRow("line feed") << QByteArray("a\nb") << QByteArray("\"a\nb\"\r\n");
    QTest::newRow("carriage return") << QByteArray("a\rb") << QByteArray("\"a\rb\"\r\n");
    QTest::newRow("spaces around") << QByteArray(" a ") << QByteArray("\" a \"\r\n");
    QTest::newRow("UTF-8") << QByteArray("ü\u2028") << QByteArray("ü\u2028\r\n");
}

void TestCsvWriter::writesRfc4180()
{
    QFETCH(QByteArray, cell);
    QTEST(recordOf(cell, {}), "record");
}

void TestCsvWriter::guardsFormulas_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("guarded");
    const QList<QByteArray> formulas {"=cmd|' /C calc'!A0",
                                      "+1",
                                      "-1+1",
                                      "@SUM(A1)",
                                      "\t=1",
                                      "\r=1",
                                      "\n=1",
                                      "  =1",
                                      "-",
                                      "=",
                                      "＝1",
                                      " ＋1",
                                      "＠x"};
    for (const QByteArray &formula : formulas)
        QTest::newRow(formula.constData()) << formula << true;
    const QList<QByteArray> texts {"",    "   ", "a=1", "10.0.0.1", "system:node",
                                   "'=1", "1-1", "(=)"};
    for (const QByteArray &text : texts)
        QTest::newRow(text.constData()) << text << false;
}

void TestCsvWriter::guardsFormulas()
{
    QFETCH(QByteArray, cell);
    QFETCH(bool, guarded);
    QByteArray record = recordOf(cell, {});
    record.replace("\"", "");
    QCOMPARE(record, (guarded ? "'" : "") + cell + "\r\n");
    CsvOptions plain;
    plain.formulaSafe = false;
    record = recordOf(cell, plain);
    record.replace("\"", "");
    QCOMPARE(record, cell + "\r\n");
}

void TestCsvWriter::numbersAreNotTouched()
{
    test::MemorySink sink;
    CsvWriter csv(sink, {});
    QVERIFY(csv.writeHeader({"a", "b"}));
    csv.addNumber("-5");
    csv.addText("-5");
    QVERIFY(csv.endRecord());
    QCOMPARE(sink.text(), std::string("a,b\r\n-5,'-5\r\n"));
}

void TestCsvWriter::shortRecordsArePadded()
{
    test::MemorySink sink;
    CsvWriter csv(sink, {});
    QVERIFY(csv.writeHeader({"a", "b", "c"}));
    csv.addText("x");
    QVERIFY(csv.endRecord());
    QCOMPARE(sink.text(), std::string("a,b,c\r\nx,,\r\n"));
}

void TestCsvWriter::byteOrderMarkComesFirst()
{
    test::MemorySink sink;
    CsvOptions options;
    options.byteOrderMark = true;
    CsvWriter csv(sink, options);
    QVERIFY(csv.writeHeader({"a"}));
    QCOMPARE(sink.text(),
             std::string("\xEF\xBB\xBF"
                         "a\r\n"));
}

// An independent reader gets back what was written.
void TestCsvWriter::pythonReadsTheSameCells()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not on this machine");
    const std::vector<std::string> cells {"a",   "",     "a,b", "\"", "\"a\"", "x\ny", "x\r\ny",
                                          " y ", ",,\"", "ü",   "\\", "'",     "=1",   "end\n"};
    test::MemorySink sink;
    CsvOptions plain;
    plain.formulaSafe = false;
    CsvWriter csv(sink, plain);
    QVERIFY(csv.writeHeader(cells));
    for (const std::string &cell : cells)
        csv.addText(cell);
    QVERIFY(csv.endRecord());

    QProcess process;
    process.start(python,
                  {QStringLiteral("-c"),
                   QStringLiteral("import csv,io,sys\n"
                                  "text=sys.stdin.buffer.read().decode()\n"
                                  "for r in csv.reader(io.StringIO(text,newline=''),strict=True):\n"
                                  " sys.stdout.buffer.write(('\\x1f'.join(r)+'\\x1e').encode())")});
    process.write(QByteArray::fromStdString(sink.text()));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    std::string record;
    for (const std::string &cell : cells)
        record.append(record.empty() ? "" : "\x1f").append(cell);
    record += "\x1e";
    QCOMPARE(process.readAllStandardOutput(), QByteArray::fromStdString(record + record));
}

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
