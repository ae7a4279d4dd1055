// SPDX-License-Identifier: Apache-2.0
// Logs that container runtimes wrote in pieces: CRI (containerd, CRI-O) and Docker.
#include "model/ingest/blockreader.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/piecesource.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <tuple>

using namespace kubewake;
using namespace kubewake::test;

namespace {

enum class Kind { Cri, Docker };

QByteArray line(Kind kind, const QByteArray &stream, const QByteArray &text, bool goesOn)
{
    if (kind == Kind::Cri)
        return "2026-11-23T09:46:52.064568123Z " + stream + (goesOn ? " P " : " F ") + text + '\n';
    const std::string log = nlohmann::json(text.toStdString() + (goesOn ? "" : "\n")).dump();
    return R"({"log":)" + QByteArray::fromStdString(log) + R"(,"stream":")" + stream
        + R"(","time":"2026-11-23T09:46:52.064568123Z"})" + '\n';
}

// The text in pieces of `size` bytes.
QByteArrayList pieces(Kind kind, const QByteArray &stream, const QByteArray &text, qsizetype size)
{
    QByteArrayList lines;
    for (qsizetype at = 0; at < text.size(); at += size)
        lines += line(kind, stream, text.mid(at, size), at + size < text.size());
    return lines;
}

struct Found
{
    // Audit ID, offset, length, line.
    std::vector<std::tuple<std::string, std::uint64_t, std::uint32_t, std::uint64_t>> events;
    std::vector<std::tuple<std::uint64_t, std::uint64_t, std::string>> rejected;
    std::uint64_t noise = 0;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;

    friend bool operator==(const Found &, const Found &) = default;
};

// Blocks that end anywhere.
Found read(const QByteArray &bytes, std::size_t atOnce)
{
    const std::string text = bytes.toStdString();
    PieceSource source(text, atOnce);
    TextStream stream(source, nullptr);
    const EnvelopePtr envelope = envelopeFor(text);
    const auto reader = BlockReader::create(stream, envelope);
    EventSink sink;
    Block block;
    Found found;
    for (;;) {
        block.lines = block.bytes = 0;
        block.atEnd = false;
        block.rejected.clear();
        block.format = {envelope, nullptr};
        const auto more = reader->next(block);
        if (!more || !*more)
            return found;
        const BlockResult result = readBlock(block, sink);
        constexpr auto kTexts = static_cast<std::size_t>(DictionaryId::AuditIdTexts);
        for (const EventCells &event : result.batch.events)
            found.events.emplace_back(
                event.auditId.toString(result.batch.dictionaries->values[kTexts]), event.offset,
                event.length, event.line);
        for (const RejectedLine &rejected : result.rejected)
            found.rejected.emplace_back(rejected.offset, rejected.line, rejected.reason);
        found.noise += result.noiseLines;
        found.lines += result.lines;
        found.bytes += result.bytes;
    }
}

// What is found does not depend on where blocks end; all of it is accounted for.
Found readInAllBlocks(const QByteArray &bytes)
{
    const Found whole = read(bytes, SIZE_MAX);
    for (const std::size_t atOnce : {1, 2, 3, 50, 333, 5000}) {
        if (!(read(bytes, atOnce) == whole))
            qCritical("blocks of %zu bytes give something else", atOnce);
        if (!(read(bytes, atOnce) == whole))
            return {};
    }
    const auto lines = bytes.count('\n') + (bytes.isEmpty() || bytes.endsWith('\n') ? 0 : 1);
    if (whole.bytes != static_cast<std::uint64_t>(bytes.size())
        || whole.lines != static_cast<std::uint64_t>(lines))
        qCritical("not everything is accounted for");
    return whole;
}

// An event with letters of several bytes and escapes.
QByteArray oddEvent(int number)
{
    return madeEvent(number).replace(
        "\"user-", "\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\\u00e4\\\"\\ud83d\\ude00 user-");
}

} // namespace

Q_DECLARE_METATYPE(Kind)

class TestContainerLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeLines_data() { kinds(); }
    void wholeLines();
    void piecesOfAnySize_data() { kinds(); }
    void piecesOfAnySize();
    void streamsInEachOther_data() { kinds(); }
    void streamsInEachOther();
    void lostLastPiece_data() { kinds(); }
    void lostLastPiece();
    void lostFirstPiece_data() { kinds(); }
    void lostFirstPiece();
    void otherLinesBetweenPieces_data() { kinds(); }
    void otherLinesBetweenPieces();
    void readAgainFromTheFile_data() { kinds(); }
    void readAgainFromTheFile();
    void pieceThatIsNeverFinished_data() { kinds(); }
    void pieceThatIsNeverFinished();
    void eventsOfOneText_data();
    void eventsOfOneText();
    void criTags();

private:
    static void kinds()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("CRI") << Kind::Cri;
        QTest::newRow("Docker") << Kind::Docker;
    }
};

void TestContainerLogs::wholeLines()
{
    QFETCH(Kind, kind);
    const Found found = readInAllBlocks(line(kind, "stdout", oddEvent(1), false)
                                        + line(kind, "stderr", "I1123 klog", false)
                                        + line(kind, "stdout", oddEvent(2), false));
    QCOMPARE(found.events.size(), std::size_t {2});
    QCOMPARE(std::get<0>(found.events[0]), std::string("id-1"));
    QCOMPARE(std::get<3>(found.events[1]), std::uint64_t {3});
    QCOMPARE(found.noise, std::uint64_t {1});
    QCOMPARE(found.rejected.size(), std::size_t {0});
}

// Also between the bytes of a letter (CRI) or of an escape.
void TestContainerLogs::piecesOfAnySize()
{
    QFETCH(Kind, kind);
    const QByteArray event = oddEvent(1);
    for (qsizetype size = 1; size <= event.size() + 1; size += size < 40 ? 1 : 37) {
        if (kind == Kind::Docker) { // writes letters
            bool cut = false;
            for (qsizetype at = size; at < event.size(); at += size)
                cut = cut || (static_cast<unsigned char>(event[at]) & 0xC0) == 0x80;
            if (cut)
                continue;
        }
        const QByteArray log =
            pieces(kind, "stdout", event, size).join() + line(kind, "stdout", oddEvent(2), false);
        const Found found = size > 8 ? readInAllBlocks(log) : read(log, SIZE_MAX);
        QCOMPARE(found.events.size(), std::size_t {2});
        QCOMPARE(std::get<0>(found.events[0]), std::string("id-1"));
        QCOMPARE(std::get<3>(found.events[0]), std::uint64_t {1});
        QCOMPARE(std::get<0>(found.events[1]), std::string("id-2"));
        QCOMPARE(found.rejected.size(), std::size_t {0});
    }
}

void TestContainerLogs::streamsInEachOther()
{
    QFETCH(Kind, kind);
    const QByteArrayList out = pieces(kind, "stdout", madeEvent(1), 100);
    const QByteArrayList err = pieces(kind, "stderr", madeEvent(2), 90);
    QByteArray log;
    for (qsizetype i = 0; i < std::max(out.size(), err.size()); ++i)
        log += out.value(i) + err.value(i);
    log += line(kind, "stdout", oddEvent(3), false);
    const Found found = readInAllBlocks(log);
    QCOMPARE(found.events.size(), std::size_t {3});
    QCOMPARE(std::get<0>(found.events[0]), std::string("id-1"));
    QCOMPARE(std::get<0>(found.events[1]), std::string("id-2"));
    QCOMPARE(std::get<3>(found.events[1]), std::uint64_t {2});
    QCOMPARE(std::get<0>(found.events[2]), std::string("id-3"));
    QCOMPARE(found.rejected.size(), std::size_t {0});
}

