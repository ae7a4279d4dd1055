// SPDX-License-Identifier: Apache-2.0
#include "model/annotations/annotations.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace kubewake;

namespace {

EventKey keyOf(int number)
{
    return {"id-" + std::to_string(number), "ResponseComplete", number, "0123456789abcdef"};
}

} // namespace

class AnnotationsTest : public QObject
{
    Q_OBJECT

private slots:
    void textsAreKeptInOrderAndCut()
    {
        Annotation annotation {true,
                               {QStringLiteral(" b\n b "), QStringLiteral("a"), QStringLiteral("a"),
                                QStringLiteral("x,y"), QString(), QString(200, u'c')},
                               QStringLiteral("  note\n")};
        annotation = normalized(annotation);
        QCOMPARE(annotation.tags,
                 (QStringList {QStringLiteral("a"), QStringLiteral("b b"),
                               QString(Annotation::kMaximumTag, u'c'), QStringLiteral("x y")}));
        QCOMPARE(annotation.note, QStringLiteral("note"));
        QCOMPARE(normalized(annotation), annotation);
        // Not in the middle of a character.
        const QString face = QString::fromUcs4(U"\U0001F600");
        annotation.note = QString(Annotation::kMaximumNote - 1, u'n') + face;
        QCOMPARE(normalized(annotation).note, QString(Annotation::kMaximumNote - 1, u'n'));
        QStringList many;
        for (int i = 0; i < 100; ++i)
            many << QString::number(i);
        annotation.tags = many;
        QCOMPARE(normalized(annotation).tags.size(), Annotation::kMaximumTags);
        QCOMPARE(tagsText(tagsFromText(QStringLiteral("b,, a ,b"))), QStringLiteral("a, b"));
    }

    void emptyOnesAreNotKept()
    {
        Annotations all;
        QVERIFY(all.set(keyOf(1), {false, {}, QStringLiteral("  ")}).has_value());
        QVERIFY(all.events().empty());
        QVERIFY(all.set(keyOf(1), {true, {}, {}}).has_value());
        QVERIFY(all.of(keyOf(1)).bookmarked);
        QVERIFY(all.of(keyOf(2)).isEmpty());
        QVERIFY(all.set(keyOf(1), {}).has_value());
        QVERIFY(all == Annotations());
        QVERIFY(all.setSignal("s", {false, {QStringLiteral("t")}, {}}).has_value());
        QCOMPARE(all.usedTags(), QStringList {QStringLiteral("t")});
        QVERIFY(all.setSignal("s", {}).has_value());
        QVERIFY(all == Annotations());
    }

    void numbersAreBounded()
    {
        Annotations all;
        for (std::size_t i = 0; i < Annotations::kMaximumEvents; ++i)
            QVERIFY(all.set(keyOf(static_cast<int>(i)), {true, {}, {}}).has_value());
        const Annotations full = all;
        QVERIFY(!all.set(keyOf(-1), {true, {}, {}}).has_value());
        QVERIFY(all == full);
        QVERIFY(all.set(keyOf(0), {true, {}, QStringLiteral("known")}).has_value());
        QVERIFY(all.set(keyOf(0), {}).has_value());
        QVERIFY(all.set(keyOf(-1), {true, {}, {}}).has_value());
    }

    void whatIsKeptCanBeReadAgain()
    {
        Annotations all;
        // Characters that JSON writes longest.
        const QString longest(Annotation::kMaximumNote, QChar(1));
        int number = 0;
        const Annotation note {false, {}, u'x' + longest.left(Annotation::kMaximumNote - 2) + u'x'};
        while (all.set(keyOf(number), note))
            ++number;
        QCOMPARE(number, static_cast<int>(Annotations::kMaximumLength / Annotation::kMaximumNote));
        const std::string json = all.toJson();
        QVERIFY(json.size() <= Annotations::kMaximumJsonBytes);
        const auto again = Annotations::fromJson(json);
        QVERIFY(again.has_value());
        QVERIFY(*again == all);
        // A shorter text is always let in.
        QVERIFY(all.set(keyOf(0), {false, {}, QStringLiteral("short")}).has_value());
    }

    void jsonIsTheSameAgain()
    {
        Annotations all;
        QVERIFY(all.set(keyOf(7),
                        {true,
                         {QStringLiteral("ä"), QStringLiteral("<b>")},
                         QStringLiteral("line\n\"quoted\" \u202e")})
                    .has_value());
        EventKey timeless = keyOf(8);
        timeless.time = kNoTime;
        QVERIFY(all.set(timeless, {true, {}, {}}).has_value());
        QVERIFY(all.setSignal("abc", {false, {}, QStringLiteral("n")}).has_value());
        const std::string json = all.toJson();
        QVERIFY(*Annotations::fromJson(json) == all);
        // Read by others too.
        const auto document = nlohmann::json::parse(json);
        QVERIFY(document["version"] == 1);
        QVERIFY(document["events"].size() == 2);
        QVERIFY(document["events"][0]["auditID"] == "id-7");
        QVERIFY(document["events"][0]["time"] == "1970-01-01T00:00:00.000007Z");
        QVERIFY(document["signals"][0]["id"] == "abc");
        QVERIFY(document["signals"][0]["note"] == "n");
    }

    void otherDocumentsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const QByteArray &json) {
            QTest::newRow(name) << json;
        };
        row("nothing", "");
        row("cut", R"({"version":1,"events":[)");
        row("list", "[]");
        row("other version", R"({"version":2,"events":[],"signals":[]})");
        row("no events", R"({"version":1,"signals":[]})");
        row("no signals", R"({"version":1,"events":[]})");
        row("events are no list", R"({"version":1,"events":{},"signals":[]})");
        row("number", R"({"version":1,"events":[7],"signals":[]})");
        row("no content", R"({"version":1,"events":[{"bookmarked":true}],"signals":[]})");
        row("bad time", R"({"version":1,"events":[{"content":"a","time":"x"}],"signals":[]})");
        row("bookmarked is a text",
            R"({"version":1,"events":[{"content":"a","bookmarked":"yes"}],"signals":[]})");
        row("tags are a text",
            R"({"version":1,"events":[{"content":"a","tags":"x"}],"signals":[]})");
        row("a tag is a number",
            R"({"version":1,"events":[{"content":"a","tags":[1]}],"signals":[]})");
        row("signal without id", R"({"version":1,"events":[],"signals":[{"note":"x"}]})");
        row("long key",
            R"({"version":1,"events":[{"content":")" + QByteArray(5000, 'a')
                + R"("}],"signals":[]})");
        row("deep", QByteArray(1'000'000, '['));
    }

    void otherDocumentsAreRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!Annotations::fromJson({json.constData(), static_cast<std::size_t>(json.size())})
                     .has_value());
    }
};

QTEST_GUILESS_MAIN(AnnotationsTest)
#include "tst_annotations.moc"
