// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/jsonsplitter.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <random>

using namespace kubewake;
using Kind = JsonSplitter::Kind;

namespace {

// A piece with its text, so that it outlives the splitter.
struct Found
{
    Kind kind = Kind::Document;
    std::uint64_t offset = 0;
    std::uint64_t line = 0;
    std::string text;

    friend bool operator==(const Found &, const Found &) = default;
};

std::vector<Found> split(std::string_view text, std::size_t feed = SIZE_MAX,
                         std::vector<std::string> *reasons = nullptr)
{
    JsonSplitter splitter;
    std::vector<Found> all;
    const auto collect = [&] {
        for (const JsonSplitter::Piece &piece : splitter.pieces()) {
            all.push_back({piece.kind, piece.offset, piece.line,
                           std::string(splitter.text().substr(piece.begin, piece.length))});
            if (reasons != nullptr)
                reasons->emplace_back(piece.reason == nullptr ? "" : piece.reason);
        }
        splitter.clearPieces();
    };
    while (!text.empty()) {
        const std::size_t count = std::min(feed, text.size());
        splitter.feed(text.substr(0, count));
        collect();
        text.remove_prefix(count);
    }
    splitter.finish();
    collect();
    return all;
}

// A text that knows where its documents are.
struct Made
{
    std::string text;
    std::vector<Found> documents;

    void add(const std::string &document)
    {
        const auto line = 1 + static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
        documents.push_back({Kind::Document, text.size(), line, document});
        text += document;
    }
};

std::vector<std::string> sampleDocuments()
{
    return {R"({"kind":"Event","a":{"b":[1,{"c":"}]{["},[]],"d":"\"\\"}})",
            R"({"x":"\\\\\"{","items":"no list","y":null})", R"({})",
            R"({"deep":{"items":[{"z":1}]},"u":"\u007b \u00e9 é","e":[]})",
            R"({"n":-1.5e3,"t":true,"list":[[1,2],[3,[4]]]})"};
}

std::string pretty(const std::string &document, int indent, const std::string &margin,
                   const std::string &lineEnd)
{
    std::string result;
    for (const char c : nlohmann::json::parse(document).dump(indent)) {
        if (c == '\n')
            result += lineEnd + margin;
        else
            result += c;
    }
    return result;
}

using Layout = std::function<Made(const std::vector<std::string> &)>;

Layout joined(const std::string &before, const std::string &between, const std::string &after)
{
    return [=](const std::vector<std::string> &documents) {
        Made made;
        made.text = before;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (i > 0)
                made.text += between;
            made.add(documents[i]);
        }
        made.text += after;
        return made;
    };
}

Layout prettyJoined(int indent, const std::string &margin, const std::string &lineEnd,
                    const Layout &layout)
{
    return [=](const std::vector<std::string> &documents) {
        std::vector<std::string> formatted;
        for (const std::string &document : documents)
            formatted.push_back(pretty(document, indent, margin, lineEnd));
        return layout(formatted);
    };
}

std::vector<std::pair<const char *, Layout>> layouts()
{
    const std::string list = R"({"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},)";
    return {
        {"concatenated", joined("", "", "")},
        {"a line each", joined("", "\n", "\n")},
        {"CRLF", joined("", "\r\n", "\r\n\r\n")},
        {"array", joined("[", ",", "]")},
        {"array, blanks", joined(" [ ", " , ", " ] \n")},
        {"array, a line each", joined("[\n", ",\n", "\n]\n")},
        {"array, commas first", joined("[\n", "\n,", "\n]\n")},
        {"list", joined(list + "\"items\":[", ",", "]}")},
        {"list, a line each", joined(list + "\"items\":[\n", ",\n", "\n]}\n")},
        {"list, members after",
         joined("{\"items\": [", ", ", "],\"m\":{\"a\":[{}]},\"k\":\"]}\"}\n")},
        {"pretty", prettyJoined(2, "", "\n", joined("", "\n", "\n"))},
        {"pretty, no line between", prettyJoined(4, "", "\n", joined("", "", ""))},
        {"pretty CRLF", prettyJoined(4, "", "\r\n", joined("", "\r\n", ""))},
        {"pretty without indentation", prettyJoined(0, "", "\n", joined("", "\n", "\n"))},
        {"pretty array", prettyJoined(2, "  ", "\n", joined("[\n  ", ",\n  ", "\n]\n"))},
        {"pretty array, flat elements", prettyJoined(1, "", "\n", joined("[", ", ", "]"))},
        {"pretty list",
         prettyJoined(2, "    ", "\n",
                      joined("{\n  \"kind\": \"List\",\n  \"items\": [\n    ", ",\n    ",
                             "\n  ],\n  \"metadata\": {\n  }\n}\n"))},
    };
}

} // namespace

class TestJsonSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layout_data();
    void layout();
    void everyCut_data() { layout_data(); }
    void everyCut();
    void randomWhiteSpace();
    void damage_data();
    void damage();
    void afterDamageEveryOtherDocumentIsFound();
    void noise_data();
    void noise();
    void deepNesting();
    void abandonedDocument();
    void memoryIsBoundedByWhatIsOpen_data();
    void memoryIsBoundedByWhatIsOpen();
    void offsetsStartWhereResetSays();
    void anyBytesGiveTheSamePiecesForEveryFeed();
};

void TestJsonSplitter::layout_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const auto &[name, layout] : layouts())
        QTest::newRow(name) << index++;
}

void TestJsonSplitter::layout()
{
    QFETCH(int, index);
    const Made made = layouts()[static_cast<std::size_t>(index)].second(sampleDocuments());
    QCOMPARE(split(made.text), made.documents);
    for (std::size_t feed = 1; feed <= made.text.size(); ++feed)
        QVERIFY2(split(made.text, feed) == made.documents, std::to_string(feed).c_str());
}

// Cut anywhere: the documents before the cut are found, and nothing that is no document is.
void TestJsonSplitter::everyCut()
{
    QFETCH(int, index);
    const Made made = layouts()[static_cast<std::size_t>(index)].second(sampleDocuments());
    for (std::size_t cut = 0; cut < made.text.size(); ++cut) {
        const std::string_view text = std::string_view(made.text).substr(0, cut);
        const std::vector<Found> found = split(text);
        std::size_t whole = 0;
        bool inside = false;
        for (const Found &document : made.documents) {
            if (document.offset + document.text.size() <= cut)
                ++whole;
            else
                inside = inside || document.offset < cut;
        }
        QVERIFY(found.size() >= whole + (inside ? 1 : 0));
        QVERIFY(found.size() <= whole + 1);
        for (std::size_t i = 0; i < whole; ++i)
            QCOMPARE(found[i], made.documents[i]);
        if (inside) {
            QCOMPARE(found.back().kind, Kind::Damaged);
            QCOMPARE(found.back().offset, made.documents[whole].offset);
            QCOMPARE(found.back().line, made.documents[whole].line);
        }
        for (const std::size_t feed : {1, 3, 16})
            QCOMPARE(split(text, feed), found);
    }
}

// Any JSON is found whole if its line breaks are those of a formatter: here, blanks between any
// two tokens, and line breaks that are followed by an indentation.
void TestJsonSplitter::randomWhiteSpace()
{
    std::mt19937 random(20);
    const std::array<const char *, 6> gaps {"", " ", "\n  ", "\t", "\r\n    ", "  "};
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> spaced;
        for (const std::string &document : sampleDocuments()) {
            std::string text;
            bool inString = false;
            for (std::size_t i = 0; i < document.size(); ++i) {
                const char c = document[i];
                text += c;
                if (inString && c == '\\')
                    text += document[++i];
                else if (c == '"')
                    inString = !inString;
                else if (!inString && i + 1 < document.size() && strchr("{}[],:", c) != nullptr)
                    text += gaps[random() % gaps.size()];
            }
            spaced.push_back(text);
        }
        const Made made = joined("", "\n", "\n")(spaced);
        QCOMPARE(split(made.text, 1 + random() % 50), made.documents);
    }
}

