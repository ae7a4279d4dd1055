// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/filesource.h"
#include "tests/model/ingest/readcontainer.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <vector>

#include <fcntl.h>

using namespace kubewake;
using namespace kubewake::test;

namespace {

Contents contentsOf(const QByteArray &bytes)
{
    MemorySource source(bytes);
    return contentsOf(source);
}

QByteArray sampleLog(qsizetype size)
{
    std::mt19937 random(1);
    QByteArray text;
    while (text.size() < size)
        text +=
            "{\"kind\":\"Event\",\"auditID\":\"" + QByteArray::number(quint32(random())) + "\"}\n";
    text.truncate(size);
    return text;
}

} // namespace

class TestArchiveReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void compressedFiles_data();
    void compressedFiles();
    void archives_data();
    void archives();
    void specialMembers();
    void sparseMember();
    void emptyContainers();
    void logThatStartsWithNuls();
    void gzipMembers();
    void gzipCutAnywhere();
    void gzipChangedAnywhere();
    void bombIsReadInPieces();
    void otherTruncated_data();
    void otherTruncated();
    void damagedZipMember();
    void unreadableSource();
    void anyBytes_data();
    void anyBytes();
    void containers_data();
    void containers();

private:
    // Runs a command in the folder; empty if the program is not there.
    [[nodiscard]] QByteArray run(const QString &program, const QStringList &arguments,
                                 const QByteArray &input = {}) const
    {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return {};
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }
    void make(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(QString::fromUtf8(name));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QByteArray gzip(const QByteArray &bytes) const
    {
        return run(QStringLiteral("gzip"), {QStringLiteral("-cn")}, bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestArchiveReader::compressedFiles_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("compression");
    QTest::newRow("gzip") << QStringLiteral("gzip") << QByteArray("gzip");
    QTest::newRow("zstd") << QStringLiteral("zstd") << QByteArray("zstd");
    QTest::newRow("xz") << QStringLiteral("xz") << QByteArray("xz");
    QTest::newRow("bzip2") << QStringLiteral("bzip2") << QByteArray("bzip2");
    QTest::newRow("lz4") << QStringLiteral("lz4") << QByteArray("lz4");
}

void TestArchiveReader::compressedFiles()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, compression);
    for (const qsizetype size : {1, 100, 300'000}) {
        const QByteArray log = sampleLog(size);
        const QByteArray packed = run(program, {QStringLiteral("-c")}, log);
        if (packed.isEmpty())
            QSKIP("the program is not on this machine");
        QVERIFY(isContainer(packed.left(kContainerHeadBytes).toStdString()));
        for (const qsizetype piece : {1, 1000, 1'000'000}) {
            if (piece == 1 && size > 100)
                continue;
            MemorySource source(packed, piece);
            const Contents contents = contentsOf(source, 777);
            QCOMPARE(contents.error, QString());
            QCOMPARE(contents.members, (std::vector<Contents::Member> {{"", true, log}}));
            QCOMPARE(QByteArray::fromStdString(contents.compression), compression + ";");
            QCOMPARE(source.diskBytes(), static_cast<std::uint64_t>(packed.size()));
        }
    }
}

void TestArchiveReader::archives_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments"); // before the name of the archive
    QTest::addColumn<QByteArray>("compression"); // part of it
    const auto tar = [](const char *name, const char *options, const char *compression) {
        QTest::newRow(name) << QStringLiteral("tar") << QStringList {QString::fromLatin1(options)}
                            << QByteArray(compression);
    };
    tar("tar", "-cf", "tar");
    tar("tar.gz", "-czf", "gzip");
    tar("tar.zst", "--zstd -cf", "zstd");
    tar("tar.xz", "-cJf", "xz");
    tar("tar.bz2", "-cjf", "bzip2");
    QTest::newRow("tar, ustar") << QStringLiteral(
        "tar") << QStringList {QStringLiteral("--format=ustar"), QStringLiteral("-cf")}
                                << QByteArray("tar");
    QTest::newRow("tar, pax") << QStringLiteral("tar")
                              << QStringList {QStringLiteral("--format=pax"), QStringLiteral("-cf")}
                              << QByteArray("pax");
    QTest::newRow("zip") << QStringLiteral("zip") << QStringList {QStringLiteral("-qr")}
                         << QByteArray("ZIP");
    QTest::newRow("zip, stored") << QStringLiteral("zip") << QStringList {QStringLiteral("-qr0")}
                                 << QByteArray("ZIP");
}

