// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tableprinter.h"
#include "app/cli/visibletext.h"
#include "tests/model/export/memorysink.h"

#include <QTest>

using namespace kubewake;

class TestVisibleText : public QObject
{
    Q_OBJECT

private slots:
    void writesOutWhatDrivesATerminal_data();
    void writesOutWhatDrivesATerminal();
    void elides_data();
    void elides();
    void tableIsWholeWithoutATerminal();
    void tableFitsATerminal();
    void tableWithMoreRowsThanAreMeasured();
};

void TestVisibleText::writesOutWhatDrivesATerminal_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("visible");
    QTest::newRow("plain") << QByteArray("a ü €") << QByteArray("a ü €");
    QTest::newRow("escape") << QByteArray("\x1b[31m") << QByteArray("\\x1b[31m");
    QTest::newRow("lines") << QByteArray("a\r\n\tb") << QByteArray("a\\r\\n\\tb");
    QTest::newRow("delete") << QByteArray("\x7f") << QByteArray("\\x7f");
    QTest::newRow("C1") << QByteArray("\xc2\x9b") << QByteArray("\\x9b");
    QTest::newRow("override") << QByteArray("\u202ecod") << QByteArray("\\u202ecod");
    QTest::newRow("isolate") << QByteArray("\u2066") << QByteArray("\\u2066");
    QTest::newRow("zero width") << QByteArray("a\u200bb") << QByteArray("a\\u200bb");
    QTest::newRow("broken UTF-8") << QByteArray("a\xff\xe2\x82") << QByteArray("a\\xff\\xe2\\x82");
    QTest::newRow("overlong") << QByteArray("\xc0\x9b") << QByteArray("\\xc0\\x9b");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QByteArray("\\xed\\xa0\\x80");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
}

void TestVisibleText::writesOutWhatDrivesATerminal()
{
    QFETCH(QByteArray, text);
    QTEST(QByteArray::fromStdString(visibleText(text.toStdString())), "visible");
}

void TestVisibleText::elides_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("fits") << QByteArray("abc") << 3 << QByteArray("abc");
    QTest::newRow("cut") << QByteArray("abcd") << 3 << QByteArray("ab…");
    QTest::newRow("one") << QByteArray("abcd") << 1 << QByteArray("…");
    QTest::newRow("umlauts") << QByteArray("äöüß") << 3 << QByteArray("äö…");
}

void TestVisibleText::elides()
{
    QFETCH(QByteArray, text);
    QFETCH(int, width);
    QTEST(QByteArray::fromStdString(elided(text.toStdString(), static_cast<std::size_t>(width))),
          "result");
}

void TestVisibleText::tableIsWholeWithoutATerminal()
{
    test::MemorySink sink;
    TablePrinter table(sink, {"A", "LONG", "C"}, 0);
    QVERIFY(table.add({"wide one", "x", "z"}));
    QVERIFY(table.add({"1", "", ""}));
    QVERIFY(table.finish());
    QCOMPARE(QByteArray::fromStdString(sink.text()),
             QByteArray("A         LONG  C\n"
                        "wide one  x     z\n"
                        "1\n"));
}

void TestVisibleText::tableFitsATerminal()
{
    test::MemorySink sink;
    TablePrinter table(sink, {"A", "B"}, 20);
    QVERIFY(table.add({std::string(50, 'a'), "short"}));
    QVERIFY(table.finish());
    for (const QByteArray &line : QByteArray::fromStdString(sink.text()).split('\n'))
        QVERIFY(QString::fromUtf8(line).size() <= 20);
    QVERIFY(sink.text().find("short") != std::string::npos);
}

void TestVisibleText::tableWithMoreRowsThanAreMeasured()
{
    test::MemorySink sink;
    TablePrinter table(sink, {"A"}, 0);
    for (std::size_t i = 0; i < TablePrinter::kRowsMeasured + 5; ++i)
        QVERIFY(table.add({std::to_string(i)}));
    QVERIFY(table.finish());
    const QList<QByteArray> lines = QByteArray::fromStdString(sink.text()).split('\n');
    QCOMPARE(lines.size(), qsizetype(TablePrinter::kRowsMeasured) + 7);
    QCOMPARE(lines.first(), QByteArray("A"));
    QCOMPARE(lines[lines.size() - 2], QByteArray("1004"));
}

QTEST_GUILESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