// The event that lost its end is reported; the next ones are not lost with it.
void TestContainerLogs::lostLastPiece()
{
    QFETCH(Kind, kind);
    QByteArrayList out = pieces(kind, "stdout", madeEvent(1), 20);
    out.removeLast();
    out.resize(2); // too little to salvage it
    const Found found = readInAllBlocks(out.join() + line(kind, "stdout", madeEvent(2), false)
                                        + line(kind, "stdout", madeEvent(3), false));
    QCOMPARE(found.events.size(), std::size_t {2});
    QCOMPARE(std::get<0>(found.events[0]), std::string("id-2"));
    QCOMPARE(std::get<0>(found.events[1]), std::string("id-3"));
    QVERIFY(!found.rejected.empty());
    QCOMPARE(std::get<1>(found.rejected[0]), std::uint64_t {1});
    // At the end of the file as well.
    const Found atEnd = readInAllBlocks(line(kind, "stdout", madeEvent(2), false) + out.join());
    QCOMPARE(atEnd.events.size(), std::size_t {1});
    QVERIFY(!atEnd.rejected.empty());
}

void TestContainerLogs::lostFirstPiece()
{
    QFETCH(Kind, kind);
    QByteArrayList out = pieces(kind, "stdout", madeEvent(1), 100);
    out.removeFirst();
    const Found found = readInAllBlocks(out.join() + line(kind, "stdout", madeEvent(2), false));
    QCOMPARE(found.events.size(), std::size_t {1});
    QCOMPARE(std::get<0>(found.events[0]), std::string("id-2"));
    QVERIFY(!found.rejected.empty());
}

void TestContainerLogs::otherLinesBetweenPieces()
{
    QFETCH(Kind, kind);
    const QByteArrayList out = pieces(kind, "stdout", madeEvent(1), 100);
    const Found found = readInAllBlocks(out.mid(0, 2).join() + "nobody knows\n\n"
                                        + out.mid(2).join() + madeEvent(2) + '\n');
    QCOMPARE(found.events.size(), std::size_t {2});
    QCOMPARE(std::get<0>(found.events[0]), std::string("id-1"));
    QCOMPARE(std::get<0>(found.events[1]), std::string("id-2"));
    QCOMPARE(found.noise, std::uint64_t {1});
    QCOMPARE(found.rejected.size(), std::size_t {0});
}

void TestContainerLogs::readAgainFromTheFile()
{
    QFETCH(Kind, kind);
    const EvidenceFolder folder;
    const QByteArrayList out = pieces(kind, "stdout", madeEvent(1), 64);
    const QByteArrayList err = pieces(kind, "stderr", madeEvent(2), 64);
    QByteArray log = line(kind, "stdout", madeEvent(3), false);
    for (qsizetype i = 0; i < std::max(out.size(), err.size()); ++i)
        log += err.value(i) + out.value(i);
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"), log)}, 2);
    QCOMPARE(loaded.snapshot->eventCount(), 3U);
    // The same event elsewhere is known to be the same one.
    const LoadedEvidence twice({folder.path(QStringLiteral("log")).toStdString(),
                                folder.make(QStringLiteral("plain"), madeEvent(1) + '\n')});
    QCOMPARE(twice.snapshot->eventCount(), 3U);
    QCOMPARE(twice.snapshot->duplicateCount(), 1U);
    for (Row row = 0; row < 3; ++row) {
        const auto id = loaded.snapshot->auditId(row);
        const int number = id == "id-1" ? 1 : id == "id-2" ? 2 : 3;
        QCOMPARE(loaded.snapshot->eventJson(row).value(), madeEvent(number).toStdString());
    }
}

// Every block is looked at once, however long ago the record began.
void TestContainerLogs::pieceThatIsNeverFinished()
{
    QFETCH(Kind, kind);
    QByteArray log = line(kind, "stderr", "the start of something", true);
    const QByteArray event = line(kind, "stdout", madeEvent(1), false);
    while (log.size() < 8 << 20)
        log += event;
    const Found quick = read(log, 1 << 20);
    const Found found = read(log, 4 << 10); // 2,000 blocks
    QVERIFY(found == quick);
    QCOMPARE(found.events.size(), static_cast<std::size_t>(log.size() / event.size()));
}

