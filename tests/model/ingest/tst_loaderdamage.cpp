// SPDX-License-Identifier: Apache-2.0
// What the loader does with evidence that is damaged, hostile or no evidence at all.
#include "model/ingest/blockreader.h"
#include "model/ingest/filesource.h"
#include "model/ingest/sourcewalk.h"
#include "tests/model/ingest/loadedevidence.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <random>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray gzip(const QByteArray &bytes)
{
    QProcess process;
    process.start(QStringLiteral("gzip"), {QStringLiteral("-cn")});
    process.write(bytes);
    process.closeWriteChannel();
    return process.waitForFinished() ? process.readAllStandardOutput() : QByteArray();
}

std::uint64_t size(const QByteArray &bytes)
{
    return static_cast<std::uint64_t>(bytes.size());
}

// Every line is an event, rejected, noise or blank, and every byte was looked at.
void checkAccount(const SourceReport &source, const QByteArray &text)
{
    QCOMPARE(source.textBytes, size(text));
    const auto breaks = static_cast<std::uint64_t>(text.count('\n'));
    QCOMPARE(source.lines, breaks + (text.isEmpty() || text.endsWith('\n') ? 0 : 1));
    std::uint64_t before = 0;
    for (const RejectedLine &line : source.rejected) {
        QVERIFY(line.line >= 1 && line.line <= source.lines);
        QVERIFY(line.offset >= before && line.offset < size(text));
        before = line.offset;
        QVERIFY(!line.reason.empty());
        QVERIFY(line.head.size() <= kRejectedHeadBytes);
        QCOMPARE(QByteArray::fromStdString(line.head),
                 text.mid(static_cast<qsizetype>(line.offset),
                          static_cast<qsizetype>(line.head.size())));
        const auto at = static_cast<qsizetype>(line.offset);
        QCOMPARE(line.line, 1 + static_cast<std::uint64_t>(text.left(at).count('\n')));
    }
}

} // namespace

class TestLoaderDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutInsideTheLastEvent_data();
    void cutInsideTheLastEvent();
    void accounts_data();
    void accounts();
    void randomBytes();
    void everyLineIsCounted();
    void noEventIsLostBetweenDamage();
    void lineLongerThanTheLimit();
    void documentLongerThanTheLimit();
    void endlessBlanksNeedNoMemory();
    void utf16_data();
    void utf16();
    void truncatedGzip();
    void damagedGzip();
    void shrinkingFile();
    void fifoThatTookTheNameOfAFile();
    void fileDeletedAfterLoading();
    void archivesNestedTooDeeply();
    void hostileNames();
};

void TestLoaderDamage::cutInsideTheLastEvent_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("between");
    QTest::newRow("a line each") << QByteArray() << QByteArray("\n");
    QTest::newRow("CRLF") << QByteArray() << QByteArray("\r\n");
    QTest::newRow("array") << QByteArray("[\n") << QByteArray(",\n");
    QTest::newRow("list") << QByteArray("{\"kind\":\"EventList\",\"items\":[\n")
                          << QByteArray(",\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF") << QByteArray("\n");
}

void TestLoaderDamage::cutInsideTheLastEvent()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, between);
    const EvidenceFolder folder;
    const QByteArray whole = start + madeEvent(1) + between + madeEvent(2) + between;
    const QByteArray last = madeEvent(3);
    for (qsizetype cut = 1; cut < last.size(); ++cut) {
        const QByteArray text = whole + last.left(cut);
        const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)});
        QCOMPARE(loaded.snapshot->eventCount(), 2U);
        QCOMPARE(loaded.source().rejected.size(), std::size_t {1});
        const RejectedLine &rejected = loaded.source().rejected.front();
        QCOMPARE(rejected.offset, size(whole));
        QCOMPARE(rejected.line, static_cast<std::uint64_t>(1 + text.count('\n')));
        QVERIFY2(rejected.reason.starts_with("truncated: "), rejected.reason.c_str());
        checkAccount(loaded.source(), text);
    }
}

