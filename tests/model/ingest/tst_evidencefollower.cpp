// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/evidencefollower.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/testdata.h"

#include <QProcess>
#include <QTest>

#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <utime.h>

using namespace kubewake;
using namespace kubewake::test;

namespace fs = std::filesystem;
using Kind = FollowNotice::Kind;

namespace {

// Everything that a row holds but the file that it is in, as one text.
std::string describe(const EventSnapshot &snapshot, Row row)
{
    std::string text = snapshot.auditId(row) + ' ' + std::to_string(snapshot.line(row)) + ' '
        + std::to_string(snapshot.offset(row)) + ' ' + std::to_string(snapshot.length(row)) + ' '
        + std::to_string(static_cast<std::uint32_t>(snapshot.requestOf(row)));
    for (std::size_t column = 0; column < kColumnCount; ++column)
        text += ' ' + std::to_string(snapshot.code(static_cast<Column>(column), row));
    return text;
}

void append(const std::string &path, const QByteArray &bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::app);
    file.write(bytes.constData(), bytes.size());
}

// A folder of logs, and what follows them.
struct Followed
{
    explicit Followed(std::vector<std::string> names = {"audit.log"}, std::size_t maximum = 256)
    {
        for (std::string &name : names)
            options.paths.push_back(at(name));
        follower.emplace(store, options, LoadControl {}, maximum);
    }

    [[nodiscard]] std::string at(const std::string &name = "audit.log") const
    {
        return name.empty() ? folder.path() : folder.path() + '/' + name;
    }
    std::uint64_t poll()
    {
        const EvidenceFollower::Poll polled = follower->poll();
        notices.insert(notices.end(), polled.notices.begin(), polled.notices.end());
        return polled.events;
    }
    std::uint64_t finish()
    {
        const EvidenceFollower::Poll polled = follower->finish();
        notices.insert(notices.end(), polled.notices.begin(), polled.notices.end());
        return polled.events;
    }
    [[nodiscard]] int said(Kind kind) const
    {
        return static_cast<int>(std::ranges::count(notices, kind, &FollowNotice::kind));
    }
    // The same rows, cells and numbers as those of `bytes`, loaded at once, one file after the
    // other; and the text of every row can be read.
    void compareWith(const std::vector<QByteArray> &files)
    {
        const EvidenceFolder whole;
        std::vector<std::string> paths;
        for (const QByteArray &bytes : files)
            paths.push_back(
                whole.make(QString::number(paths.size()) + QStringLiteral(".log"), bytes));
        const LoadedEvidence expected(paths);
        const SnapshotPtr found = store.publish();
        QCOMPARE(found->eventCount(), expected.snapshot->eventCount());
        QCOMPARE(found->duplicateCount(), expected.snapshot->duplicateCount());
        QCOMPARE(follower->report().rejectedCount(), expected.report.rejectedCount());
        std::string buffer;
        std::string expectedBuffer;
        for (Row row = 0; row < found->eventCount(); ++row) {
            QCOMPARE(describe(*found, row), describe(*expected.snapshot, row));
            QCOMPARE(found->rawText(row, buffer).value(),
                     expected.snapshot->rawText(row, expectedBuffer).value());
        }
    }

    EvidenceFolder folder;
    LoadOptions options;
    EventStore store;
    std::optional<EvidenceFollower> follower;
    std::vector<FollowNotice> notices;
};

} // namespace