void TestJsonSplitter::damage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("kinds"); // D document, X damaged, T text
    QTest::addColumn<QByteArray>("reason"); // of the first damaged piece
    QTest::newRow("cut") << QByteArray(R"({"a":1)") << QByteArray("X") << QByteArray("truncated");
    QTest::newRow("cut in a string")
        << QByteArray(R"({"a":"b)") << QByteArray("X") << QByteArray("truncated");
    QTest::newRow("cut after a backslash")
        << QByteArray("{\"a\":\"b\\") << QByteArray("X") << QByteArray("truncated");
    QTest::newRow("not closed, next line goes on") << QByteArray("{\"a\":{\"b\":1}\n{\"c\":2}\n")
                                                   << QByteArray("XD") << QByteArray("not closed");
    QTest::newRow("pretty, cut between lines") << QByteArray("{\n  \"a\": [\n{\n  \"c\": 2\n}\n")
                                               << QByteArray("XD") << QByteArray("not closed");
    QTest::newRow("line break in a string")
        << QByteArray("{\"a\":\"b\n\"}\n{\"c\":2}") << QByteArray("XD") << QByteArray("line break");
    QTest::newRow("brackets do not match")
        << QByteArray("{\"a\":[1}\n{\"c\":2}") << QByteArray("XD") << QByteArray("not closed");
    QTest::newRow("list not closed, documents after it")
        << QByteArray("{\"items\":[{\"a\":1}]\n{\"b\":2}\n{\"c\":3}") << QByteArray("DXDD")
        << QByteArray("list");
    QTest::newRow("list cut in its end")
        << QByteArray("{\"items\":[{\"a\":1}],\"x\"") << QByteArray("DX") << QByteArray("list");
    QTest::newRow("line break in a string after the items")
        << QByteArray("{\"items\":[{\"a\":1}],\"x\":\"\n\"}\n{\"b\":2}") << QByteArray("DXD")
        << QByteArray("line break");
    QTest::newRow("second list after a broken one")
        << QByteArray("{\"items\":[{\"a\":1},{\"b\"\n{\"items\":[{\"c\":1}]}") << QByteArray("DXD")
        << QByteArray("not closed");
    QTest::newRow("array not closed")
        << QByteArray("[{\"a\":1},\n{\"b\":2}\n{\"c\":3}") << QByteArray("DDD") << QByteArray();
}

void TestJsonSplitter::damage()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, kinds);
    QFETCH(QByteArray, reason);
    std::vector<std::string> reasons;
    const std::vector<Found> found = split(text.toStdString(), SIZE_MAX, &reasons);
    QByteArray got;
    for (const Found &piece : found)
        got += piece.kind == Kind::Document ? 'D' : piece.kind == Kind::Damaged ? 'X' : 'T';
    QCOMPARE(got, kinds);
    const auto damaged = std::ranges::find(found, Kind::Damaged, &Found::kind);
    QCOMPARE(damaged == found.end(), reason.isEmpty());
    if (damaged != found.end())
        QVERIFY(
            QByteArray::fromStdString(reasons[static_cast<std::size_t>(damaged - found.begin())])
                .contains(reason));
    for (std::size_t feed = 1; feed < 9; ++feed)
        QCOMPARE(split(text.toStdString(), feed), found);
}

// One document is cut at every position, between lines: the others stay whole.
void TestJsonSplitter::afterDamageEveryOtherDocumentIsFound()
{
    for (const int indent : {-1, 2}) {
        std::vector<std::string> documents = sampleDocuments();
        for (std::string &document : documents)
            document = nlohmann::json::parse(document).dump(indent);
        const std::string victim = documents[3];
        for (std::size_t cut = 1; cut < victim.size(); ++cut) {
            // A compact document that is cut where a value must follow takes the next one for it.
            if (indent < 0 && std::string_view(":[,").find(victim[cut - 1]) != std::string::npos)
                continue;
            Made made;
            for (std::size_t i = 0; i < documents.size(); ++i) {
                if (i == 3)
                    made.text += victim.substr(0, cut);
                else
                    made.add(documents[i]);
                made.text += '\n';
            }
            std::vector<Found> found = split(made.text);
            const auto removed = std::erase_if(
                found, [](const Found &piece) { return piece.kind != Kind::Document; });
            QCOMPARE(removed, std::size_t {1});
            QCOMPARE(found, made.documents);
        }
    }
}

