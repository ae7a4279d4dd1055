// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventparser.h"
#include "model/ingest/jsonstringtext.h"

#include <QTest>

#include <random>
#include <string>

using namespace kubewake;

namespace {

bool operator==(const OriginSpan &a, const OriginSpan &b)
{
    return a.offset == b.offset && a.length == b.length && a.line == b.line;
}

// What each escape stands for.
constexpr std::pair<std::string_view, std::string_view> kPieces[] {
    {"a", "a"},
    {"\\n", "\n"},
    {"\\\"", "\""},
    {"\\\\", "\\"},
    {"\\/", "/"},
    {"\\u0041", "A"},
    {"\\u00e4", "\u00E4"},
    {"\\u20AC", "\u20AC"},
    {"\\ud83d\\ude00", "\U0001F600"},
    {"\u20AC", "\u20AC"},
    {"\\ud800", "\uFFFD"},
    {"\\x", "\\x"},
};

} // namespace

class TestJsonStringText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textAndPlace();
    void everySpan();
    void questionsInAnyOrder();
    void stringInAString();
    void isUsedAgain();
    void readableBehind();
};

void TestJsonStringText::textAndPlace()
{
    JsonStringText text;
    text.set(R"({\"a\":\"\u00e4\"})", {100, 7, true});
    QCOMPARE(text.text(), std::string_view("{\"a\":\"\u00E4\"}"));
    QCOMPARE(text.place().offset, std::uint64_t {0});
    QCOMPARE(text.place().line, std::uint64_t {7});
    QVERIFY(!text.place().atEnd); // the string ends, not the source
    QVERIFY((text.place().spanOf(0, 1) == OriginSpan {100, 1, 7}));
    QVERIFY((text.place().spanOf(1, 3) == OriginSpan {101, 5, 7})); // \"a\"
    QVERIFY((text.place().at(6).spanOf(0, 2) == OriginSpan {109, 6, 7})); // \u00e4
}

// Of any piece, however it is written: the bytes are those that it was written with.
void TestJsonStringText::everySpan()
{
    std::mt19937 random(3);
    std::string escaped;
    std::vector<std::pair<std::size_t, std::size_t>> starts; // in the text, in the source
    std::string plain;
    std::size_t last = 0;
    for (int i = 0; i < 300; ++i) {
        std::size_t which = random() % std::size(kPieces);
        if (last == 10 && which == 8)
            which = 0; // half a pair before a pair is another story
        last = which;
        starts.emplace_back(plain.size(), escaped.size());
        escaped += kPieces[which].first;
        plain += kPieces[which].second;
    }
    starts.emplace_back(plain.size(), escaped.size());
    JsonStringText text;
    text.set(escaped, {1000, 2, false});
    QCOMPARE(text.text(), std::string_view(plain));
    for (std::size_t from = 0; from + 1 < starts.size(); from += 7) {
        for (std::size_t to = from; to < starts.size(); to += 3) {
            const OriginSpan span =
                text.spanOf(starts[from].first, starts[to].first - starts[from].first);
            QCOMPARE(span.offset, 1000 + starts[from].second);
            QCOMPARE(span.length, starts[to].second - starts[from].second);
        }
    }
}

void TestJsonStringText::questionsInAnyOrder()
{
    JsonStringText text;
    text.set(R"(\"a\"b\"c\")", {0, 1, false});
    const OriginSpan late {8, 1, 1};
    const OriginSpan early {2, 1, 1};
    QVERIFY(text.spanOf(5, 1) == late);
    QVERIFY(text.spanOf(1, 1) == early);
    QVERIFY(text.spanOf(5, 1) == late);
    QVERIFY((text.spanOf(7, 0) == OriginSpan {11, 0, 1})); // at the end
}

void TestJsonStringText::stringInAString()
{
    const std::string_view source = R"(x{\"log\":\"{\\\"a\\\":1}\"})";
    const std::string_view once = R"({"log":"{\"a\":1}"})";
    const std::string_view twice = R"({"a":1})";
    const std::string_view inner = R"({\"a\":1})";
    JsonStringText outer;
    outer.set(source.substr(1), {1, 1, false});
    QCOMPARE(outer.text(), once);
    JsonStringText second;
    second.set(inner, outer.place().at(outer.text().find(inner)));
    QCOMPARE(second.text(), twice);
    const auto sourceOf = [&](std::uint64_t offset, std::uint64_t length) {
        const OriginSpan span = second.place().spanOf(offset, length);
        return source.substr(span.offset, span.length);
    };
    const std::string_view whole = R"({\\\"a\\\":1})";
    const std::string_view key = R"(\\\"a\\\")";
    QCOMPARE(sourceOf(0, second.text().size()), whole);
    QCOMPARE(sourceOf(1, 3), key);
}

void TestJsonStringText::isUsedAgain()
{
    JsonStringText text;
    text.set(R"(\n\n\n\n)", {0, 1, false});
    QVERIFY((text.spanOf(3, 1) == OriginSpan {6, 2, 1}));
    text.set("abcd", {50, 9, false});
    QVERIFY((text.spanOf(3, 1) == OriginSpan {53, 1, 9}));
    text.set("", {60, 10, false});
    QVERIFY(text.text().empty());
    QVERIFY((text.spanOf(0, 0) == OriginSpan {60, 0, 10}));
}

// The parser reads ahead.
void TestJsonStringText::readableBehind()
{
    JsonStringText text;
    text.set("{}", {0, 1, false});
    const std::string_view more(text.text().data(), text.text().size() + kJsonPadding);
    QVERIFY(more.substr(2).find_first_not_of(' ') == std::string_view::npos);
}

QTEST_APPLESS_MAIN(TestJsonStringText)
#include "tst_jsonstringtext.moc"
