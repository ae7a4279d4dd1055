// SPDX-License-Identifier: Apache-2.0
#include "tests/model/ingest/loadedevidence.h"
#include "tests/model/ingest/parsedevent.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <set>
#include <thread>

#include <unistd.h>

using namespace kubewake;
using namespace kubewake::test;

namespace {

// Everything that a row holds, as one text.
std::string describe(const EventSnapshot &snapshot, Row row)
{
    std::string text = snapshot.auditId(row) + ' ' + std::to_string(snapshot.line(row)) + ' '
        + std::to_string(snapshot.offset(row)) + ' ' + std::to_string(snapshot.length(row)) + ' '
        + std::to_string(snapshot.time(row)) + ' ' + std::to_string(snapshot.duration(row)) + ' '
        + std::to_string(static_cast<std::uint32_t>(snapshot.requestOf(row)));
    for (std::size_t column = 0; column < kColumnCount; ++column)
        text += ' ' + std::to_string(snapshot.code(static_cast<Column>(column), row));
    return text;
}

} // namespace

class TestLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groundTruth_data();
    void groundTruth();
    void envelopes_data();
    void envelopes();
    void workersChangeNothing_data();
    void workersChangeNothing();
    void memoryLimitChangesNothing();
    void rawTextOfEveryRow();
    void containers_data();
    void containers();
    void folderInOrder();
    void standardInput();
    void overlappingExports();
    void coreEventsAreCountedApart();
    void cancelKeepsWhatWasRead();
    void progressAndSnapshots();
    void nothingToRead();
};

void TestLoader::groundTruth_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("auditIds");
    const QString truth = sharedData(QStringLiteral("apiserver/GROUND_TRUTH.md"));
    if (truth.isEmpty()) {
        QTest::newRow("absent") << QString() << 0 << 0 << 0;
        return;
    }
    static const QRegularExpression kRow(
        QStringLiteral(
            "^\\| (\\S+(?:\\.log|\\.json|/)) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| \\d+ \\|"),
        QRegularExpression::MultilineOption);
    for (auto match = kRow.globalMatch(QString::fromUtf8(readAll(truth))); match.hasNext();) {
        const auto row = match.next();
        const QString name = row.captured(1);
        QTest::newRow(qPrintable(name))
            << QStringLiteral("apiserver/") + name
                + (name.endsWith(QLatin1Char('/')) ? QString() : QStringLiteral(".gz"))
            << row.captured(2).toInt() << row.captured(3).toInt() << row.captured(4).toInt();
    }
}

void TestLoader::groundTruth()
{
    QFETCH(QString, path);
    QFETCH(int, lines);
    QFETCH(int, events);
    QFETCH(int, auditIds);
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence loaded({sharedData(path).toStdString()}, 2);
    std::uint64_t foundLines = 0;
    for (const SourceReport &source : loaded.report.sources) {
        foundLines += source.lines;
        QCOMPARE(source.error, std::string());
        QCOMPARE(source.noiseLines, std::uint64_t {0});
    }
    QCOMPARE(foundLines, static_cast<std::uint64_t>(lines));
    QCOMPARE(loaded.report.rejectedCount(), std::uint64_t {0});
    QCOMPARE(loaded.report.eventCount(), static_cast<std::uint64_t>(events));
    QCOMPARE(loaded.snapshot->eventCount() + loaded.snapshot->duplicateCount(),
             static_cast<std::uint64_t>(events));
    std::set<std::string> ids;
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row)
        ids.insert(loaded.snapshot->auditId(row));
    QCOMPARE(ids.size(), static_cast<std::size_t>(auditIds));
    QCOMPARE(loaded.snapshot->requestCount(), static_cast<std::uint32_t>(auditIds));
}