void TestLoaderDamage::accounts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("rejected");
    QTest::addColumn<int>("noise");
    const auto row = [](const char *name, const QByteArray &text, int events, int rejected,
                        int noise) { QTest::newRow(name) << text << events << rejected << noise; };
    const QByteArray a = madeEvent(1);
    const QByteArray b = madeEvent(2);
    row("events", a + "\n" + b + "\n", 2, 0, 0);
    row("no line break at the end", a + "\n" + b, 2, 0, 0);
    row("blank lines", "\n\n" + a + "\n \t\n" + b + "\n\n\n", 2, 0, 0);
    row("CRLF", a + "\r\n" + b + "\r\n", 2, 0, 0);
    row("old Mac line breaks", a + "\r" + b, 2, 0, 0);
    row("byte order mark", "\xEF\xBB\xBF" + a + "\n" + b, 2, 0, 0);
    row("byte order mark, array", "\xEF\xBB\xBF[" + a + "," + b + "]", 2, 0, 0);
    row("byte order mark inside", a + "\n\xEF\xBB\xBF" + b, 2, 0, 0);
    row("noise between", a + "\nI1123 klog\nhello\n" + b + "\n", 2, 0, 2);
    row("damage between", a + "\n" + a.left(50) + "\n" + b + "\n", 2, 1, 0);
    row("end of an event first", a.mid(50) + "\n" + b + "\n", 1, 1, 0);
    row("two damaged lines", a + "\n{\"x\n\"y\":{}\n" + b + "\n", 2, 2, 0);
    row("event in the middle of a line", "x " + a + "\n" + b, 2, 0, 0);
    row("NULs between", a + "\n" + QByteArray(500, '\0') + "\n" + b, 2, 1, 0);
    row("NULs before an event", QByteArray(500, '\0') + a + "\n" + b, 2, 0, 0);
    row("invalid UTF-8", a + "\n\xff\xfe\xfd\n" + b, 2, 0, 1);
    row("no evidence", "#!/bin/sh\necho {\n", 0, 0, 2);
    row("only line breaks", "\n\n\n", 0, 0, 0);
    row("array, noise between", "[\n" + a + ",\nnoise\n" + b + "\n]\n", 2, 0, 1);
    row("array, damage between", "[\n" + a + ",\n{\"x\":\n" + b + "\n]\n", 1, 1, 0);
}

void TestLoaderDamage::accounts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, events);
    QFETCH(int, rejected);
    QFETCH(int, noise);
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)});
    QCOMPARE(static_cast<int>(loaded.source().events), events);
    QCOMPARE(static_cast<int>(loaded.source().rejected.size()), rejected);
    QCOMPARE(static_cast<int>(loaded.source().noiseLines), noise);
    QCOMPARE(loaded.source().error, std::string());
    checkAccount(loaded.source(), text);
}

void TestLoaderDamage::randomBytes()
{
    const EvidenceFolder folder;
    std::mt19937 random(17);
    for (int round = 0; round < 60; ++round) {
        QByteArray text(static_cast<qsizetype>(random() % 200'000), '\0');
        for (char &byte : text)
            byte = static_cast<char>(random());
        if (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff") || text.startsWith("\x1f"))
            text.prepend('x');
        const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)}, 2);
        QCOMPARE(loaded.report.sources.size(), std::size_t {1});
        QCOMPARE(loaded.snapshot->eventCount(), 0U);
        checkAccount(loaded.source(), text);
        const SourceReport &source = loaded.source();
        QVERIFY(text.isEmpty() || source.noiseLines + source.rejected.size() > 0);
    }
}

// JSON Lines: each line that is not blank is counted once.
void TestLoaderDamage::everyLineIsCounted()
{
    const EvidenceFolder folder;
    std::mt19937 random(18);
    for (int round = 0; round < 30; ++round) {
        QByteArray text = madeEvent(-1) + "\n"; // decides the format
        std::uint64_t lines = 1;
        for (int i = 0; i < 2000; ++i) {
            QByteArray line = madeEvent(i);
            switch (random() % 5) {
            case 0:
                line.truncate(static_cast<qsizetype>(random() % 100) + 1);
                break;
            case 1:
                line = line.mid(static_cast<qsizetype>(random() % 100) + 1);
                break;
            case 2:
                line[static_cast<qsizetype>(random() % 100)] =
                    static_cast<char>(random() % 255 + 1);
                break;
            case 3:
                line = "I1123 klog";
                break;
            default:
                break;
            }
            line.replace('\n', 'n');
            text += line + '\n';
            lines += line.trimmed().isEmpty() ? 0 : 1;
        }
        const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)}, 2);
        const SourceReport &source = loaded.source();
        std::set<std::uint64_t> found; // a line of several pieces may be rejected several times
        for (const RejectedLine &rejected : source.rejected)
            found.insert(rejected.line);
        for (Row row = 0; row < loaded.snapshot->eventCount(); ++row)
            found.insert(loaded.snapshot->line(row));
        QCOMPARE(found.size() + source.noiseLines, lines);
        checkAccount(source, text);
    }
}

