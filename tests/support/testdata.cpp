// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testdata.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace kubewake::test {
namespace {

QString sourceDirectory()
{
    return QStringLiteral(KUBEWAKE_SOURCE_DIR);
}

} // namespace

QString testData(const QString &relativePath)
{
    const QString path = sourceDirectory() + QStringLiteral("/tests/data/") + relativePath;
    if (!QFileInfo::exists(path))
        qFatal("missing test data: %s", qPrintable(path));
    return path;
}

QString sharedData(const QString &relativePath)
{
    const QString path = sourceDirectory() + QStringLiteral("/../shared/data/") + relativePath;
    return QFileInfo::exists(path) ? QFileInfo(path).canonicalFilePath() : QString();
}

QByteArray readAll(const QString &path)
{
    if (path.endsWith(QStringLiteral(".gz"))) {
        // Not our own decompressor: the tests must not check the loader against itself.
        QProcess gzip;
        gzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), path});
        if (!gzip.waitForFinished(-1) || gzip.exitCode() != 0)
            qFatal("gzip failed on %s", qPrintable(path));
        return gzip.readAllStandardOutput();
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open %s", qPrintable(path));
    return file.readAll();
}

} // namespace kubewake::test