void TestArchiveReader::archives()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, compression);
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP("the program is not on this machine");
    const QByteArray one = sampleLog(200'000);
    make("logs/one.log", one);
    make("logs/zwölf.log", "two");
    make("logs/sub/empty.log", {});
    QStringList words;
    for (const QString &argument : arguments)
        words += argument.split(QLatin1Char(' '));
    static_cast<void>(
        run(program,
            words
                + QStringList {QStringLiteral("made"), QStringLiteral("logs/one.log"),
                               QStringLiteral("logs/zwölf.log"), QStringLiteral("logs/sub")}));
    QString made = m_folder->filePath(QStringLiteral("made"));
    if (!QFile::exists(made))
        made += QStringLiteral(".zip");
    FileSource source(::open(made.toUtf8().constData(), O_RDONLY | O_CLOEXEC), made.toStdString());
    const Contents contents = contentsOf(source);
    QCOMPARE(contents.error, QString());
    QCOMPARE(contents.members,
             (std::vector<Contents::Member> {{"logs/one.log", true, one},
                                             {"logs/zwölf.log", true, "two"},
                                             {"logs/sub/", false, {}},
                                             {"logs/sub/empty.log", true, {}}}));
    QVERIFY2(QByteArray::fromStdString(contents.compression).contains(compression),
             contents.compression.c_str());
    QFile file(made);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(isContainer(file.read(kContainerHeadBytes).toStdString()));
}

void TestArchiveReader::specialMembers()
{
    make("log", "text");
    static_cast<void>(
        run(QStringLiteral("ln"),
            {QStringLiteral("-s"), QStringLiteral("/etc/passwd"), QStringLiteral("symbolic")}));
    static_cast<void>(run(QStringLiteral("ln"), {QStringLiteral("log"), QStringLiteral("zhard")}));
    static_cast<void>(run(QStringLiteral("mkfifo"), {QStringLiteral("fifo")}));
    const QByteArray tar =
        run(QStringLiteral("tar"),
            {QStringLiteral("-c"), QStringLiteral("log"), QStringLiteral("symbolic"),
             QStringLiteral("zhard"), QStringLiteral("fifo")});
    QCOMPARE(contentsOf(tar).members,
             (std::vector<Contents::Member> {{"log", true, "text"},
                                             {"symbolic", false, {}},
                                             {"zhard", false, {}},
                                             {"fifo", false, {}}}));
}

