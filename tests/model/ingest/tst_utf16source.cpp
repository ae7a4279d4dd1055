// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/utf16source.h"
#include "tests/support/piecesource.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

using Order = Utf16Source::Order;

Q_DECLARE_METATYPE(Utf16Source::Order)

class TestUtf16Source : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognised_data();
    void recognised();
    void anyPieces_data();
    void anyPieces();
    void damage_data();
    void damage();
    void errorsArePassedOn();
};

namespace {

std::string bytesOf(const QString &text, Order order)
{
    std::string bytes;
    for (const QChar c : text) {
        const char low = static_cast<char>(c.unicode() & 0xFF);
        const char high = static_cast<char>(c.unicode() >> 8);
        bytes += order == Order::LittleEndian ? low : high;
        bytes += order == Order::LittleEndian ? high : low;
    }
    return bytes;
}

} // namespace

void TestUtf16Source::recognised_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<Order>("order");
    const auto row = [](const char *name, const QByteArray &head, Order order) {
        QTest::newRow(name) << head << order;
    };
    row("little endian, mark", "\xFF\xFE", Order::LittleEndian);
    row("big endian, mark", "\xFE\xFF", Order::BigEndian);
    row("little endian", QByteArray("{\0\"\0", 4), Order::LittleEndian);
    row("big endian", QByteArray("\0{\0\"", 4), Order::BigEndian);
    row("half a letter at the end", QByteArray("{\0\"\0a", 5), Order::LittleEndian);
    row("one letter", QByteArray("{\0", 2), Order::None);
    row("UTF-8", "{\"a\":1}", Order::None);
    row("zeros", QByteArray(64, '\0'), Order::None);
    row("zeros after text", QByteArray("{\0\"\0", 4) + QByteArray(60, '\0'), Order::None);
    row("a NUL in UTF-8", QByteArray("{\0ab", 4), Order::None);
    row("nothing", "", Order::None);
}

void TestUtf16Source::recognised()
{
    QFETCH(QByteArray, head);
    QFETCH(Order, order);
    QVERIFY(Utf16Source::orderOf(head.toStdString()) == order);
}

void TestUtf16Source::anyPieces_data()
{
    QTest::addColumn<Order>("order");
    QTest::newRow("little endian") << Order::LittleEndian;
    QTest::newRow("big endian") << Order::BigEndian;
}

// The mark is no text; letters of two units and of two bytes are cut anywhere.
void TestUtf16Source::anyPieces()
{
    QFETCH(Order, order);
    const QString text = QStringLiteral("{\"a\":\"\u00E4\u20AC\U0001F600\"}\r\n");
    const std::string bytes = bytesOf(QChar(0xFEFF) + text + text, order);
    for (const std::size_t atOnce : {1, 2, 3, 5, 7, 1000}) {
        for (const std::size_t size : {1, 2, 3, 100}) {
            PieceSource source(bytes, atOnce);
            Utf16Source decoded(source, order);
            QCOMPARE(QByteArray::fromStdString(textOf(decoded, size)), (text + text).toUtf8());
            QCOMPARE(decoded.diskBytes(), bytes.size());
        }
    }
}

void TestUtf16Source::damage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const QByteArray lost = "\xEF\xBF\xBD";
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &text) {
        QTest::newRow(name) << bytes << text;
    };
    row("half a letter at the end", QByteArray("a\0b", 3), "a" + lost);
    row("half a pair at the end", QByteArray("a\0\x3D\xD8", 4), "a" + lost);
    row("half a pair and half a letter", QByteArray("a\0\x3D\xD8z", 5), "a" + lost + lost);
    row("half a pair inside", QByteArray("\x3D\xD8z\0", 4), lost + "z");
    row("the wrong half", QByteArray("\0\xDCz\0", 4), lost + "z");
    row("a NUL", QByteArray("a\0\0\0b\0", 6), QByteArray("a\0b", 3));
    row("nothing but a mark", "\xFF\xFE", "");
    row("nothing", "", "");
}

void TestUtf16Source::damage()
{
    QFETCH(QByteArray, bytes);
    for (const std::size_t atOnce : {1, 2, 3, 100}) {
        PieceSource source({bytes.constData(), static_cast<std::size_t>(bytes.size())}, atOnce);
        Utf16Source decoded(source, Order::LittleEndian);
        QTEST(QByteArray::fromStdString(textOf(decoded)), "text");
    }
}

void TestUtf16Source::errorsArePassedOn()
{
    PieceSource source(std::string_view("a\0b\0", 4));
    source.failAtTheEnd();
    Utf16Source decoded(source, Order::LittleEndian);
    QString error;
    QCOMPARE(textOf(decoded, 4096, &error), std::string("ab"));
    QCOMPARE(error, QStringLiteral("the disk is damaged"));
}

QTEST_APPLESS_MAIN(TestUtf16Source)
#include "tst_utf16source.moc"
