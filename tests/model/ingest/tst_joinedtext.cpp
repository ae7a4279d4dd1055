// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventparser.h"
#include "model/ingest/joinedtext.h"

#include <QTest>

using namespace kubewake;

class TestJoinedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spansGoFromPieceToPiece();
    void escapedPieces();
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

// `abcdef` in three lines of a record at 1000; the text of the lines starts at 1003, 1013 and 1033.
void fill(JoinedText &joined)
{
    joined.begin({1000, 5, true});
    joined.add("ab", {1003, 5}, false);
    joined.add("cd", {1013, 6}, false);
    joined.add("ef", {1033, 8}, false);
    joined.end();
}

} // namespace

void TestJoinedText::spansGoFromPieceToPiece()
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
    QVERIFY((joined.place().spanOf(0, 6) == OriginSpan {1003, 32, 5}));
    QVERIFY((joined.spanOf(0, 1) == OriginSpan {1003, 1, 5}));
    QVERIFY((joined.spanOf(1, 1) == OriginSpan {1004, 1, 5}));
    QVERIFY((joined.spanOf(1, 2) == OriginSpan {1004, 10, 5}));
    QVERIFY((joined.spanOf(2, 2) == OriginSpan {1013, 2, 6}));
    QVERIFY((joined.spanOf(3, 2) == OriginSpan {1014, 20, 6}));
    QVERIFY((joined.spanOf(5, 0) == OriginSpan {1034, 0, 8}));
    QVERIFY((joined.spanOf(6, 0) == OriginSpan {1035, 0, 8})); // behind the end
    QVERIFY((joined.spanOf(60, 60) == OriginSpan {1035, 0, 8}));
}

void TestJoinedText::escapedPieces()
{
    JoinedText joined;
    joined.begin({0, 1, false});
    joined.add(R"({\"a\")", {8, 1}, true);
    joined.add(R"(:\"b\"})", {108, 2}, true);
    joined.end();
    QCOMPARE(joined.text(), std::string_view(R"({"a":"b"})"));
    QVERIFY((joined.spanOf(0, 9) == OriginSpan {8, 107, 1}));
    QVERIFY((joined.spanOf(3, 2) == OriginSpan {12, 97, 1}));
    QVERIFY((joined.spanOf(5, 3) == OriginSpan {109, 5, 2}));
    QVERIFY((joined.spanOf(1, 3) == OriginSpan {9, 5, 1})); // also from back to front
}

void TestJoinedText::emptyPieces()
{
    JoinedText joined;
    joined.begin({0, 1, false});
    joined.add("", {5, 1}, false);
    joined.add("a", {11, 2}, false);
    joined.add("", {17, 3}, false);
    joined.add("b", {23, 4}, false);
    joined.end();
    QCOMPARE(joined.text(), std::string_view("ab"));
    QVERIFY((joined.spanOf(0, 1) == OriginSpan {11, 1, 2}));
    QVERIFY((joined.spanOf(0, 2) == OriginSpan {11, 13, 2}));
    QVERIFY((joined.spanOf(1, 1) == OriginSpan {23, 1, 4}));
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
    joined.add("x", {502, 9}, false);
    joined.end();
    QCOMPARE(joined.pieces(), std::size_t {1});
    QCOMPARE(joined.text(), std::string_view("x"));
    QVERIFY((joined.spanOf(0, 1) == OriginSpan {502, 1, 9}));
}

// A container's log that another exporter has in a string.
void TestJoinedText::insideOtherText()
{
    JoinedText outer;
    outer.begin({100, 1, false});
    outer.add("0123456789", {100, 1}, false);
    outer.end();
    JoinedText inner;
    inner.begin(outer.place());
    inner.add("ab", outer.place().at(2), false);
    inner.add("cd", outer.place().at(6), false);
    inner.end();
    QVERIFY((inner.place().spanOf(1, 2) == OriginSpan {103, 4, 1}));
}

QTEST_APPLESS_MAIN(TestJoinedText)
#include "tst_joinedtext.moc"