void TestLoader::envelopes_data()
{
    QTest::addColumn<int>("rejected");
    QTest::addColumn<int>("noise");
    QTest::newRow("00_plain.jsonl") << 0 << 0;
    QTest::newRow("01_array.json") << 0 << 0;
    QTest::newRow("02_eventlist.json") << 0 << 0;
    QTest::newRow("03_eventlist_per_line.jsonl") << 0 << 0;
    QTest::newRow("04_pretty_concat.json") << 0 << 0;
    QTest::newRow("05_bom_crlf.jsonl") << 0 << 0;
    QTest::newRow("06_audit.log.gz") << 0 << 0;
    QTest::newRow("07_truncated_tail.jsonl") << 1 << 0;
    QTest::newRow("08_legacy_format.log") << 0 << 0;
    QTest::newRow("12_eks_s3_export_000000.gz") << 0 << 0;
    QTest::newRow("53_splunk_raw.txt") << 0 << 0;
    QTest::newRow("71_grafana_explore.txt") << 0 << 3;
    QTest::newRow("80_oc_adm_node_logs.txt") << 0 << 0;
    QTest::newRow("86_journald_short.txt") << 0 << 0;
    QTest::newRow("87_syslog_rfc5424.log") << 0 << 0;
    QTest::newRow("90_fluentd_flat.jsonl") << 0 << 0;
    QTest::newRow("92_webhook_http_dump.log") << 0 << 0;
    QTest::newRow("93_mixed_with_noise.log") << 1 << 2;
}

// The same events in every shape: counted as the index says, with the same audit IDs.
void TestLoader::envelopes()
{
    QFETCH(int, rejected);
    QFETCH(int, noise);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const QString path = sharedData(QStringLiteral("envelopes/") + name);
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const auto index = nlohmann::json::parse(
        readAll(sharedData(QStringLiteral("envelopes/INDEX.json"))).toStdString());
    const LoadedEvidence loaded({path.toStdString()});
    const auto events = index.at(name.toStdString()).at("events").get<std::uint64_t>();
    QCOMPARE(loaded.report.eventCount(), events);
    QCOMPARE(static_cast<int>(loaded.report.rejectedCount()), rejected);
    QCOMPARE(static_cast<int>(loaded.source().noiseLines), noise);
    const LoadedEvidence plain(
        {sharedData(QStringLiteral("envelopes/00_plain.jsonl")).toStdString()});
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        QCOMPARE(loaded.snapshot->auditId(row), plain.snapshot->auditId(row));
        const auto json = loaded.snapshot->eventJson(row);
        QVERIFY(json);
        QCOMPARE(nlohmann::json::parse(*json).at("auditID").get<std::string>(),
                 plain.snapshot->auditId(row));
    }
}

void TestLoader::workersChangeNothing_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("all logs") << QStringList {QStringLiteral("apiserver")};
    QTest::newRow("all envelopes") << QStringList {QStringLiteral("envelopes")};
    QTest::newRow("twice") << QStringList {QStringLiteral("apiserver/metadata.log.gz"),
                                           QStringLiteral("apiserver/metadata.log.gz")};
}

