// SPDX-License-Identifier: Apache-2.0
#include "model/core/utf8.h"

#include <QTest>

using namespace kubewake;

class Utf8Test : public QObject
{
    Q_OBJECT

private slots:
    void converts_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("ascii") << QByteArray("abc") << QStringLiteral("abc");
        QTest::newRow("umlaut") << QByteArray("\xc3\xa4") << QStringLiteral("\u00e4");
        QTest::newRow("astral") << QByteArray("\xf0\x9f\x90\x99") << QStringLiteral("\U0001F419");
        QTest::newRow("NUL inside") << QByteArray("a\0b", 3) << QString::fromLatin1("a\0b", 3);
        QTest::newRow("a lone byte") << QByteArray("a\xff"
                                                   "b")
                                     << QStringLiteral("a\ufffdb");
        QTest::newRow("cut") << QByteArray("\xc3") << QStringLiteral("\ufffd");
        QTest::newRow("a BOM is a character")
            << QByteArray("x\xef\xbb\xbf") << QStringLiteral("x\ufeff");
    }

    void converts()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        QCOMPARE(toQString(view), text);
        if (!text.contains(QChar::ReplacementCharacter))
            QCOMPARE(toUtf8(text), std::string(view));
    }

    void neverLosesLength_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf");
        QTest::newRow("too large") << QByteArray("\xf4\x90\x80\x80");
        QTest::newRow("continuation") << QByteArray("\x80");
    }

    void neverLosesLength()
    {
        QFETCH(QByteArray, bytes);
        const QString text = toQString({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        QVERIFY(!text.isEmpty());
        QCOMPARE(text.count(QChar::ReplacementCharacter), text.size());
    }

    void lowersAsciiOnly()
    {
        QCOMPARE(toLowerAscii("AZ az 09 @[`{ \xc3\x84"), std::string("az az 09 @[`{ \xc3\x84"));
        QVERIFY(equalsIgnoringAsciiCase("KubeCTL", "kubectl"));
        QVERIFY(equalsIgnoringAsciiCase("", ""));
        QVERIFY(!equalsIgnoringAsciiCase("kubectl", "kubectl "));
        QVERIFY(!equalsIgnoringAsciiCase("\xc3\x84", "\xc3\xa4"));
        QVERIFY(!equalsIgnoringAsciiCase("@", "`"));
        // U+212A KELVIN SIGN lowers to k in Unicode, which would let it pass for one.
        QVERIFY(!equalsIgnoringAsciiCase("\xe2\x84\xaa", "k"));
    }
};

QTEST_APPLESS_MAIN(Utf8Test)
#include "tst_utf8.moc"