void TestJsonSplitter::noise_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("pieces"); // first letter: kind
    QTest::newRow("nothing") << QByteArray() << QByteArrayList {};
    QTest::newRow("blank") << QByteArray(" \r\n\t\n") << QByteArrayList {};
    QTest::newRow("empty array") << QByteArray("[]\n[ ]") << QByteArrayList {};
    QTest::newRow("empty list") << QByteArray(R"({"items":[],"kind":"EventList"})")
                                << QByteArrayList {};
    QTest::newRow("klog") << QByteArray("I1123 starting\n{\"a\":1}\nW done")
                          << QByteArrayList {"TI1123 starting", "D{\"a\":1}", "TW done"};
    QTest::newRow("bracket in klog") << QByteArray("[2026-11-23] starting\n{\"a\":1}")
                                     << QByteArrayList {"T2026-11-23] starting", "D{\"a\":1}"};
    QTest::newRow("text before") << QByteArray("POST body={\"a\":1} 200\n")
                                 << QByteArrayList {"TPOST body=", "D{\"a\":1}", "T200"};
    QTest::newRow("byte order mark")
        << QByteArray("\xEF\xBB\xBF{\"a\":1}") << QByteArrayList {"T\xEF\xBB\xBF", "D{\"a\":1}"};
    QTest::newRow("NUL") << QByteArray("\0\0{\"a\":1}", 9)
                         << QByteArrayList {QByteArray("T\0\0", 3), "D{\"a\":1}"};
    QTest::newRow("closing brackets")
        << QByteArray("]}\n{\"a\":1}") << QByteArrayList {"T]}", "D{\"a\":1}"};
    QTest::newRow("arrays in an array")
        << QByteArray("[[1],[{\"a\":1}]]") << QByteArrayList {"D[1]", "D[{\"a\":1}]"};
    QTest::newRow("numbers in a list")
        << QByteArray("{\"items\":[1,2]}\n{\"a\":1}") << QByteArrayList {"T1,2]}", "D{\"a\":1}"};
}

void TestJsonSplitter::noise()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, pieces);
    QByteArrayList got;
    for (const Found &piece : split(text.toStdString())) {
        const char kind = piece.kind == Kind::Document ? 'D' : piece.kind == Kind::Text ? 'T' : 'X';
        got.append(kind + QByteArray::fromStdString(piece.text));
        QCOMPARE(QByteArray::fromStdString(piece.text),
                 text.mid(static_cast<qsizetype>(piece.offset),
                          static_cast<qsizetype>(piece.text.size())));
    }
    QCOMPARE(got, pieces);
}

void TestJsonSplitter::deepNesting()
{
    constexpr std::size_t kDepth = 10'000;
    Made made;
    made.add("{\"a\":" + std::string(kDepth, '[') + std::string(kDepth, ']') + "}");
    made.add("{\"b\":1}");
    std::string objects;
    for (std::size_t i = 0; i < kDepth; ++i)
        objects += "{\"o\":";
    made.add(objects + "1" + std::string(kDepth, '}'));
    made.add("{\"c\":1}");
    QCOMPARE(split(made.text), made.documents);
    QCOMPARE(split(made.text, 1000), made.documents);
    const std::vector<Found> open = split(std::string(1'000'000, '['));
    QCOMPARE(open.size(), std::size_t {1});
    QCOMPARE(open.front().kind, Kind::Damaged);
}

void TestJsonSplitter::abandonedDocument()
{
    JsonSplitter splitter;
    splitter.abandon("nothing is open"); // must do nothing
    QVERIFY(splitter.pieces().empty());
    splitter.feed("{\"a\":\"xxx\\");
    QCOMPARE(splitter.openBytes(), std::size_t {10});
    splitter.abandon("too long");
    QCOMPARE(splitter.openBytes(), std::size_t {0});
    QCOMPARE(splitter.pieces().size(), std::size_t {1});
    QCOMPARE(splitter.pieces()[0].kind, Kind::Damaged);
    QCOMPARE(splitter.pieces()[0].reason, "too long");
    splitter.clearPieces();
    splitter.feed("yyy\"},{\"inside\":\"the same line\"}\n{\"b\":1}\n");
    splitter.finish();
    QCOMPARE(splitter.pieces().size(), std::size_t {1});
    QCOMPARE(splitter.pieces()[0].kind, Kind::Document);
    QCOMPARE(splitter.pieces()[0].line, std::uint64_t {2});
    QCOMPARE(splitter.text().substr(splitter.pieces()[0].begin, splitter.pieces()[0].length),
             std::string_view("{\"b\":1}"));
}