void TestLoader::workersChangeNothing()
{
    QFETCH(QStringList, paths);
    std::vector<std::string> files;
    for (const QString &path : paths)
        files.push_back(sharedData(path).toStdString());
    if (files.front().empty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence one(files, 1);
    QVERIFY(one.snapshot->eventCount() > 10);
    for (const int workers : {2, 5}) {
        const LoadedEvidence several(files, workers);
        QCOMPARE(several.snapshot->eventCount(), one.snapshot->eventCount());
        QCOMPARE(several.snapshot->duplicateCount(), one.snapshot->duplicateCount());
        for (Row row = 0; row < one.snapshot->eventCount(); ++row)
            QCOMPARE(describe(*several.snapshot, row), describe(*one.snapshot, row));
        for (std::size_t id = 0; id < kDictionaryCount; ++id) {
            const auto dictionary = static_cast<DictionaryId>(id);
            QCOMPARE(several.snapshot->dictionarySize(dictionary),
                     one.snapshot->dictionarySize(dictionary));
            for (Code code = 1; code < one.snapshot->dictionarySize(dictionary); ++code)
                QCOMPARE(several.snapshot->value(dictionary, code),
                         one.snapshot->value(dictionary, code));
        }
        QCOMPARE(several.report.sources.size(), one.report.sources.size());
        for (std::size_t i = 0; i < one.report.sources.size(); ++i) {
            const SourceReport &a = several.source(i);
            const SourceReport &b = one.source(i);
            QCOMPARE(a.path, b.path);
            QCOMPARE(a.events, b.events);
            QCOMPARE(a.duplicates, b.duplicates);
            QCOMPARE(a.lines, b.lines);
            QCOMPARE(a.textBytes, b.textBytes);
            QCOMPARE(a.noiseLines, b.noiseLines);
            QCOMPARE(a.rejected.size(), b.rejected.size());
            for (std::size_t n = 0; n < b.rejected.size(); ++n) {
                QCOMPARE(a.rejected[n].offset, b.rejected[n].offset);
                QCOMPARE(a.rejected[n].line, b.rejected[n].line);
                QCOMPARE(a.rejected[n].reason, b.rejected[n].reason);
            }
        }
    }
}

// Where events are kept changes nothing of what they are.
void TestLoader::memoryLimitChangesNothing()
{
    const QString path = sharedData(QStringLiteral("apiserver"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    LoadOptions options = LoadedEvidence::optionsFor({path.toStdString()}, 2);
    options.memoryLimit = 1;
    const LoadedEvidence onDisk(LoadedEvidence::WithOptions {}, options);
    const LoadedEvidence inMemory({path.toStdString()}, 2);
    QVERIFY(onDisk.store.memory().bytesOnDisk() > 0);
    QVERIFY(!onDisk.store.memory().isExhausted());
    QCOMPARE(inMemory.store.memory().bytesOnDisk(), std::size_t {0});
    QCOMPARE(onDisk.snapshot->eventCount(), inMemory.snapshot->eventCount());
    for (Row row = 0; row < inMemory.snapshot->eventCount(); ++row)
        QCOMPARE(describe(*onDisk.snapshot, row), describe(*inMemory.snapshot, row));
}

// The bytes of every row, from plain and spilled sources, are those of its line.
void TestLoader::rawTextOfEveryRow()
{
    const QString packed = sharedData(QStringLiteral("apiserver/production-policy.log.gz"));
    if (packed.isEmpty())
        QSKIP("the shared data is not on this machine");
    const EvidenceFolder folder;
    const QByteArray text = readAll(packed);
    const LoadedEvidence loaded({packed.toStdString(), folder.make(QStringLiteral("log"), text)});
    const QByteArrayList lines = text.split('\n');
    std::string buffer;
    QCOMPARE(loaded.source(1).duplicates, loaded.source(1).events);
    QCOMPARE(loaded.source().textBytes, static_cast<std::uint64_t>(text.size()));
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        const auto raw = loaded.snapshot->rawText(row, buffer);
        QVERIFY(raw);
        QVERIFY(*raw
                == lines[static_cast<qsizetype>(loaded.snapshot->line(row)) - 1].toStdString());
    }
}

void TestLoader::containers_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArrayList>("members");
    const auto row = [](const char *name, const QString &command, const QByteArrayList &members) {
        QTest::newRow(name) << command.split(QLatin1Char(' ')) << members;
    };
    const QByteArrayList both {"logs/a.log", "logs/sub/b.log"};
    row("tar", QStringLiteral("tar -cf made logs"), both);
    row("tar.gz", QStringLiteral("tar -czf made logs"), both);
    row("tar.zst", QStringLiteral("tar --zstd -cf made logs"), both);
    row("tar.xz", QStringLiteral("tar -cJf made logs"), both);
    row("zip", QStringLiteral("zip -qr made.zip logs"), both);
}

void TestLoader::containers()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArrayList, members);
    const QString program = command.takeFirst();
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP("the program is not on this machine");
    const EvidenceFolder folder;
    QVERIFY(!folder.make(QStringLiteral("logs/a.log"), madeLog(2000)).empty());
    QVERIFY(!folder.make(QStringLiteral("logs/sub/b.log"), madeLog(3000, 2000)).empty());
    // Sorted, whatever the order of the folder.
    if (program == QLatin1String("tar"))
        command.prepend(QStringLiteral("--sort=name"));
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder.path()));
    process.start(program, command);
    QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    QString made = folder.path(QStringLiteral("made"));
    if (!QFile::exists(made))
        made += QStringLiteral(".zip");
    const LoadedEvidence loaded({made.toStdString()}, 2);
    QVERIFY(!loaded.report.hasErrors());
    QCOMPARE(loaded.snapshot->eventCount(), 5000U);
    QCOMPARE(loaded.report.sources.size(), static_cast<std::size_t>(members.size()));
    for (std::size_t i = 0; i < loaded.report.sources.size(); ++i) {
        QCOMPARE(QByteArray::fromStdString(loaded.source(i).member),
                 members[static_cast<qsizetype>(i)]);
        QVERIFY(!loaded.source(i).compression.empty());
    }
    std::string buffer;
    for (const Row row : {0U, 1999U, 2000U, 4999U}) {
        const auto raw = loaded.snapshot->rawText(row, buffer);
        QVERIFY(raw);
        QCOMPARE(std::string(*raw), madeEvent(static_cast<int>(row)).toStdString());
    }
}

