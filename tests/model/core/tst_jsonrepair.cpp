// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsonrepair.h"

#include "model/core/utf8repair.h"

#include <QTest>

using namespace kubewake;

class TestJsonRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void depth();
    void utf8_data();
    void utf8();
};

void TestJsonRepair::texts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("repaired"); // null: the same
    const auto row = [](const char *text, const char *repaired = nullptr) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(repaired);
    };
    row("");
    row(R"({"a":[1,-2.5e3,true,null,"x\n\\\"\u00e9"],"b":{}})");
    row(R"("\ud83d\ude00")");
    row(R"("\uD83D\uDE00")");
    row(R"("\ud800")", R"("\ufffd")");
    row(R"("\udc00")", R"("\ufffd")");
    row(R"("\ud800\ud800\udc00")", R"("\ufffd\ud800\udc00")");
    row(R"("\udc00\ud800")", R"("\ufffd\ufffd")");
    row(R"("\ud800x")", R"("\ufffdx")");
    row(R"("\ud800\n")", R"("\ufffd\n")");
    row(R"("\\ud800")");
    row(R"("\\\ud800")", R"("\\\ufffd")");
    row(R"({"\ud800":1})", R"({"\ufffd":1})");
    row(R"("\ud8)");
    row(R"("\)");
    row(R"("\ud800)", R"("\ufffd)");
    row("9223372036854775807");
    row("18446744073709551615");
    row("18446744073709551616", "18446744073709551616e0");
    row("-9223372036854775808");
    row("-9223372036854775809", "-9223372036854775809e0");
    row("1e308");
    row("1e309", "1.7976931348623157e308");
    row("-1E+309", "-1.7976931348623157e308");
    row("[1e-999,0.5e-999]", "[0,0]");
    row("\"1e999\"");
    row("01");
    row("1.");
    row("-");
    row("1e");
    row("1e+");
    row("--1");
    row("]}");
    row("{[");
    row("1e400,", "1.7976931348623157e308,");
}

void TestJsonRepair::texts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, repaired);
    const QByteArray got = QByteArray::fromStdString(repairedJson(text.toStdString(), 100));
    QCOMPARE(got, repaired.isNull() ? text : repaired);
    QCOMPARE(QByteArray::fromStdString(repairedJson(got.toStdString(), 100)), got);
}

void TestJsonRepair::depth()
{
    QCOMPARE(repairedJson("[[1],[[2]],{\"a\":{\"b\":[\"]\"]}}]", 2), "[[1],[null],{\"a\":null}]");
    QCOMPARE(repairedJson("[[[]]]", 3), "[[[]]]");
    QCOMPARE(repairedJson("[[[", 2), "[[null"); // still not closed
    QCOMPARE(repairedJson("[[[\"]]]", 2), "[[null");
    QCOMPARE(repairedJson("]][[]]", 2), "]][[]]");
    const std::string brackets(1'000'000, '[');
    QCOMPARE(repairedJson(brackets, 10), std::string(10, '[') + "null");
}

void TestJsonRepair::utf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("replaced");
    const auto row = [](const char *name, const char *bytes, int replaced) {
        QTest::newRow(name) << QByteArray(bytes) << replaced;
    };
    row("empty", "", 0);
    row("ASCII", "abc", 0);
    row("valid", "é中😀\xEF\xBF\xBD", 0);
    row("first and last of each length",
        "\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 0);
    row("lone continuation", "a\x80z", 1);
    row("overlong", "\xC0\x80", 2);
    row("overlong, three bytes", "\xE0\x9F\xBF", 3);
    row("overlong, four bytes", "\xF0\x8F\xBF\xBF", 4);
    row("surrogate", "\xED\xA0\x80", 3);
    row("beyond Unicode", "\xF4\x90\x80\x80", 4);
    row("never valid", "\xFE\xFF", 2);
    row("cut", "\xE4\xB8", 2);
    row("cut before ASCII", "\xF0\x9F\x98z", 3);
}

void TestJsonRepair::utf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, replaced);
    const std::string got = repairedUtf8(bytes.toStdString());
    if (replaced == 0) {
        QCOMPARE(QByteArray::fromStdString(got), bytes);
        return;
    }
    QCOMPARE(QString::fromUtf8(got.c_str()).count(QChar::ReplacementCharacter), replaced);
    QCOMPARE(repairedUtf8(got), got);
    QCOMPARE(static_cast<int>(got.size()), static_cast<int>(bytes.size()) + 2 * replaced);
}

QTEST_APPLESS_MAIN(TestJsonRepair)
#include "tst_jsonrepair.moc"