void TestJsonSplitter::memoryIsBoundedByWhatIsOpen_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<bool>("open"); // what is fed belongs to something open: openBytes() tells
    QTest::newRow("blanks") << QByteArray() << QByteArray(1000, ' ') << false;
    QTest::newRow("line breaks") << QByteArray() << QByteArray(1000, '\n') << false;
    QTest::newRow("blanks in an array") << QByteArray("[") << QByteArray(1000, ' ') << false;
    QTest::newRow("documents") << QByteArray("[") << QByteArray("{\"a\":1},") << false;
    QTest::newRow("text") << QByteArray() << QByteArray(1000, 'x') << true;
    QTest::newRow("document") << QByteArray("{") << QByteArray(1000, ' ') << true;
    QTest::newRow("string") << QByteArray("{\"") << QByteArray(1000, 'x') << true;
    QTest::newRow("end of a list") << QByteArray("{\"items\":[]") << QByteArray(1000, ' ') << true;
    QTest::newRow("skipped") << QByteArray("{\"a\n") << QByteArray(1000, 'x') << false;
    QTest::newRow("skipped blanks") << QByteArray("{\"a\n") << QByteArray(1000, ' ') << false;
}

void TestJsonSplitter::memoryIsBoundedByWhatIsOpen()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, more);
    QFETCH(bool, open);
    JsonSplitter splitter;
    splitter.feed(start.toStdString());
    splitter.clearPieces();
    for (int i = 0; i < 50; ++i) {
        splitter.feed(more.toStdString());
        splitter.clearPieces();
        QCOMPARE(splitter.text().size(), splitter.openBytes());
    }
    QCOMPARE(splitter.openBytes() > 0, open);
    splitter.abandon("too long");
    splitter.clearPieces();
    QCOMPARE(splitter.text().size(), std::size_t {0});
}

void TestJsonSplitter::offsetsStartWhereResetSays()
{
    JsonSplitter splitter;
    splitter.feed("{\"old\":");
    splitter.reset(1000, 50);
    splitter.feed("\n {\"a\":1}");
    QCOMPARE(splitter.pieces().size(), std::size_t {1});
    QCOMPARE(splitter.pieces()[0].offset, std::uint64_t {1002});
    QCOMPARE(splitter.pieces()[0].line, std::uint64_t {51});
    QCOMPARE(splitter.line(), std::uint64_t {51});
}

// Random bytes of JSON: pieces are in order, inside the text, and do not depend on the feed.
void TestJsonSplitter::anyBytesGiveTheSamePiecesForEveryFeed()
{
    std::mt19937 random(7);
    const std::array<const char *, 14> tokens {"{", "}",  "[", "]", "\"",        "\\",  ":",
                                               ",", "\n", " ", "1", "\"items\"", "\n{", "é"};
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (auto i = random() % 60; i > 0; --i)
            text += tokens[random() % tokens.size()];
        const std::vector<Found> found = split(text);
        std::uint64_t end = 0;
        for (const Found &piece : found) {
            QVERIFY(piece.offset >= end);
            end = piece.offset + piece.text.size();
            QVERIFY(end <= text.size());
            QCOMPARE(piece.text, text.substr(piece.offset, piece.text.size()));
            QCOMPARE(piece.line,
                     1
                         + static_cast<std::uint64_t>(std::count(
                             text.begin(), text.begin() + static_cast<std::ptrdiff_t>(piece.offset),
                             '\n')));
        }
        for (const std::size_t feed : {1, 2, 5})
            QVERIFY2(split(text, feed) == found, text.c_str());
    }
}

QTEST_APPLESS_MAIN(TestJsonSplitter)
#include "tst_jsonsplitter.moc"