void TestLoaderDamage::noEventIsLostBetweenDamage()
{
    const EvidenceFolder folder;
    QByteArray text;
    for (int i = 0; i < 5000; ++i)
        text +=
            madeEvent(i) + "\n" + (i % 3 == 0 ? madeEvent(i).left(i % 150 + 1) : "noise") + "\n";
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)}, 2);
    // Of some of the halves, the head says enough.
    const std::uint64_t salvaged = loaded.source().salvaged;
    QVERIFY(salvaged > 50);
    QCOMPARE(loaded.snapshot->eventCount(), 5000U + static_cast<Row>(salvaged));
    QCOMPARE(loaded.source().rejected.size() + salvaged, std::uint64_t {1667});
    QCOMPARE(loaded.source().noiseLines, std::uint64_t {3333});
    checkAccount(loaded.source(), text);
}

namespace {

struct ReadBlocks
{
    std::vector<RejectedLine> rejected;
    std::uint64_t events = 0;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
};

// Like the loader, with another limit.
ReadBlocks readWithLimit(const std::string &path, const char *sample, std::size_t limit)
{
    FileSource file(::open(path.c_str(), O_RDONLY | O_CLOEXEC), path);
    TextStream text(file, nullptr);
    const EnvelopePtr envelope = envelopeFor(sample);
    const auto reader = BlockReader::create(text, envelope, limit);
    EventSink sink;
    Block block;
    ReadBlocks all;
    for (;;) {
        block.lines = block.bytes = 0;
        block.atEnd = false;
        block.pieces.clear();
        block.rejected.clear();
        const auto more = reader->next(block);
        if (!more || !*more)
            return all;
        block.format.source = envelope;
        BlockResult result = readBlock(block, sink);
        all.events += result.events;
        all.lines += result.lines;
        all.bytes += result.bytes;
        for (RejectedLine &line : result.rejected)
            all.rejected.push_back(std::move(line));
    }
}

} // namespace

void TestLoaderDamage::lineLongerThanTheLimit()
{
    const EvidenceFolder folder;
    constexpr std::size_t kLimit = 3U << 20;
    for (const QByteArray &end : {QByteArray("\n"), QByteArray()}) {
        QByteArray text = madeEvent(1) + "\n";
        const qsizetype start = text.size();
        text += "{\"a\":\"" + QByteArray(12 << 20, 'x') + "\"}\n" + madeEvent(2) + "\n"
            + QByteArray(2 << 20, ' ') + madeEvent(3) + "\n" + QByteArray(5 << 20, 'y') + end;
        const std::string path = folder.make(QStringLiteral("log"), text);
        const ReadBlocks read = readWithLimit(path, "{}\n", kLimit);
        QCOMPARE(read.events, std::uint64_t {3});
        QCOMPARE(read.bytes, size(text));
        QCOMPARE(read.lines, std::uint64_t {5});
        QCOMPARE(read.rejected.size(), std::size_t {2});
        QCOMPARE(read.rejected[0].offset, static_cast<std::uint64_t>(start));
        QCOMPARE(read.rejected[0].line, std::uint64_t {2});
        QCOMPARE(read.rejected[1].line, std::uint64_t {5});
        QVERIFY(read.rejected[0].reason.find("longer than 3145728 bytes") != std::string::npos);
        QCOMPARE(read.rejected[0].head.size(), kRejectedHeadBytes);
    }
}

void TestLoaderDamage::documentLongerThanTheLimit()
{
    const EvidenceFolder folder;
    constexpr std::size_t kLimit = 3U << 20;
    const QByteArray text = "[\n" + madeEvent(1) + ",\n{\"a\":\"" + QByteArray(12 << 20, 'x')
        + "\"},\n" + madeEvent(2) + "\n" + QByteArray(9 << 20, 'y') + "\n" + madeEvent(3) + "]";
    const std::string path = folder.make(QStringLiteral("log"), text);
    const ReadBlocks read = readWithLimit(path, "[\n", kLimit);
    QCOMPARE(read.events, std::uint64_t {3});
    QCOMPARE(read.bytes, size(text));
    QCOMPARE(read.lines, std::uint64_t {6});
    QCOMPARE(read.rejected.size(), std::size_t {2});
    QCOMPARE(read.rejected[0].line, std::uint64_t {3});
    QCOMPARE(read.rejected[1].line, std::uint64_t {5});
    QVERIFY(read.rejected[0].reason.find("limit") != std::string::npos);
}

