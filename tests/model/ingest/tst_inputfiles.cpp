// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/inputfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace kubewake;

class TestInputFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void foldersAreSortedByBytes();
    void orderGivenIsKept();
    void symbolicLinks();
    void linkLoopsEnd();
    void specialFilesAreRefused();
    void missing();
    void noPermission();
    void standardInput();
    void strangeNames();
    void deepFolders();

private:
    [[nodiscard]] std::string path(const char *name) const
    {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }
    void make(const char *name, int bytes) const
    {
        const QString file = m_folder->filePath(QString::fromUtf8(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(QByteArray(bytes, 'x')), qint64 {bytes});
    }
    // Relative to the folder.
    [[nodiscard]] QStringList names(const InputFiles &input) const
    {
        QStringList list;
        for (const InputFiles::File &file : input.files)
            list.append(QDir(m_folder->path()).relativeFilePath(QString::fromStdString(file.path)));
        return list;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestInputFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestInputFiles::foldersAreSortedByBytes()
{
    for (const char *name : {"b.log", "a10.log", "a9.log", "B.log", "é.log", ".hidden", "sub/z",
                             "sub/a", "sub/deeper/x", "a/y"})
        make(name, 10);
    const InputFiles input = findInputFiles({m_folder->path().toStdString()});
    QCOMPARE(names(input),
             QString::fromUtf8(".hidden B.log a/y a10.log a9.log b.log sub/a "
                               "sub/deeper/x sub/z é.log")
                 .split(QLatin1Char(' ')));
    QCOMPARE(input.totalBytes, std::uint64_t {100});
    QVERIFY(input.unopened.empty());
    const InputFiles slash = findInputFiles({m_folder->path().toStdString() + "/"});
    QCOMPARE(names(slash), names(input));
}

void TestInputFiles::orderGivenIsKept()
{
    make("a", 1);
    make("b", 2);
    const InputFiles input = findInputFiles({path("b"), path("a"), path("b")});
    QCOMPARE(names(input),
             QStringList({QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(input.files[0].bytes, std::uint64_t {2});
    QVERIFY(findInputFiles({}).files.empty());
}

void TestInputFiles::symbolicLinks()
{
    make("real/log", 5);
    QCOMPARE(::symlink("real/log", path("link").c_str()), 0);
    QCOMPARE(::symlink("nothing", path("broken").c_str()), 0);
    const InputFiles input = findInputFiles({m_folder->path().toStdString()});
    QCOMPARE(names(input), QStringList({QStringLiteral("link"), QStringLiteral("real/log")}));
    QCOMPARE(input.files[0].bytes, std::uint64_t {5});
    QCOMPARE(input.unopened.size(), std::size_t {1});
    QVERIFY(input.unopened[0].starts_with(path("broken") + ": "));
}

// Every file once, and nothing is missing: no reason to complain.
void TestInputFiles::linkLoopsEnd()
{
    make("a/log", 1);
    make("z/log", 1);
    QCOMPARE(::symlink("..", path("a/up").c_str()), 0);
    QCOMPARE(::symlink("self", path("self").c_str()), 0);
    const InputFiles input =
        findInputFiles({m_folder->path().toStdString(), m_folder->path().toStdString()});
    QCOMPARE(names(input), QStringList({QStringLiteral("a/log"), QStringLiteral("z/log")}));
    QCOMPARE(input.unopened.size(), std::size_t {1}); // `self` leads nowhere
    QVERIFY(input.unopened[0].starts_with(path("self") + ": "));
}

void TestInputFiles::specialFilesAreRefused()
{
    QCOMPARE(::mkfifo(path("fifo").c_str(), 0600), 0);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const std::string name = path("socket");
    QVERIFY(name.size() < sizeof address.sun_path);
    name.copy(address.sun_path, name.size());
    QCOMPARE(::bind(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    make("log", 1);
    const InputFiles input =
        findInputFiles({m_folder->path().toStdString(), path("fifo"), "/dev/null"});
    ::close(descriptor);
    QCOMPARE(names(input), QStringList {QStringLiteral("log")});
    QCOMPARE(input.unopened,
             std::vector<std::string>(
                 {path("fifo") + ": not a regular file", path("socket") + ": not a regular file",
                  path("fifo") + ": not a regular file", "/dev/null: not a regular file"}));
}

void TestInputFiles::missing()
{
    make("log", 1);
    const InputFiles input = findInputFiles({path("none"), path("log"), path("log/inside"), ""});
    QCOMPARE(names(input), QStringList {QStringLiteral("log")});
    QCOMPARE(input.unopened.size(), std::size_t {3});
    QCOMPARE(input.unopened[0], path("none") + ": No such file or directory");
    QCOMPARE(input.unopened[1], path("log/inside") + ": Not a directory");
}

void TestInputFiles::noPermission()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    make("closed/log", 1);
    make("open/log", 1);
    QCOMPARE(::chmod(path("closed").c_str(), 0), 0);
    const InputFiles input = findInputFiles({m_folder->path().toStdString()});
    QCOMPARE(::chmod(path("closed").c_str(), 0700), 0);
    QCOMPARE(names(input), QStringList {QStringLiteral("open/log")});
    QCOMPARE(input.unopened, std::vector<std::string> {path("closed") + ": Permission denied"});
}

void TestInputFiles::standardInput()
{
    make("log", 9);
    const InputFiles input = findInputFiles({path("log"), "-"});
    QCOMPARE(input.files.size(), std::size_t {2});
    QCOMPARE(input.files[1].path, "-");
    QCOMPARE(input.totalBytes, std::uint64_t {0});
}

void TestInputFiles::strangeNames()
{
    for (const char *name : {"-", "a\nb", "\x1b[31m", "*", " "})
        make(name, 1);
    // A name that is no UTF-8 cannot go through QString.
    const std::string bytes = path("x") + "\xff";
    FILE *file = ::fopen(bytes.c_str(), "w");
    QVERIFY(file != nullptr);
    ::fclose(file);
    const InputFiles input = findInputFiles({m_folder->path().toStdString()});
    QCOMPARE(input.files.size(), std::size_t {6});
    QCOMPARE(::unlink(bytes.c_str()), 0); // QTemporaryDir cannot name it
    QCOMPARE(input.files.back().path, bytes);
}

void TestInputFiles::deepFolders()
{
    std::string name;
    for (int i = 0; i < 100; ++i)
        name += "d/";
    make((name + "log").c_str(), 1);
    const InputFiles input = findInputFiles({m_folder->path().toStdString()});
    QCOMPARE(input.files.size(), std::size_t {1});
}

QTEST_APPLESS_MAIN(TestInputFiles)
#include "tst_inputfiles.moc"