void TestLoader::folderInOrder()
{
    const EvidenceFolder folder;
    QVERIFY(!folder.make(QStringLiteral("b.log"), madeLog(10, 20)).empty());
    QVERIFY(!folder.make(QStringLiteral("a/z.log"), madeLog(10, 10)).empty());
    QVERIFY(!folder.make(QStringLiteral("a/a.log"), madeLog(10)).empty());
    QVERIFY(!folder.make(QStringLiteral("a/empty"), {}).empty());
    const LoadedEvidence loaded({folder.path()}, 2);
    QCOMPARE(loaded.report.sources.size(), std::size_t {4});
    QCOMPARE(loaded.snapshot->eventCount(), 30U);
    for (Row row = 0; row < 30; ++row)
        QCOMPARE(loaded.snapshot->auditId(row), "id-" + std::to_string(row));
    QVERIFY(!loaded.report.hasErrors());
}

// Through a pipe, so that nothing can be read twice.
void TestLoader::standardInput()
{
    int pipe[2] {};
    QCOMPARE(::pipe(pipe), 0);
    const int before = ::dup(STDIN_FILENO);
    QVERIFY(::dup2(pipe[0], STDIN_FILENO) >= 0);
    ::close(pipe[0]);
    std::jthread writer([descriptor = pipe[1]] {
        const QByteArray log = madeLog(20'000);
        for (qsizetype at = 0; at < log.size();) {
            const auto count =
                ::write(descriptor, log.constData() + at,
                        static_cast<std::size_t>(std::min<qsizetype>(777, log.size() - at)));
            if (count <= 0)
                break;
            at += count;
        }
        ::close(descriptor);
    });
    const LoadedEvidence loaded({"-"}, 2);
    writer.join();
    QVERIFY(::dup2(before, STDIN_FILENO) >= 0);
    ::close(before);
    QCOMPARE(loaded.snapshot->eventCount(), 20'000U);
    QCOMPARE(loaded.source().path, "-");
    QVERIFY(!loaded.report.hasErrors());
    std::string buffer;
    for (const Row row : {0U, 19'999U}) {
        const auto raw = loaded.snapshot->rawText(row, buffer);
        QVERIFY(raw);
        QCOMPARE(std::string(*raw), madeEvent(static_cast<int>(row)).toStdString());
    }
}

void TestLoader::overlappingExports()
{
    const EvidenceFolder folder;
    const std::string first = folder.make(QStringLiteral("first"), madeLog(100));
    const std::string second = folder.make(QStringLiteral("second"), madeLog(100, 60));
    const LoadedEvidence loaded({first, second}, 2);
    QCOMPARE(loaded.source(0).events, std::uint64_t {100});
    QCOMPARE(loaded.source(0).duplicates, std::uint64_t {0});
    QCOMPARE(loaded.source(1).events, std::uint64_t {100});
    QCOMPARE(loaded.source(1).duplicates, std::uint64_t {40});
    QCOMPARE(loaded.snapshot->eventCount(), 160U);
    QCOMPARE(loaded.snapshot->duplicateCount(), std::uint64_t {40});
}

void TestLoader::coreEventsAreCountedApart()
{
    const EvidenceFolder folder;
    const QByteArray core = R"({"kind":"Event","apiVersion":"v1","involvedObject":{}})";
    const LoadedEvidence loaded({folder.make(
        QStringLiteral("log"), madeEvent(1) + "\n" + core + "\n" + core + "\n" + madeEvent(2))});
    QCOMPARE(loaded.source().events, std::uint64_t {2});
    QCOMPARE(loaded.source().coreEvents, std::uint64_t {2});
    QCOMPARE(loaded.source().lines, std::uint64_t {4});
    QVERIFY(loaded.source().rejected.empty());
}

void TestLoader::cancelKeepsWhatWasRead()
{
    const EvidenceFolder folder;
    const QByteArray log = madeLog(60'000); // about 15 blocks
    const std::string path = folder.make(QStringLiteral("log"), log);
    for (const int workers : {1, 2}) {
        LoadControl control;
        std::uint64_t events = 0;
        control.progress = [&events](const LoadProgress &progress) { events = progress.events; };
        control.cancelled = [&events] { return events > 0; };
        const LoadedEvidence loaded({path}, workers, control);
        QVERIFY(loaded.report.cancelled);
        QVERIFY(loaded.snapshot->eventCount() > 0);
        QVERIFY(loaded.snapshot->eventCount() < 60'000);
        QCOMPARE(loaded.report.eventCount(), std::uint64_t {loaded.snapshot->eventCount()});
        for (Row row = 0; row < loaded.snapshot->eventCount(); ++row)
            QCOMPARE(loaded.snapshot->auditId(row), "id-" + std::to_string(row));
    }
    LoadControl never;
    never.cancelled = [] { return true; };
    const LoadedEvidence nothing({path}, 2, never);
    QVERIFY(nothing.report.cancelled);
    QCOMPARE(nothing.snapshot->eventCount(), 0U);
}

void TestLoader::progressAndSnapshots()
{
    const EvidenceFolder folder;
    const QByteArray log = madeLog(30'000);
    const std::string path = folder.make(QStringLiteral("log"), log);
    LoadControl control;
    LoadProgress last;
    SnapshotPtr published;
    bool ordered = true;
    control.progress = [&](const LoadProgress &progress) {
        ordered = ordered && progress.events >= last.events && progress.bytesRead >= last.bytesRead;
        last = progress;
    };
    control.published = [&](SnapshotPtr snapshot) {
        ordered = ordered && (!published || snapshot->eventCount() >= published->eventCount());
        published = std::move(snapshot);
    };
    const LoadedEvidence loaded({path}, 2, control);
    QVERIFY(ordered);
    QCOMPARE(last.events, std::uint64_t {30'000});
    QCOMPARE(last.bytesTotal, static_cast<std::uint64_t>(log.size()));
    QCOMPARE(last.bytesRead, last.bytesTotal);
    QCOMPARE(last.currentSource, path);
    QVERIFY(published);
    QCOMPARE(published->eventCount(), 30'000U);
}

void TestLoader::nothingToRead()
{
    const LoadedEvidence none({});
    QVERIFY(!none.report.hasErrors());
    QVERIFY(none.report.sources.empty());
    const LoadedEvidence missing({"/nowhere/at/all"});
    QVERIFY(missing.report.hasErrors());
    QCOMPARE(missing.report.unopened.size(), std::size_t {1});
    const EvidenceFolder folder;
    const LoadedEvidence empty({folder.make(QStringLiteral("empty"), {})});
    QVERIFY(!empty.report.hasErrors());
    QCOMPARE(empty.report.sources.size(), std::size_t {1});
    QCOMPARE(empty.source().lines, std::uint64_t {0});
}

QTEST_APPLESS_MAIN(TestLoader)
#include "tst_loader.moc"
