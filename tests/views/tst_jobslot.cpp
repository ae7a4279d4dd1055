// SPDX-License-Identifier: Apache-2.0
#include "views/common/jobslot.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using kubewake::JobSlot;

class JobSlotTest : public QObject
{
    Q_OBJECT

private slots:
    void deliversInTheOwnersThread()
    {
        QObject owner;
        JobSlot slot(&owner);
        QThread *worker = nullptr;
        QThread *receiver = nullptr;
        int result = 0;
        slot.start(
            [&worker](const JobSlot::Cancelled &) {
                worker = QThread::currentThread();
                return 42;
            },
            [&](int value) {
                receiver = QThread::currentThread();
                result = value;
            });
        QVERIFY(slot.isRunning());
        QTRY_COMPARE(result, 42);
        QCOMPARE(receiver, QThread::currentThread());
        QVERIFY(worker != receiver);
        QVERIFY(!slot.isRunning());
    }

    void aNewerJobReplacesTheOneThatRuns()
    {
        QObject owner;
        JobSlot slot(&owner);
        QSemaphore firstRuns;
        std::atomic_bool firstSawCancel = false;
        QStringList delivered;
        slot.start(
            [&](const JobSlot::Cancelled &cancelled) {
                firstRuns.release();
                while (!cancelled())
                    QThread::yieldCurrentThread();
                firstSawCancel = true;
                return QStringLiteral("first");
            },
            [&](const QString &text) { delivered << text; });
        firstRuns.acquire();
        slot.start([](const JobSlot::Cancelled &) { return QStringLiteral("second"); },
                   [&](const QString &text) { delivered << text; });
        QTRY_COMPARE(delivered, QStringList {QStringLiteral("second")});
        QTRY_VERIFY(firstSawCancel);
        QCoreApplication::processEvents();
        QCOMPARE(delivered.size(), 1);
    }

    void aResultThatIsAlreadyQueuedIsDroppedByCancel()
    {
        QObject owner;
        JobSlot slot(&owner);
        QSemaphore done;
        bool delivered = false;
        slot.start(
            [&done](const JobSlot::Cancelled &) {
                done.release();
                return 1;
            },
            [&delivered](int) { delivered = true; });
        done.acquire();
        slot.cancel();
        QTest::qWait(50);
        QVERIFY(!delivered);
    }

    void destructionWaitsForTheJob()
    {
        std::atomic_bool finished = false;
        QSemaphore runs;
        {
            QObject owner;
            JobSlot slot(&owner);
            slot.start(
                [&](const JobSlot::Cancelled &cancelled) {
                    runs.release();
                    while (!cancelled())
                        QThread::yieldCurrentThread();
                    QThread::msleep(20);
                    finished = true;
                    return 0;
                },
                [](int) { QFAIL("delivered to a dead owner"); });
            runs.acquire();
        }
        QVERIFY(finished);
    }
};

QTEST_GUILESS_MAIN(JobSlotTest)
#include "tst_jobslot.moc"
