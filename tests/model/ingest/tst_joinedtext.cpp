// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventparser.h"
#include "model/ingest/joinedtext.h"

#include <QTest>

using namespace kubewake;

class TestJoinedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spansAreTheLinesOfThePieces();
    void emptyPieces();
    void nothing();
    void isUsedAgain();
    void insideOtherText();
};

namespace {

bool operator==(const OriginSpan &a, const OriginSpan &b)
{
    return a.offset == b.offset && a.length == b.length && a.line == b.line;
}

// `abcdef` in three lines that start at 0, 10 and 30 of a record at 1000.
void fill(JoinedText &joined)
{
    joined.begin({1000, 5, true});
    joined.add("ab", 0, 8);
    joined.add("cd", 10, 9);
    joined.add("ef", 30, 7);
    joined.end();
}

} // namespace

void TestJoinedText::spansAreTheLinesOfThePieces()
{
    JoinedText joined;
    fill(joined);
    QCOMPARE(joined.pieces(), std::size_t {3});
    QCOMPARE(joined.text(), std::string_view("abcdef"));
    const std::string_view more(joined.text().data(), joined.text().size() + kJsonPadding);
    QVERIFY(more.ends_with(' '));
    QCOMPARE(joined.place().offset, std::uint64_t {0});
    QCOMPARE(joined.place().line, std::uint64_t {5});
    QVERIFY(!joined.place().atEnd);
    QVERIFY((joined.place().spanOf(0, 6) == OriginSpan {1000, 37, 5}));
    QVERIFY((joined.spanOf(0, 1) == OriginSpan {1000, 8, 5}));
    QVERIFY((joined.spanOf(1, 1) == OriginSpan {1000, 8, 5}));
    QVERIFY((joined.spanOf(1, 2) == OriginSpan {1000, 19, 5}));
    QVERIFY((joined.spanOf(2, 2) == OriginSpan {1010, 9, 5}));
    QVERIFY((joined.spanOf(3, 2) == OriginSpan {1010, 27, 5}));
    QVERIFY((joined.spanOf(5, 0) == OriginSpan {1030, 7, 5}));
    QVERIFY((joined.spanOf(6, 0) == OriginSpan {1030, 7, 5})); // behind the end
    QVERIFY((joined.spanOf(60, 60) == OriginSpan {1030, 7, 5}));
}

void TestJoinedText::emptyPieces()
{
    JoinedText joined;
    joined.begin({0, 1, false});
    joined.add("", 0, 5);
    joined.add("a", 6, 5);
    joined.add("", 12, 5);
    joined.add("b", 18, 5);
    joined.end();
    QCOMPARE(joined.text(), std::string_view("ab"));
    QVERIFY((joined.spanOf(0, 1) == OriginSpan {6, 5, 1}));
    QVERIFY((joined.spanOf(0, 2) == OriginSpan {6, 17, 1}));
    QVERIFY((joined.spanOf(1, 1) == OriginSpan {18, 5, 1}));
}

void TestJoinedText::nothing()
{
    JoinedText joined;
    joined.begin({70, 3, false});
    joined.end();
    QVERIFY(joined.text().empty());
    QVERIFY((joined.spanOf(0, 0) == OriginSpan {70, 0, 3}));
}

void TestJoinedText::isUsedAgain()
{
    JoinedText joined;
    fill(joined);
    joined.begin({500, 9, false});
    joined.add("x", 2, 3);
    joined.end();
    QCOMPARE(joined.pieces(), std::size_t {1});
    QCOMPARE(joined.text(), std::string_view("x"));
    QVERIFY((joined.spanOf(0, 1) == OriginSpan {502, 3, 9}));
}

// A container's log that another exporter has in a string.
void TestJoinedText::insideOtherText()
{
    JoinedText outer;
    outer.begin({100, 1, false});
    outer.add("0123456789", 0, 10);
    outer.end();
    JoinedText inner;
    inner.begin(outer.place());
    inner.add("ab", 2, 4);
    inner.end();
    QVERIFY((inner.place().spanOf(0, 2) == OriginSpan {100, 10, 1}));
}

QTEST_APPLESS_MAIN(TestJoinedText)
#include "tst_joinedtext.moc"