class TestEvidenceFollower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsByAnyBytes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("step");
        QByteArray crlf = madeLog(12);
        crlf.replace("\n", "\r\n");
        QByteArray cri;
        for (int i = 0; i < 9; ++i) {
            const QByteArray event = madeEvent(i);
            cri += "2026-11-23T09:46:10.000000000Z stdout P " + event.left(100) + '\n';
            cri += "2026-11-23T09:46:10.000000000Z stderr F I1123 klog\n";
            cri += "2026-11-23T09:46:10.000000000Z stdout F " + event.mid(100) + '\n';
        }
        QTest::newRow("lines") << madeLog(20) << 333;
        QTest::newRow("single bytes") << madeLog(2) << 1;
        QTest::newRow("crlf") << crlf << 97;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + madeLog(5)) << 2;
        QTest::newRow("cri") << cri << 51;
        QTest::newRow("no last line break") << madeLog(5).chopped(1) << 400;
        QTest::newRow("cut event at the end") << madeLog(5).chopped(30) << 400;
        QTest::newRow("damage") << QByteArray("{\"kind\":\"Ev\n" + madeLog(5) + "noise\n"
                                              + madeLog(2))
                                << 100;
        QTest::newRow("long lines")
            << QByteArray(madeLog(1) + QByteArray(3'000'000, 'x') + '\n' + madeLog(3, 5))
            << 700'000;
    }

    void growsByAnyBytes()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, step);
        Followed followed;
        QCOMPARE(followed.poll(), std::uint64_t {0});
        QCOMPARE(followed.said(Kind::Missing), 1);
        for (qsizetype done = 0; done < text.size(); done += step) {
            append(followed.at(), text.mid(done, step));
            followed.poll();
        }
        followed.finish();
        followed.compareWith({text});
        QVERIFY(!followed.follower->report().hasErrors());
    }

    void halfALineWaits()
    {
        Followed followed;
        const QByteArray event = madeEvent(3);
        append(followed.at(), madeLog(2) + event.left(50));
        QCOMPARE(followed.poll(), std::uint64_t {2});
        QCOMPARE(followed.poll(), std::uint64_t {0});
        append(followed.at(), event.mid(50));
        QCOMPARE(followed.poll(), std::uint64_t {0});
        append(followed.at(), "\n");
        QCOMPARE(followed.poll(), std::uint64_t {1});
    }

    void renamedAndCreated()
    {
        for (const bool inFolder : {false, true}) {
            Followed followed({inFolder ? "" : "audit.log"});
            append(followed.at(), madeLog(5));
            followed.poll();
            append(followed.at(), madeLog(3, 5)); // between two polls
            fs::rename(followed.at(), followed.at("audit-1.log"));
            followed.poll();
            append(followed.at("audit-1.log"), madeLog(2, 8)); // the writer was not told yet
            append(followed.at(), ""); // created, empty
            followed.poll();
            append(followed.at("audit-1.log"), madeEvent(10)); // not even a line break
            append(followed.at(), madeLog(4, 20));
            QCOMPARE(followed.poll(), std::uint64_t {5});
            append(followed.at(), madeLog(4, 24));
            QCOMPARE(followed.poll(), std::uint64_t {4});
            QCOMPARE(followed.poll(), std::uint64_t {0});
            followed.finish();
            followed.compareWith({madeLog(10) + madeEvent(10), madeLog(8, 20)});
            QCOMPARE(followed.said(Kind::Rotated), 1);
            QCOMPARE(followed.follower->report().sources.size(), std::size_t {2});
        }
    }

    void rotatedTwiceBetweenPolls()
    {
        Followed followed({""});
        append(followed.at(), madeLog(5));
        followed.poll();
        fs::rename(followed.at(), followed.at("audit.log.2"));
        append(followed.at("audit.log.1"), madeLog(5, 5));
        QTest::qWait(20);
        append(followed.at(), madeLog(5, 10));
        QCOMPARE(followed.poll(), std::uint64_t {10});
        followed.compareWith({madeLog(5), madeLog(5, 5), madeLog(5, 10)});
    }

    void renamedAndCompressed()
    {
        Followed followed({""});
        append(followed.at(), madeLog(5));
        followed.poll();
        append(followed.at(), madeLog(5, 5));
        fs::rename(followed.at(), followed.at("audit.log.1"));
        append(followed.at(), madeLog(5, 10));
        QCOMPARE(QProcess::execute(QStringLiteral("gzip"),
                                   {QString::fromStdString(followed.at("audit.log.1"))}),
                 0);
        followed.poll();
        followed.poll();
        append(followed.at(), madeLog(2, 15));
        followed.poll();
        followed.finish();
        followed.compareWith({madeLog(10), madeLog(7, 10)});
        QCOMPARE(followed.said(Kind::LoadedOnce), 0);
    }

    void copiedAndCut()
    {
        for (const bool grewPast : {false, true}) {
            Followed followed;
            append(followed.at(), madeLog(5) + "{\"half");
            followed.poll();
            fs::resize_file(followed.at(), 0);
            const QByteArray after = madeLog(grewPast ? 9 : 2, 10);
            append(followed.at(), after);
            followed.poll();
            append(followed.at(), madeLog(3, 30));
            followed.poll();
            followed.finish();
            followed.compareWith({madeLog(5) + "{\"half", after + madeLog(3, 30)});
            QCOMPARE(followed.said(Kind::Restarted), 1);
        }
    }

    // What was written after the last poll and before the cut is in the copy.
    void copyInTheFolderLosesNothing()
    {
        Followed followed({""});
        append(followed.at(), madeLog(5));
        followed.poll();
        append(followed.at(), madeLog(3, 5));
        fs::copy_file(followed.at(), followed.at("audit.log.1"));
        fs::resize_file(followed.at(), 0);
        append(followed.at(), madeLog(3, 8));
        followed.poll();
        followed.poll();
        followed.finish();
        const SnapshotPtr snapshot = followed.store.publish();
        QCOMPARE(snapshot->eventCount(), Row {11});
        QCOMPARE(snapshot->duplicateCount(), std::uint64_t {5});
    }

    void removedAndMadeAgain()
    {
        Followed followed;
        append(followed.at(), madeLog(5));
        followed.poll();
        append(followed.at(), madeLog(1, 5));
        fs::remove(followed.at());
        QCOMPARE(followed.poll(), std::uint64_t {1});
        QCOMPARE(followed.said(Kind::Missing), 1);
        append(followed.at(), madeLog(5, 10));
        QCOMPARE(followed.poll(), std::uint64_t {5});
        // The inode of a file that is gone may come again at once.
        fs::remove(followed.at());
        append(followed.at(), madeLog(5, 20));
        QCOMPARE(followed.poll(), std::uint64_t {5});
        followed.finish();
        followed.compareWith({madeLog(6), madeLog(5, 10), madeLog(5, 20)});
        QVERIFY(!followed.follower->report().hasErrors());
    }

    void whatAppearsLater()
    {
        Followed followed({""});
        append(followed.at("a.log"), madeLog(3));
        followed.poll();
        append(followed.at("b.log"), madeLog(3, 3));
        fs::create_hard_link(followed.at("a.log"), followed.at("c.log"));
        QCOMPARE(followed.poll(), std::uint64_t {3});
        append(followed.at("c.log"), madeLog(1, 6));
        QCOMPARE(followed.poll(), std::uint64_t {1});
        followed.finish();
        QCOMPARE(followed.store.publish()->duplicateCount(), std::uint64_t {0});
        QCOMPARE(followed.follower->report().sources.size(), std::size_t {2});
    }

    void whatCannotBeFollowedIsLoadedOnce()
    {
        Followed followed({""});
        append(followed.at("a.json"), "[\n" + madeEvent(0) + ",\n" + madeEvent(1) + "\n]\n");
        append(followed.at("b.log"), madeLog(3, 2));
        QCOMPARE(QProcess::execute(QStringLiteral("gzip"),
                                   {QString::fromStdString(followed.at("b.log"))}),
                 0);
        append(followed.at("c.log"), madeLog(2, 5));
        const utimbuf before {1'000'000, 1'000'000};
        QCOMPARE(::utime(followed.at("a.json").c_str(), &before), 0);
        QCOMPARE(followed.poll(), std::uint64_t {7});
        QCOMPARE(followed.said(Kind::LoadedOnce), 1);
        QCOMPARE(followed.notices.back().count, std::size_t {2});
        QCOMPARE(followed.poll(), std::uint64_t {0});
        append(followed.at("c.log"), madeLog(2, 7));
        QCOMPARE(followed.poll(), std::uint64_t {2});
        followed.finish();
        followed.compareWith(
            {"[\n" + madeEvent(0) + ",\n" + madeEvent(1) + "\n]\n", madeLog(3, 2), madeLog(4, 5)});
    }

    void unreadableIsSaidOnce()
    {
        Followed followed({"audit.log", "other.log"});
        append(followed.at("other.log"), madeLog(1));
        fs::create_symlink("audit.log", followed.at()); // leads to itself, for root too
        followed.poll();
        followed.poll();
        QCOMPARE(followed.said(Kind::Unreadable), 1);
        fs::remove(followed.at());
        append(followed.at(), madeLog(2, 5));
        QCOMPARE(followed.poll(), std::uint64_t {2});
        // What is open stays readable.
        fs::permissions(followed.at(), fs::perms::none);
        {
            fs::permissions(followed.at(), fs::perms::owner_write);
            append(followed.at(), madeLog(2, 7));
            fs::permissions(followed.at(), fs::perms::none);
        }
        QCOMPARE(followed.poll(), std::uint64_t {2});
        fs::remove(followed.at());
        fs::create_symlink("audit.log", followed.at());
        followed.poll();
        followed.finish();
        QVERIFY(followed.follower->report().hasErrors());
        QCOMPARE(followed.store.publish()->eventCount(), Row {5});
    }

    // More files than may be open: those that rest are let go, and read again when they grow.
    void manyFiles()
    {
        Followed followed({""}, 3);
        for (int i = 0; i < 8; ++i)
            append(followed.at(std::to_string(i) + ".log"), madeLog(2, 2 * i));
        QCOMPARE(followed.poll(), std::uint64_t {16});
        QVERIFY(followed.said(Kind::TooMany) > 0);
        for (int i = 0; i < 8; ++i) {
            append(followed.at(std::to_string(i) + ".log"), madeLog(1, 100 + i));
            followed.poll();
        }
        followed.poll();
        followed.finish();
        QCOMPARE(followed.store.publish()->eventCount(), Row {24});
    }

    void importFilterAndCancel()
    {
        EvidenceFolder folder;
        const std::string path = folder.make(QStringLiteral("a.log"), madeLog(20'000));
        EventStore store;
        LoadOptions options = LoadedEvidence::optionsFor({path}, 2);
        options.filter.from = *parseTimestamp("2026-11-23T09:46:30Z");
        bool stop = false;
        LoadControl control;
        control.cancelled = [&stop] { return stop; };
        int published = 0;
        control.published = [&published](const SnapshotPtr &) { ++published; };
        EvidenceFollower follower(store, options, control);
        static_cast<void>(follower.poll());
        QCOMPARE(follower.report().leftOutCount(), std::uint64_t {8'000});
        QVERIFY(published > 0);
        const int before = published;
        static_cast<void>(follower.poll());
        QCOMPARE(published, before);
        stop = true;
        append(path, madeLog(10, 30'000));
        QCOMPARE(follower.poll().events, std::uint64_t {0});
        QVERIFY(follower.report().cancelled);
    }

    // A log of a real API server, written in pieces while it is rotated three times.
    void realLog()
    {
        const QByteArray text = readAll(testData(QStringLiteral("../data/benchmark/events.jsonl")));
        QVERIFY(text.size() > 1000);
        Followed followed;
        std::vector<QByteArray> files(1);
        qsizetype done = 0;
        for (int round = 0; done < text.size(); ++round) {
            qsizetype end = std::min(text.size(), done + 1500);
            if (round % 7 == 6) { // to the end of a line, then another file
                const qsizetype line = text.indexOf('\n', done);
                end = line < 0 ? text.size() : line + 1;
            }
            append(followed.at(), text.mid(done, end - done));
            files.back() += text.mid(done, end - done);
            done = end;
            if (round % 3 != 0)
                followed.poll();
            if (round % 7 == 6 && done < text.size()) {
                followed.poll();
                fs::rename(followed.at(), followed.at(std::to_string(round)));
                files.emplace_back();
            }
        }
        followed.finish();
        followed.compareWith(files);
    }
};

QTEST_GUILESS_MAIN(TestEvidenceFollower)
#include "tst_evidencefollower.moc"
