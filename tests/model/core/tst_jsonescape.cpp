// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsonescape.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace kubewake;

class TestJsonEscape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void likeQt();
};

void TestJsonEscape::texts_data()
{
    QTest::addColumn<QByteArray>("escaped");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *escaped, const char *text) {
        QTest::newRow(escaped) << QByteArray(escaped) << QByteArray(text);
    };
    row("", "");
    row("plain", "plain");
    row(R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t");
    row(R"(\u0041\u00e9\u20ac)", "A\xC3\xA9\xE2\x82\xAC");
    row(R"(\ud83d\ude00)", "\xF0\x9F\x98\x80");
    row(R"(\ud83d)", "\xEF\xBF\xBD");
    row(R"(\ude00x)", "\xEF\xBF\xBDx");
    row(R"(\ud83d\u0041)",
        "\xEF\xBF\xBD"
        "A");
    row(R"(\ud83d\n)", "\xEF\xBF\xBD\n");
    // No escapes, so they stay.
    row(R"(\q)", R"(\q)");
    row(R"(\u12)", R"(\u12)");
    row(R"(\u12xy)", R"(\u12xy)");
    row("\\", "\\");
    row(R"(a\\)", R"(a\)");
}

void TestJsonEscape::texts()
{
    QFETCH(QByteArray, escaped);
    QFETCH(QByteArray, text);
    const std::string from = escaped.toStdString();
    std::string to = "before";
    appendUnescaped(from, to);
    QCOMPARE(QByteArray::fromStdString(to), "before" + text);
    QCOMPARE(escapedLength(from, static_cast<std::size_t>(text.size())), from.size());
    QCOMPARE(escapedLength(from, 1000), from.size());
    QCOMPARE(escapedLength(from, 0), std::size_t {0});
}

// Random texts: as another reader reads them, and each beginning stands for a beginning.
void TestJsonEscape::likeQt()
{
    QRandomGenerator random(7);
    const QString letters = QStringLiteral("ab\"\\/\n\t\u0001\u00e9\u20ac\U0001F600{}");
    for (int round = 0; round < 500; ++round) {
        QString text;
        for (int i = random.bounded(30); i > 0; --i)
            text += letters[random.bounded(letters.size())];
        const QString whole = QString::fromUtf8(text.toUtf8()); // no half of a pair
        const QByteArray json = QJsonDocument(QJsonObject {{QStringLiteral("k"), whole}})
                                    .toJson(QJsonDocument::Compact);
        const std::string escaped = json.mid(6, json.size() - 8).toStdString();
        std::string unescaped;
        appendUnescaped(escaped, unescaped);
        QCOMPARE(QByteArray::fromStdString(unescaped), whole.toUtf8());
        std::size_t last = 0;
        for (std::size_t size = 0; size <= unescaped.size(); ++size) {
            const std::size_t length = escapedLength(escaped, size);
            QVERIFY(length >= last);
            last = length;
            std::string head;
            appendUnescaped(std::string_view(escaped).substr(0, length), head);
            QVERIFY(head.size() >= size);
            QCOMPARE(unescaped.substr(0, head.size()), head);
        }
        QCOMPARE(last, escaped.size());
    }
}

QTEST_APPLESS_MAIN(TestJsonEscape)
#include "tst_jsonescape.moc"