void TestArchiveReader::sparseMember()
{
    QFile file(m_folder->filePath(QStringLiteral("sparse")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.seek(1'000'000));
    file.write("middle");
    QVERIFY(file.seek(2'000'000));
    file.write("end");
    file.close();
    const QByteArray tar =
        run(QStringLiteral("tar"), {QStringLiteral("-cS"), QStringLiteral("sparse")});
    const Contents contents = contentsOf(tar);
    QCOMPARE(contents.error, QString());
    QByteArray expected(2'000'003, '\0');
    expected.replace(1'000'000, 6, "middle");
    expected.replace(2'000'000, 3, "end");
    QVERIFY(contents.members.at(0).bytes == expected);
}

void TestArchiveReader::emptyContainers()
{
    const Contents gzipped = contentsOf(gzip({}));
    QCOMPARE(gzipped.error, QString());
    for (const Contents::Member &member : gzipped.members)
        QVERIFY(member.bytes.isEmpty());
    QCOMPARE(gzipped.members.size(), std::size_t {1});
    const Contents zip = contentsOf(QByteArray("PK\x05\x06") + QByteArray(18, '\0'));
    QCOMPARE(zip.error, QString());
    QVERIFY(zip.members.empty());
}

// A log that was emptied while it was written to starts with NULs; so does an empty tar.
void TestArchiveReader::logThatStartsWithNuls()
{
    const QByteArray log = QByteArray(20'000, '\0') + sampleLog(1000);
    for (const char *program : {"gzip", "zstd", "xz", "bzip2"}) {
        const QByteArray packed = run(QString::fromLatin1(program), {QStringLiteral("-c")}, log);
        if (!packed.isEmpty())
            QCOMPARE(contentsOf(packed).members, (std::vector<Contents::Member> {{"", true, log}}));
    }
}

void TestArchiveReader::gzipMembers()
{
    const QByteArray one = sampleLog(100'000);
    const auto all = [](const Contents &contents) {
        return contents.members.empty() ? QByteArray() : contents.members.front().bytes;
    };
    const Contents joined = contentsOf(gzip(one) + gzip("two") + gzip({}) + gzip("three"));
    QCOMPARE(joined.error, QString());
    QCOMPARE(all(joined), one + "twothree");
    const Contents padded = contentsOf(gzip(one) + QByteArray(5000, '\0'));
    QCOMPARE(padded.error, QString());
    QCOMPARE(all(padded), one);
    const Contents followed = contentsOf(gzip(one) + "garbage");
    QVERIFY(followed.error.contains(QLatin1String("followed")));
    QCOMPARE(all(followed), one);
    const Contents twice = contentsOf(gzip(gzip(one)));
    QCOMPARE(twice.error, QString());
    QCOMPARE(all(twice), one);
}

// Whatever was compressed before the cut is read, to the byte, and the cut is reported.
void TestArchiveReader::gzipCutAnywhere()
{
    const QByteArray log = sampleLog(2000);
    const QByteArray packed = gzip(log);
    qsizetype before = 0;
    for (qsizetype cut = 2; cut < packed.size(); ++cut) {
        const Contents contents = contentsOf(packed.left(cut));
        QVERIFY2(contents.error.contains(QLatin1String("truncated")), qPrintable(contents.error));
        const QByteArray got =
            contents.members.empty() ? QByteArray() : contents.members.front().bytes;
        QVERIFY(log.startsWith(got));
        QVERIFY(got.size() >= before);
        before = got.size();
    }
    QCOMPARE(before, log.size());
    const QByteArray large = sampleLog(3'000'000);
    const QByteArray largePacked = gzip(large);
    const Contents half = contentsOf(largePacked.left(largePacked.size() / 2));
    QVERIFY(large.startsWith(half.members.at(0).bytes));
    QVERIFY(half.members.at(0).bytes.size() > large.size() / 3);
}

void TestArchiveReader::gzipChangedAnywhere()
{
    const QByteArray log = sampleLog(2000);
    const QByteArray packed = gzip(log);
    constexpr int kHeader = 10; // times and flags may differ
    for (qsizetype at = kHeader; at < packed.size(); ++at) {
        QByteArray changed = packed;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        QVERIFY2(!contentsOf(changed).error.isEmpty(), qPrintable(QString::number(at)));
    }
}

// 400 MB of zeros: the reader itself needs no more memory than its buffers.
void TestArchiveReader::bombIsReadInPieces()
{
    QByteArray member = gzip(QByteArray(20 << 20, '\0'));
    QByteArray bomb;
    for (int i = 0; i < 20; ++i)
        bomb += member;
    QVERIFY(bomb.size() < 1 << 20);
    MemorySource source(bomb);
    ArchiveReader reader(source);
    QVERIFY(reader.next().value().has_value());
    std::vector<char> buffer(1 << 20);
    std::uint64_t total = 0;
    for (;;) {
        const auto count = reader.read(buffer.data(), buffer.size());
        QVERIFY(count);
        QVERIFY(*count <= buffer.size());
        if (*count == 0)
            break;
        total += *count;
    }
    QCOMPARE(total, std::uint64_t {20} * (20 << 20));
}

void TestArchiveReader::otherTruncated_data()
{
    compressedFiles_data();
}

void TestArchiveReader::otherTruncated()
{
    QFETCH(QString, program);
    const QByteArray log = sampleLog(1'000'000);
    const QByteArray packed = run(program, {QStringLiteral("-c")}, log);
    if (packed.isEmpty())
        QSKIP("the program is not on this machine");
    for (const int share : {1, 5, 9}) {
        const Contents contents = contentsOf(packed.left(packed.size() * share / 10));
        QVERIFY(!contents.error.isEmpty());
        for (const Contents::Member &member : contents.members)
            QVERIFY(log.startsWith(member.bytes));
    }
}

// The members around a damaged one are read.
void TestArchiveReader::damagedZipMember()
{
    if (QStandardPaths::findExecutable(QStringLiteral("zip")).isEmpty())
        QSKIP("zip is not on this machine");
    make("a", "first member");
    make("b", "second member");
    make("c", "third member");
    static_cast<void>(run(QStringLiteral("zip"),
                          {QStringLiteral("-q0"), QStringLiteral("made.zip"), QStringLiteral("a"),
                           QStringLiteral("b"), QStringLiteral("c")}));
    QFile file(m_folder->filePath(QStringLiteral("made.zip")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray zip = file.readAll();
    zip.replace("second member", "sEcond member");
    const Contents contents = contentsOf(zip);
    QCOMPARE(contents.members.size(), std::size_t {3});
    QCOMPARE(contents.members[2].bytes, QByteArray("third member"));
    QVERIFY(contents.error.contains(QLatin1String("CRC")));
}

void TestArchiveReader::unreadableSource()
{
    // Reading a folder fails with EISDIR.
    const int descriptor =
        ::open(m_folder->path().toUtf8().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    FileSource source(descriptor, "the folder");
    const Contents contents = contentsOf(source);
    QVERIFY(contents.members.empty());
    QVERIFY2(contents.error.startsWith(QLatin1String("the folder cannot be read: ")),
             qPrintable(contents.error));
}

void TestArchiveReader::anyBytes_data()
{
    QTest::addColumn<QByteArray>("magic");
    for (const char *magic :
         {"\x1f\x8b\x08", "\x28\xb5\x2f\xfd",
          "\xfd"
          "7zXZ",
          "BZh9", "PK\x03\x04", "7z\xbc\xaf\x27\x1c", "\x04\x22\x4d\x18", "070701", "\x1f\x9d"})
        QTest::newRow(QByteArray(magic).toHex().constData()) << QByteArray(magic);
}

void TestArchiveReader::anyBytes()
{
    QFETCH(QByteArray, magic);
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = magic;
        for (auto i = random() % 2000; i > 0; --i)
            bytes += static_cast<char>(random());
        const Contents contents = contentsOf(bytes); // must come back
        QVERIFY(contents.members.size() < 10'000);
    }
}

void TestArchiveReader::containers_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("container");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("JSON") << QByteArray("{\"kind\":\"Event\"}") << false;
    QTest::newRow("one byte of gzip") << QByteArray("\x1f") << false;
    QTest::newRow("gzip") << QByteArray("\x1f\x8b") << true;
    QTest::newRow("legacy log") << QByteArray("2026-11-23T09:50:54Z AUDIT: id=\"") << false;
    QTest::newRow("NULs") << QByteArray(512, '\0') << false;
    QTest::newRow("word ustar elsewhere") << QByteArray(256, ' ') + QByteArray("ustar") << false;
    QTest::newRow("tar") << QByteArray(257, ' ') + QByteArray("ustar") << true;
    QTest::newRow("text that starts like bzip2") << QByteArray("BZhang logged in") << false;
    QTest::newRow("bzip2") << QByteArray("BZh91AY&SY") << true;
    QTest::newRow("empty bzip2") << QByteArray("BZh9\x17\x72\x45\x38\x50\x90") << true;
    QTest::newRow("text that starts like cpio") << QByteArray("070701 records follow") << false;
}

void TestArchiveReader::containers()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, container);
    QCOMPARE(isContainer(head.toStdString()), container);
}

QTEST_APPLESS_MAIN(TestArchiveReader)
#include "tst_archivereader.moc"
