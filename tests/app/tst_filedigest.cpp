// SPDX-License-Identifier: Apache-2.0
#include "app/cli/filedigest.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace kubewake;

class FileDigestTest : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithAnotherImplementation_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 63, 64, 65, 1 << 20, (1 << 20) + 1, 3'000'000})
            QTest::addRow("%d bytes", size) << size;
    }

    void agreesWithAnotherImplementation()
    {
        QFETCH(int, size);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("ä evidence.log")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray bytes(size, '\0');
        for (int i = 0; i < size; ++i)
            bytes[i] = static_cast<char>(i * 7 + i / 251);
        file.write(bytes);
        file.close();
        QCOMPARE(QByteArray::fromStdString(
                     sha256OfFile(QFile::encodeName(file.fileName()).toStdString(), {})),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }

    void saysNothingWhereItCannot()
    {
        const QTemporaryDir folder;
        QCOMPARE(sha256OfFile(folder.filePath(QStringLiteral("absent")).toStdString(), {}), "");
        QCOMPARE(sha256OfFile(folder.path().toStdString(), {}), "");
        QFile file(folder.filePath(QStringLiteral("log")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
        file.close();
        QCOMPARE(sha256OfFile(file.fileName().toStdString(), [] { return true; }), "");
    }
};

QTEST_APPLESS_MAIN(FileDigestTest)
#include "tst_filedigest.moc"
