// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/filetext.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <random>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kubewake;

class TestFileText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reads();
    void outOfRange_data();
    void outOfRange();
    void changedFiles_data();
    void changedFiles();
    void growingFileStaysReadable();
    void moreFilesThanDescriptors();
    void manyThreads();

private:
    [[nodiscard]] std::string make(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return written ? path.toStdString() : std::string();
    }
    [[nodiscard]] std::unique_ptr<FileText> textOf(const std::string &path) const
    {
        struct stat info
        {
        };
        if (::stat(path.c_str(), &info) != 0)
            return nullptr;
        return std::make_unique<FileText>(m_files, path,
                                          FileText::Identity {info.st_dev, info.st_ino});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<OpenFiles> m_files;
};

namespace {

// The bytes, or the message of the error.
std::string read(const RawText &text, std::uint64_t offset, std::uint32_t length)
{
    std::string buffer;
    const auto result = text.read(offset, length, buffer);
    return result ? std::string(*result) : "error: " + result.error().message.toStdString();
}

} // namespace

void TestFileText::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_files = std::make_shared<OpenFiles>();
}

void TestFileText::reads()
{
    QByteArray bytes(300'000, '\0');
    std::mt19937 random(1);
    for (char &byte : bytes)
        byte = static_cast<char>(random());
    const auto text = textOf(make(QStringLiteral("log"), bytes));
    QVERIFY(text);
    for (int i = 0; i < 2000; ++i) {
        const auto at = static_cast<qsizetype>(random() % 300'000);
        const auto length = static_cast<qsizetype>(random() % static_cast<unsigned>(300'001 - at));
        QCOMPARE(read(*text, static_cast<std::uint64_t>(at), static_cast<std::uint32_t>(length)),
                 bytes.mid(at, length).toStdString());
    }
    QCOMPARE(read(*text, 0, 300'000), bytes.toStdString());
}

void TestFileText::outOfRange_data()
{
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<quint32>("length");
    QTest::newRow("one too many") << quint64 {0} << quint32 {11};
    QTest::newRow("starts behind") << quint64 {11} << quint32 {1};
    QTest::newRow("far behind") << (quint64 {1} << 62) << quint32 {1};
    QTest::newRow("wraps around") << quint64 {UINT64_MAX} << quint32 {5};
    QTest::newRow("longest") << quint64 {0} << quint32 {UINT32_MAX};
}

void TestFileText::outOfRange()
{
    QFETCH(quint64, offset);
    QFETCH(quint32, length);
    const auto text = textOf(make(QStringLiteral("log"), "0123456789"));
    QVERIFY(text);
    QVERIFY(read(*text, offset, length).starts_with("error: "));
    QCOMPARE(read(*text, 10, 0), "");
    QCOMPARE(read(*text, 9, 1), "9");
}

void TestFileText::changedFiles_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<bool>("readBefore");
    for (const bool before : {false, true}) {
        const char *suffix = before ? ", read before" : "";
        int change = 0;
        for (const char *name :
             {"deleted", "replaced", "cut", "became a folder", "became a FIFO", "no permission"})
            QTest::addRow("%s%s", name, suffix) << change++ << before;
    }
}

void TestFileText::changedFiles()
{
    QFETCH(int, change);
    QFETCH(bool, readBefore);
    const std::string path = make(QStringLiteral("log"), "0123456789");
    const auto text = textOf(path);
    QVERIFY(text);
    if (readBefore)
        QCOMPARE(read(*text, 5, 5), "56789");
    const QString name = QString::fromStdString(path);
    switch (change) {
    case 0:
        QVERIFY(QFile::remove(name));
        break;
    case 1: {
        const std::string other = make(QStringLiteral("new"), "abcdefghijk");
        QCOMPARE(::rename(other.c_str(), path.c_str()), 0);
        break;
    }
    case 2:
        QVERIFY(QFile::resize(name, 9));
        break;
    case 3:
        QVERIFY(QFile::remove(name) && QDir().mkdir(name));
        break;
    case 4:
        QVERIFY(QFile::remove(name));
        QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
        break;
    case 5:
        if (::geteuid() == 0 || readBefore)
            QSKIP("root may read everything, and an open file stays open");
        QCOMPARE(::chmod(path.c_str(), 0), 0);
        break;
    default:
        QFAIL("no such change");
    }
    const std::string result = read(*text, 5, 5);
    QVERIFY2(result.starts_with("error: "), result.c_str());
    QVERIFY(result.find(path) != std::string::npos);
    if (change == 2)
        QCOMPARE(read(*text, 5, 4), "5678"); // what is left
}

// A log that is still being written to.
void TestFileText::growingFileStaysReadable()
{
    const std::string path = make(QStringLiteral("log"), "0123456789");
    const auto text = textOf(path);
    QVERIFY(text);
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::Append));
    QCOMPARE(file.write("more"), qint64 {4});
    file.close();
    QCOMPARE(read(*text, 5, 5), "56789");
}

void TestFileText::moreFilesThanDescriptors()
{
    rlimit limit {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = OpenFiles::kMaximumOpen + 40;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    std::vector<std::unique_ptr<FileText>> texts;
    for (int i = 0; i < 300; ++i)
        texts.push_back(textOf(make(QString::number(i), QByteArray::number(1000 + i))));
    bool same = true;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 300; ++i)
            same =
                same && read(*texts[static_cast<std::size_t>(i)], 0, 4) == std::to_string(1000 + i);
    }
    limit.rlim_cur = before;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    QVERIFY(same);
}

void TestFileText::manyThreads()
{
    std::vector<std::unique_ptr<FileText>> texts;
    for (int i = 0; i < 200; ++i)
        texts.push_back(textOf(make(QString::number(i), QByteArray::number(1000 + i))));
    std::array<int, 4> wrong {};
    {
        std::vector<std::jthread> threads;
        for (std::size_t n = 0; n < wrong.size(); ++n) {
            threads.emplace_back([&texts, &wrong, n] {
                std::mt19937 random(static_cast<unsigned>(n));
                for (int i = 0; i < 3000; ++i) {
                    const std::size_t at = random() % texts.size();
                    wrong[n] += read(*texts[at], 0, 4) == std::to_string(1000 + at) ? 0 : 1;
                }
            });
        }
    }
    QCOMPARE(wrong, (std::array<int, 4> {}));
}

QTEST_APPLESS_MAIN(TestFileText)
#include "tst_filetext.moc"
