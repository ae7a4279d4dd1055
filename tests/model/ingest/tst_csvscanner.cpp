// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/csvscanner.h"

#include "model/ingest/csvfieldtext.h"

#include <QTest>

using namespace kubewake;

namespace {

QByteArrayList fieldsOf(const QByteArray &row, char separator)
{
    CsvScanner scanner(separator);
    const std::string text = row.toStdString();
    if (scanner.scan(text, true) != CsvScanner::Status::Ended)
        return {"damaged"};
    QByteArrayList fields;
    for (const CsvField &field : scanner.fields()) {
        std::string value;
        appendCsvText(std::string_view(text).substr(field.begin, field.length), {field.quoted},
                      value);
        fields << QByteArray::fromStdString(value);
    }
    return fields;
}

} // namespace

class TestCsvScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fields_data();
    void fields();
    void byteByByte();
    void lengths();
    void doubledQuotes();
    void spans();
    void tabsForCommas();
};

void TestCsvScanner::fields_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("separator");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QByteArrayList &expected,
                        char separator = ',') {
        QTest::newRow(name) << text << separator << expected;
    };
    row("plain", "a,b,c\n", {"a", "b", "c"});
    row("CRLF", "a,b\r\n", {"a", "b"});
    row("no end", "a,b", {"a", "b"});
    row("empty fields", ",,\n", {"", "", ""});
    row("quoted", "\"a\",\"b,c\"\n", {"a", "b,c"});
    row("quoted, CRLF", "\"a\",\"b\"\r\n", {"a", "b"});
    row("doubled", R"("{""a"":""b""}",x)", {R"({"a":"b"})", "x"});
    row("only quotes", "\"\"\"\",\"\"\"\"\"\",", {"\"", "\"\"", ""});
    row("empty quotes", "\"\",\"\"", {"", ""});
    row("line breaks", "\"a\r\nb\n\",c\n", {"a\r\nb\n", "c"});
    row("spaces around quotes", " \"a,b\" ,c\n", {"a,b", "c"});
    row("quote inside", "a,5\" disk,{\"x\":1}\n", {"a", "5\" disk", "{\"x\":1}"});
    row("semicolon", "a;\"b;c\";1,5\n", {"a", "b;c", "1,5"}, ';');
    row("tab", "a\t\"b\tc\"\t{\"x\":1,\"y\":2}\n", {"a", "b\tc", "{\"x\":1,\"y\":2}"}, '\t');
    row("text behind quotes", "\"a\"b,c\n", {"damaged"});
    row("not closed", "a,\"b\n", {"damaged"});
    row("JSON that was not doubled", R"("{"a":"b"}",c)", {"damaged"});
}

void TestCsvScanner::fields()
{
    QFETCH(QByteArray, text);
    QFETCH(char, separator);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(fieldsOf(text, separator), expected);
}

// The same fields when the row arrives one byte at a time, and it ends where it should.
void TestCsvScanner::byteByByte()
{
    const std::string text = "a,\"{\"\"x\"\":\r\n\"\"y\"\"}\", \"z\"\r\nnext,row\n";
    CsvScanner whole;
    QCOMPARE(whole.scan(text, true), CsvScanner::Status::Ended);
    QCOMPARE(text.substr(whole.scanned()), std::string("next,row\n"));
    CsvScanner slow;
    for (std::size_t size = 0; size < whole.scanned(); ++size)
        QCOMPARE(slow.scan(std::string_view(text).substr(0, size), false),
                 CsvScanner::Status::Open);
    QCOMPARE(slow.scan(text, false), CsvScanner::Status::Ended);
    QCOMPARE(slow.fields().size(), whole.fields().size());
    for (std::size_t i = 0; i < whole.fields().size(); ++i) {
        QCOMPARE(slow.fields()[i].begin, whole.fields()[i].begin);
        QCOMPARE(slow.fields()[i].length, whole.fields()[i].length);
    }
}

void TestCsvScanner::lengths()
{
    const std::string quoted = R"(a""b""""c)";
    std::string text;
    appendUnquoted(quoted, text);
    QCOMPARE(text, std::string(R"(a"b""c)"));
    for (std::size_t size = 0; size <= text.size(); ++size) {
        std::string part;
        appendUnquoted(std::string_view(quoted).substr(0, quotedLength(quoted, size)), part);
        QCOMPARE(part, text.substr(0, size));
    }
    QCOMPARE(quotedLength(quoted, 1000), quoted.size());
}

void TestCsvScanner::doubledQuotes()
{
    QVERIFY(hasDoubledQuotes(R"({""kind"":""Event""})"));
    QVERIFY(hasDoubledQuotes(R"({\""kind\"":1})"));
    QVERIFY(hasDoubledQuotes(R"(2026 AUDIT: id=""x"")"));
    QVERIFY(hasDoubledQuotes("{\"\"\"\":1}"));
    QVERIFY(!hasDoubledQuotes(R"({"kind":""})"));
    QVERIFY(!hasDoubledQuotes("{\"\":1}"));
    QVERIFY(!hasDoubledQuotes(R"(2026 AUDIT: id="" stage="x")"));
    QVERIFY(!hasDoubledQuotes("{}"));
}

void TestCsvScanner::spans()
{
    CsvFieldText field;
    const std::string raw = "\"\"x\"\"\n{\"\"a\"\":1}\n";
    field.set(raw, {true, false}, {100, 7});
    QCOMPARE(std::string(field.text()), std::string("\"x\"\n{\"a\":1}"));
    const OriginSpan object = field.place().at(4).spanOf(0, 7);
    QCOMPARE(object.offset, 106U);
    QCOMPARE(object.length, 9U);
    QCOMPARE(object.line, 8U);
    const OriginSpan before = field.place().spanOf(0, 3);
    QCOMPARE(before.offset, 100U);
    QCOMPARE(before.length, 5U);
    QCOMPARE(before.line, 7U);
}

// Only where JSON can have no tab.
void TestCsvScanner::tabsForCommas()
{
    std::string text;
    appendCsvText("{\"\"a\"\":\"\"b\"\"\t\"\"c\"\":[\"\"d\"\"\t\"\"e\"\"],\n\t\"\"f\"\":\t1}",
                  {true, true}, text);
    QCOMPARE(text, std::string("{\"a\":\"b\",\"c\":[\"d\",\"e\"],\n\t\"f\":\t1}"));
}

QTEST_APPLESS_MAIN(TestCsvScanner)
#include "tst_csvscanner.moc"
