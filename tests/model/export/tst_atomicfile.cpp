// SPDX-License-Identifier: Apache-2.0
#include "model/export/atomicfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace kubewake;

class TestAtomicFile : public QObject
{
    Q_OBJECT

private slots:
    void appearsWhenCommitted();
    void withoutCommitNothingIsLeft();
    void anOldFileStaysUntilCommit();
    void aFullDiskLeavesNothing();
    void aFullDeviceIsAnError();
    void aFolderThatIsNotThereIsAnError();
};

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<absent>");
}

// Every file of this process that grows past `bytes` meets an error, as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before {};
};

} // namespace

void TestAtomicFile::appearsWhenCommitted()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    AtomicFile file(path);
    QVERIFY(file.open());
    const std::string big(1'000'000, 'x');
    QVERIFY(file.write(big));
    QVERIFY(file.write("end"));
    QVERIFY(!QFile::exists(path));
    QVERIFY(file.commit());
    QCOMPARE(contents(path), QByteArray::fromStdString(big + "end"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestAtomicFile::withoutCommitNothingIsLeft()
{
    const QTemporaryDir folder;
    {
        AtomicFile file(folder.filePath(QStringLiteral("out.csv")));
        QVERIFY(file.open());
        QVERIFY(file.write(std::string(1'000'000, 'x')));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestAtomicFile::anOldFileStaysUntilCommit()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    for (const bool commit : {true, false}) {
        AtomicFile file(path);
        QVERIFY(file.open());
        QVERIFY(file.write(commit ? "old" : "new"));
        if (commit)
            QVERIFY(file.commit());
    }
    QCOMPARE(contents(path), QByteArray("old"));
}

void TestAtomicFile::aFullDiskLeavesNothing()
{
    const QTemporaryDir folder;
    QString message;
    {
        const FileSizeLimit limit(100'000);
        AtomicFile file(folder.filePath(QStringLiteral("out.csv")));
        QVERIFY(file.open());
        Result<void> done;
        for (int i = 0; done && i < 100; ++i)
            done = file.write(std::string(10'000, 'x'));
        if (done)
            done = file.commit();
        QVERIFY(!done);
        message = done.error().message;
    }
    QVERIFY2(message.contains(QLatin1String("out.csv")), qPrintable(message));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestAtomicFile::aFullDeviceIsAnError()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("there is no /dev/full on this machine");
    AtomicFile file(QStringLiteral("/dev/full"));
    QVERIFY(file.open());
    QVERIFY(file.write("x"));
    QVERIFY(!file.commit());
    QVERIFY(!QFileInfo(QStringLiteral("/dev/full")).isFile()); // still the device
}

void TestAtomicFile::aFolderThatIsNotThereIsAnError()
{
    const QTemporaryDir folder;
    AtomicFile file(folder.filePath(QStringLiteral("none/out.csv")));
    const Result<void> opened = file.open();
    QVERIFY(!opened);
    QVERIFY(opened.error().message.contains(QLatin1String("none/out.csv")));
}

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"