void TestContainerLogs::eventsOfOneText_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("rejected");
    const QByteArray one = oddEvent(1);
    const QByteArray two = madeEvent(2);
    const QByteArray three = oddEvent(3);
    for (const Kind kind : {Kind::Cri, Kind::Docker}) {
        const auto row = [kind](const char *what) -> QByteArray {
            return QByteArray(kind == Kind::Cri ? "CRI, " : "Docker, ") + what;
        };
        QTest::newRow(row("a list of a webhook").constData())
            << kind
            << QByteArray(R"({"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":[)" + one
                          + ',' + two + ',' + three + "]}")
            << 0;
        QTest::newRow(row("an array").constData())
            << kind << QByteArray('[' + one + ", " + two + ',' + three + ']') << 0;
        QTest::newRow(row("documents").constData()) << kind << QByteArray(one + two + three) << 0;
        QTest::newRow(row("documents with text between").constData())
            << kind << QByteArray(one + R"(,"sourceIPs":["192.0.2.1"]} )" + two + " x " + three)
            << 2;
        QTest::newRow(row("documents behind a list").constData())
            << kind
            << QByteArray(R"({"kind":"EventList","items":[)" + one + ',' + two + "]}" + three) << 0;
    }
}

// Each is read again, wherever in the pieces it stands.
void TestContainerLogs::eventsOfOneText()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, text);
    QFETCH(int, rejected);
    const EvidenceFolder folder;
    for (const qsizetype size : {30, 71, 200, 1000, 5000}) {
        // Docker writes letters: not between the bytes of one.
        QByteArrayList out;
        for (qsizetype at = 0; at < text.size();) {
            qsizetype end = std::min(at + size, text.size());
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
                ++end;
            out += line(kind, "stdout", text.mid(at, end - at), end < text.size());
            at = end;
        }
        const QByteArrayList err = pieces(kind, "stderr", madeEvent(4), 64);
        QByteArray log;
        for (qsizetype i = 0; i < std::max(out.size(), err.size()); ++i)
            log += err.value(i) + out.value(i);
        const LoadedEvidence loaded({folder.make(QStringLiteral("log%1").arg(size), log)}, 2);
        QCOMPARE(loaded.snapshot->eventCount(), 4U);
        QCOMPARE(static_cast<int>(loaded.source().rejectedCount()), rejected);
        for (Row row = 0; row < 4; ++row) {
            const int number =
                QByteArray::fromStdString(loaded.snapshot->auditId(row)).last(1).toInt();
            const QByteArray same = number % 2 == 0 ? madeEvent(number) : oddEvent(number);
            QCOMPARE(loaded.snapshot->eventJson(row).value(), same.toStdString());
        }
    }
}

void TestContainerLogs::criTags()
{
    const QByteArray time = "2026-11-23T09:46:52.064568123Z ";
    const QByteArray event = madeEvent(1);
    const Found found =
        readInAllBlocks(time + "stdout P:x " + event.left(50) + "\n" + time + "stdout F:x:y "
                        + event.mid(50) + "\r\n" + time + "stdout F\n" + time + "stdout F \n" + time
                        + "stdout X " + madeEvent(2) + "\n" + time + "stdlog F " + madeEvent(3)
                        + "\n" + "2026-99-23T09:46:52Z stdout P " + madeEvent(4) + "\n");
    QCOMPARE(found.events.size(), std::size_t {4}); // an event is an event
    QCOMPARE(std::get<0>(found.events[0]), std::string("id-1"));
    QCOMPARE(std::get<2>(found.events[0]),
             static_cast<std::uint32_t>(event.size() + 1 + time.size() + 13));
    QCOMPARE(found.rejected.size(), std::size_t {0});
}

QTEST_APPLESS_MAIN(TestContainerLogs)
#include "tst_containerlogs.moc"
