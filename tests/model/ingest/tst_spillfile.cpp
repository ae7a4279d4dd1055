// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/spillfile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <random>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kubewake;

namespace {

constexpr std::size_t kFrame = SpilledText::kFrameBytes;

// Log-like enough to compress, different everywhere.
std::string sampleText(std::size_t size, unsigned seed)
{
    std::mt19937 random(seed);
    std::string text;
    while (text.size() < size)
        text += "{\"auditID\":\"" + std::to_string(random()) + "\"}\n";
    text.resize(size);
    return text;
}

std::string read(const RawText &text, std::uint64_t offset, std::uint32_t length)
{
    std::string buffer = "old contents";
    const auto result = text.read(offset, length, buffer);
    return result ? std::string(*result) : "error: " + result.error().message.toStdString();
}

} // namespace

class TestSpillFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void readsWhileWriting();
    void randomReadsOverManyFrames();
    void severalTextsInOneFile();
    void readersAndOneWriter();
    void leavesNoFile();
    void fullDisk();
    void damagedFile();
};

void TestSpillFile::roundTrip_data()
{
    QTest::addColumn<quint64>("size");
    QTest::addColumn<quint64>("piece");
    for (const std::size_t size : {std::size_t {0}, std::size_t {1}, kFrame - 1, kFrame, kFrame + 1,
                                   3 * kFrame, 3 * kFrame + 17}) {
        for (const std::size_t piece : {std::size_t {777}, kFrame, 2 * kFrame + 1})
            QTest::addRow("%zu in %zu", size, piece) << quint64 {size} << quint64 {piece};
    }
}

void TestSpillFile::roundTrip()
{
    QFETCH(quint64, size);
    QFETCH(quint64, piece);
    const std::string text = sampleText(size, 1);
    SpilledText spilled(SpillFile::create().value());
    for (std::size_t at = 0; at < text.size(); at += piece)
        QVERIFY(spilled.append(std::string_view(text).substr(at, piece)));
    QVERIFY(spilled.finish());
    QCOMPARE(read(spilled, 0, static_cast<std::uint32_t>(size)), text);
    QVERIFY(read(spilled, 0, static_cast<std::uint32_t>(size + 1)).starts_with("error: "));
    QVERIFY(read(spilled, size, 1).starts_with("error: "));
    QVERIFY(read(spilled, std::uint64_t {1} << 60, 1).starts_with("error: "));
    QVERIFY(read(spilled, UINT64_MAX, 5).starts_with("error: "));
}

void TestSpillFile::readsWhileWriting()
{
    const std::string text = sampleText(2 * kFrame + 1000, 2);
    SpilledText spilled(SpillFile::create().value());
    for (std::size_t at = 0; at < text.size(); at += 100'000) {
        const std::string_view piece = std::string_view(text).substr(at, 100'000);
        QVERIFY(spilled.append(piece));
        QCOMPARE(read(spilled, 0, static_cast<std::uint32_t>(at + piece.size())),
                 text.substr(0, at + piece.size()));
    }
    QVERIFY(read(spilled, text.size(), 1).starts_with("error: "));
}

void TestSpillFile::randomReadsOverManyFrames()
{
    const std::size_t size = (SpilledText::kCachedFrames + 4) * kFrame + 99;
    const std::string text = sampleText(size, 3);
    SpilledText spilled(SpillFile::create().value());
    QVERIFY(spilled.append(text));
    QVERIFY(spilled.finish());
    std::mt19937 random(4);
    for (int i = 0; i < 500; ++i) {
        const std::size_t at = random() % size;
        const std::size_t length = std::min<std::size_t>(random() % 600'000, size - at);
        QVERIFY(read(spilled, at, static_cast<std::uint32_t>(length)) == text.substr(at, length));
    }
}

void TestSpillFile::severalTextsInOneFile()
{
    const auto file = SpillFile::create().value();
    SpilledText first(file);
    SpilledText second(file);
    const std::string one = sampleText(2 * kFrame + 5, 5);
    const std::string two = sampleText(3 * kFrame + 7, 6);
    for (std::size_t at = 0; at < two.size(); at += 50'000) { // takes turns
        QVERIFY(second.append(std::string_view(two).substr(at, 50'000)));
        if (at < one.size())
            QVERIFY(first.append(std::string_view(one).substr(at, 50'000)));
    }
    QVERIFY(first.finish());
    QVERIFY(second.finish());
    QCOMPARE(read(first, 0, static_cast<std::uint32_t>(one.size())), one);
    QCOMPARE(read(second, 0, static_cast<std::uint32_t>(two.size())), two);
}

void TestSpillFile::readersAndOneWriter()
{
    const std::string text = sampleText(10 * kFrame, 7);
    SpilledText spilled(SpillFile::create().value());
    std::atomic<std::size_t> written = 0;
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> readers;
        for (unsigned n = 0; n < 2; ++n) {
            readers.emplace_back([&, n](const std::stop_token &stop) {
                std::mt19937 random(n);
                while (!stop.stop_requested()) {
                    const std::size_t end = written;
                    const std::size_t at = end == 0 ? 0 : random() % end;
                    const std::size_t length = std::min<std::size_t>(5000, end - at);
                    if (read(spilled, at, static_cast<std::uint32_t>(length))
                        != text.substr(at, length))
                        ++wrong;
                }
            });
        }
        for (std::size_t at = 0; at < text.size(); at += 4096) {
            QVERIFY(spilled.append(std::string_view(text).substr(at, 4096)));
            written = at + 4096;
        }
    }
    QCOMPARE(wrong.load(), 0);
}

// Not even while it is open: nothing is left after a crash, and nobody else can open it.
void TestSpillFile::leavesNoFile()
{
    const QTemporaryDir folder;
    const QByteArray before = qgetenv("TMPDIR");
    qputenv("TMPDIR", folder.path().toUtf8());
    const auto file = SpillFile::create();
    if (before.isNull())
        qunsetenv("TMPDIR");
    else
        qputenv("TMPDIR", before);
    QVERIFY(file);
    QVERIFY((*file)->append("secret evidence"));
    QVERIFY(QDir(folder.path())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                .isEmpty());
    std::string bytes(15, '\0');
    QVERIFY((*file)->read(0, bytes.data(), bytes.size()));
    QCOMPARE(bytes, "secret evidence");
    QVERIFY(!(*file)->read(1, bytes.data(), bytes.size()));
}

void TestSpillFile::fullDisk()
{
    const int full = ::open("/dev/full", O_RDWR | O_CLOEXEC);
    if (full < 0)
        QSKIP("no /dev/full here");
    SpilledText spilled(std::make_shared<SpillFile>(full));
    QVERIFY(spilled.append("fits into memory"));
    const auto result = spilled.append(sampleText(kFrame, 8));
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(QLatin1String("temporary file")));
}

void TestSpillFile::damagedFile()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("spill")).toStdString();
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    SpilledText spilled(std::make_shared<SpillFile>(descriptor));
    QVERIFY(spilled.append(sampleText(2 * kFrame, 9)));
    QVERIFY(spilled.finish());
    QCOMPARE(::truncate(path.c_str(), 5000), 0);
    QVERIFY(read(spilled, 0, 100).starts_with("error: "));
    QVERIFY(read(spilled, kFrame, 100).starts_with("error: "));
}

QTEST_APPLESS_MAIN(TestSpillFile)
#include "tst_spillfile.moc"