void TestLoaderDamage::endlessBlanksNeedNoMemory()
{
    const EvidenceFolder folder;
    const QByteArray text = "[" + QByteArray(20 << 20, ' ') + madeEvent(1) + "]";
    const std::string path = folder.make(QStringLiteral("log"), text);
    FileSource file(::open(path.c_str(), O_RDONLY | O_CLOEXEC), path);
    TextStream stream(file, nullptr);
    const auto reader = BlockReader::create(stream, envelopeFor("[\n"), 1U << 20);
    std::uint64_t bytes = 0;
    for (;;) {
        Block block; // new: what the reader hands out is all that may grow
        const auto more = reader->next(block);
        QVERIFY(more);
        if (!*more)
            break;
        bytes += block.bytes;
        QVERIFY(block.text.capacity() < 4U << 20);
    }
    QCOMPARE(bytes, size(text));
}

void TestLoaderDamage::utf16_data()
{
    QTest::addColumn<QByteArray>("mark");
    QTest::newRow("little endian") << QByteArray("\xff\xfe");
    QTest::newRow("big endian") << QByteArray("\xfe\xff");
}

void TestLoaderDamage::utf16()
{
    QFETCH(QByteArray, mark);
    const EvidenceFolder folder;
    QByteArray text = mark;
    for (const char c : madeLog(5)) {
        text += mark.startsWith('\xff') ? QByteArray(1, c) + '\0' : QByteArray(1, '\0') + c;
    }
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 5U);
    QVERIFY(!loaded.report.hasErrors());
    QCOMPARE(loaded.source().encoding, std::string("UTF-16"));
    QCOMPARE(loaded.snapshot->eventJson(4).value(), madeEvent(4).toStdString());
}

// A copy of a log that was being compressed: all that it holds, and the last line is reported.
void TestLoaderDamage::truncatedGzip()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gzip")).isEmpty())
        QSKIP("gzip is not on this machine");
    const EvidenceFolder folder;
    for (const int events : {3, 5000}) {
        const QByteArray log = madeLog(events);
        const QByteArray packed = gzip(log);
        for (const int share : {3, 5, 7, 9}) {
            const LoadedEvidence loaded(
                {folder.make(QStringLiteral("log.gz"), packed.left(packed.size() * share / 10))},
                2);
            QCOMPARE(loaded.report.sources.size(), std::size_t {1});
            QVERIFY2(loaded.source().error.find("truncated") != std::string::npos,
                     loaded.source().error.c_str());
            const QByteArray read = log.left(static_cast<qsizetype>(loaded.source().textBytes));
            QCOMPARE(loaded.source().events, static_cast<std::uint64_t>(read.count('\n')));
            QCOMPARE(loaded.source().rejected.size(), read.endsWith('\n') ? 0U : 1U);
            checkAccount(loaded.source(), read);
            if (events > 3)
                QVERIFY(read.size() > log.size() * (share - 2) / 10);
        }
    }
}

void TestLoaderDamage::damagedGzip()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gzip")).isEmpty())
        QSKIP("gzip is not on this machine");
    const EvidenceFolder folder;
    QByteArray packed = gzip(madeLog(5000));
    packed[packed.size() / 2] = static_cast<char>(~packed[packed.size() / 2]);
    const std::string good = folder.make(QStringLiteral("z.log"), madeLog(10, 100'000));
    const LoadedEvidence loaded({folder.make(QStringLiteral("a.gz"), packed), good}, 2);
    QVERIFY(!loaded.source(0).error.empty());
    QVERIFY(loaded.source(0).events > 0);
    QCOMPARE(loaded.source(1).events, std::uint64_t {10});
    QVERIFY(loaded.source(1).error.empty());
}

void TestLoaderDamage::shrinkingFile()
{
    const EvidenceFolder folder;
    const QByteArray log = madeLog(60'000);
    const std::string path = folder.make(QStringLiteral("log"), log);
    LoadControl control;
    bool cut = false;
    control.progress = [&](const LoadProgress &) {
        if (!cut)
            cut = ::truncate(path.c_str(), 1000) == 0;
    };
    const LoadedEvidence loaded({path}, 2, control);
    QVERIFY(cut);
    QVERIFY(loaded.snapshot->eventCount() < 60'000);
    QVERIFY(loaded.source().events > 0);
    QVERIFY(loaded.source().rejected.size() <= 1);
    checkAccount(loaded.source(), log.left(static_cast<qsizetype>(loaded.source().textBytes)));
    std::string buffer;
    QVERIFY(loaded.snapshot->rawText(0, buffer)); // its bytes are still there
    QVERIFY(!loaded.snapshot->rawText(loaded.snapshot->eventCount() - 1, buffer));
}

// Between the listing of a folder and the opening of its files.
void TestLoaderDamage::fifoThatTookTheNameOfAFile()
{
    const EvidenceFolder folder;
    const std::string first = folder.make(QStringLiteral("a.log"), madeLog(10));
    const std::string second = folder.make(QStringLiteral("b.log"), madeLog(10));
    LoadControl control;
    bool changed = false;
    control.cancelled = [&] {
        if (!changed)
            changed = ::unlink(second.c_str()) == 0 && ::mkfifo(second.c_str(), 0600) == 0;
        return false;
    };
    const LoadedEvidence loaded({first, second}, 1, control); // must come back
    QVERIFY(changed);
    QCOMPARE(loaded.snapshot->eventCount(), 10U);
}

void TestLoaderDamage::fileDeletedAfterLoading()
{
    const EvidenceFolder folder;
    const std::string path = folder.make(QStringLiteral("log"), madeLog(10));
    const LoadedEvidence loaded({path});
    std::string buffer;
    QVERIFY(loaded.snapshot->rawText(3, buffer));
    QCOMPARE(::unlink(path.c_str()), 0);
    QVERIFY(!loaded.snapshot->rawText(3, buffer));
    QVERIFY(!loaded.snapshot->eventJson(3));
}

void TestLoaderDamage::archivesNestedTooDeeply()
{
    if (QStandardPaths::findExecutable(QStringLiteral("tar")).isEmpty())
        QSKIP("tar is not on this machine");
    const EvidenceFolder folder;
    QString name = QStringLiteral("log");
    QVERIFY(!folder.make(name, madeLog(3)).empty());
    for (std::size_t depth = 1; depth <= kMaximumArchiveDepth + 1; ++depth) {
        const QString outer = QStringLiteral("t%1").arg(depth);
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(folder.path()));
        process.start(QStringLiteral("tar"), {QStringLiteral("-cf"), outer, name});
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
        name = outer;
        const LoadedEvidence loaded({folder.path(name).toStdString()});
        QCOMPARE(loaded.report.sources.size(), std::size_t {1});
        QCOMPARE(loaded.snapshot->eventCount(), depth <= kMaximumArchiveDepth ? 3U : 0U);
        QCOMPARE(loaded.source().error.empty(), depth <= kMaximumArchiveDepth);
    }
}

// Names inside archives are only shown, never used as paths.
void TestLoaderDamage::hostileNames()
{
    if (QStandardPaths::findExecutable(QStringLiteral("tar")).isEmpty())
        QSKIP("tar is not on this machine");
    const EvidenceFolder folder;
    QVERIFY(!folder.make(QStringLiteral("log"), madeLog(3)).empty());
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder.path()));
    process.start(QStringLiteral("tar"),
                  {QStringLiteral("-P"), QStringLiteral("-cf"), QStringLiteral("made"),
                   QStringLiteral("--transform"), QStringLiteral("s,log,../../../tmp/<b>\\x1b,"),
                   QStringLiteral("log")});
    QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    const LoadedEvidence loaded({folder.path(QStringLiteral("made")).toStdString()});
    QCOMPARE(loaded.snapshot->eventCount(), 3U);
    QVERIFY(loaded.source().member.starts_with("../../../tmp/<b>"));
    QCOMPARE(QDir(QString::fromStdString(folder.path())).entryList(QDir::Files).size(), 2);
}

QTEST_APPLESS_MAIN(TestLoaderDamage)
#include "tst_loaderdamage.moc"
