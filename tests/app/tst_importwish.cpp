// SPDX-License-Identifier: Apache-2.0
#include "app/import/importwish.h"

#include "model/query/compiledfilter.h"
#include "model/query/controlplanenoise.h"
#include "model/query/kql.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

const QString kLog = QStringLiteral("apiserver/production-policy.log.gz");

std::vector<std::string> eventsOf(const EventSnapshot &snapshot, const RowBitmap &rows)
{
    std::vector<std::string> events;
    rows.forEach([&](Row row) { events.push_back(snapshot.eventJson(row).value()); });
    return events;
}

std::vector<std::string> allEvents(const EventSnapshot &snapshot)
{
    return eventsOf(snapshot, allRows(snapshot, RowKind::Events));
}

} // namespace

class TestImportWish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsFilteringAfterwards_data();
    void sameAsFilteringAfterwards();
    void timeRange();
    void copiesShareADecision();
    void severalClusters();
    void nothingIsWanted();
    void errors_data();
    void errors();
    void emptyWishTakesAll();
};

void TestImportWish::sameAsFilteringAfterwards_data()
{
    QTest::addColumn<QString>("kql");
    QTest::addColumn<bool>("dropNoise");
    QTest::newRow("column") << QStringLiteral("verb: create") << false;
    QTest::newRow("raw") << QStringLiteral("requestObject.spec.containers.image: *") << false;
    QTest::newRow("free text") << QStringLiteral("privileged") << false;
    QTest::newRow("negation") << QStringLiteral("not user.username: system\\:*") << false;
    QTest::newRow("file") << QStringLiteral("file: *production* and verb: list") << false;
    QTest::newRow("or") << QStringLiteral("verb: delete or outcome: denied") << true;
    QTest::newRow("noise") << QString() << true;
}

// What is left is what the filter finds in the whole log, byte for byte, on any number of threads.
void TestImportWish::sameAsFilteringAfterwards()
{
    QFETCH(QString, kql);
    QFETCH(bool, dropNoise);
    const QString path = sharedData(kLog);
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    std::string text = kql.isEmpty() ? "" : '(' + kql.toStdString() + ')';
    if (dropNoise)
        text.append(text.empty() ? "" : " and ").append("not (").append(controlPlaneNoise()) += ')';
    const LoadedEvidence whole({path.toStdString()});
    const auto parsed = parseKql(text);
    QVERIFY(parsed);
    auto found = CompiledFilter(parsed->expression)
                     .evaluate(*whole.snapshot, allRows(*whole.snapshot, RowKind::Events));
    QVERIFY(found);
    const std::vector<std::string> expected =
        eventsOf(*whole.snapshot, found->matched |= found->unknown);
    QVERIFY(!expected.empty());
    QVERIFY(expected.size() < whole.snapshot->eventCount());

    for (const int workers : {1, 2}) {
        LoadOptions options = LoadedEvidence::optionsFor({path.toStdString()}, workers);
        options.filter = ImportWish {{}, kql, dropNoise}.filter().value();
        const LoadedEvidence some(LoadedEvidence::WithOptions {}, options);
        QVERIFY(allEvents(*some.snapshot) == expected);
        QCOMPARE(some.source().events, std::uint64_t {expected.size()});
        QCOMPARE(some.source().events + some.source().leftOut, whole.source().events);
        QCOMPARE(some.report.importFilter, options.filter.description);
        QVERIFY(!some.report.importFilter.empty());
        QVERIFY(some.snapshot->dictionarySize(DictionaryId::Uris)
                <= whole.snapshot->dictionarySize(DictionaryId::Uris));
    }
}

void TestImportWish::timeRange()
{
    const EvidenceFolder folder;
    const std::string path = folder.make(QStringLiteral("log"),
                                         madeLog(100)
                                             + R"({"auditID":"x","stage":"Panic","verb":"get"})"
                                               "\n");
    LoadOptions options = LoadedEvidence::optionsFor({path});
    ImportWish wish;
    wish.range = TimeRange {*parseTimestamp("2026-11-23T09:46:20Z"),
                            *parseTimestamp("2026-11-23T09:46:29Z")};
    options.filter = wish.filter().value();
    const LoadedEvidence loaded(LoadedEvidence::WithOptions {}, options);
    QCOMPARE(loaded.source().events, std::uint64_t {21}); // twice ten seconds, and one without time
    QCOMPARE(loaded.source().leftOut, std::uint64_t {80});
    QCOMPARE(loaded.snapshot->firstTime(), wish.range->first);
    QCOMPARE(loaded.snapshot->lastTime(), wish.range->last);
}

void TestImportWish::copiesShareADecision()
{
    const EvidenceFolder folder;
    const std::string path = folder.make(QStringLiteral("log"), madeLog(10) + madeLog(10));
    LoadOptions options = LoadedEvidence::optionsFor({path});
    options.filter =
        ImportWish {{}, QStringLiteral("user.username: user-3"), false}.filter().value();
    const LoadedEvidence loaded(LoadedEvidence::WithOptions {}, options);
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.snapshot->duplicateCount(), 1U);
    QCOMPARE(loaded.source().leftOut, std::uint64_t {18});
}

// The events that are left are of the clusters that they were of.
void TestImportWish::severalClusters()
{
    const auto message = [](const char *cluster, int number) -> QByteArray {
        QByteArray event = madeEvent(number);
        event.replace('"', "\\\"");
        return QByteArray(R"({"messageType":"DATA_MESSAGE","logGroup":"/aws/eks/)") + cluster
            + R"(/cluster","logStream":"kube-apiserver-audit-1","logEvents":[{"id":"1","timestamp":1795426839164,"message":")"
            + event + "\"}]}\n";
    };
    const EvidenceFolder folder;
    QByteArray text;
    for (int i = 0; i < 30; ++i)
        text += message(i % 3 == 0 ? "a" : "b", i);
    const std::string path = folder.make(QStringLiteral("log"), text);
    LoadOptions options = LoadedEvidence::optionsFor({path});
    options.filter = ImportWish {{}, QStringLiteral("user.username: (user-1 or user-5)"), false}
                         .filter()
                         .value();
    const LoadedEvidence loaded(LoadedEvidence::WithOptions {}, options);
    QCOMPARE(loaded.snapshot->eventCount(), 9U);
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        const std::string id = loaded.snapshot->auditId(row);
        const int number = std::stoi(id.substr(3));
        QCOMPARE(loaded.snapshot->source(loaded.snapshot->sourceIdOf(row)).cluster,
                 std::string(number % 3 == 0 ? "a" : "b"));
    }
}

void TestImportWish::nothingIsWanted()
{
    const EvidenceFolder folder;
    LoadOptions options =
        LoadedEvidence::optionsFor({folder.make(QStringLiteral("log"), madeLog(10))});
    options.filter = ImportWish {{}, QStringLiteral("verb: nothing"), false}.filter().value();
    const LoadedEvidence loaded(LoadedEvidence::WithOptions {}, options);
    QCOMPARE(loaded.snapshot->eventCount(), 0U);
    QCOMPARE(loaded.source().leftOut, std::uint64_t {10});
    QCOMPARE(loaded.source().confidence(), 1.0);
}

void TestImportWish::errors_data()
{
    QTest::addColumn<QString>("kql");
    QTest::newRow("open") << QStringLiteral("verb: (create");
    QTest::newRow("closes more") << QStringLiteral("verb: create) or (verb: get");
    QTest::newRow("blank") << QStringLiteral("verb:");
}

void TestImportWish::errors()
{
    QFETCH(QString, kql);
    const auto filter = ImportWish {{}, kql, true}.filter();
    QVERIFY(!filter);
    QVERIFY(!filter.error().message.isEmpty());
}

void TestImportWish::emptyWishTakesAll()
{
    QVERIFY(ImportWish().isEmpty());
    const auto filter = ImportWish().filter();
    QVERIFY(filter);
    QVERIFY(!filter->isActive());
    QVERIFY(filter->description.empty());
}

QTEST_APPLESS_MAIN(TestImportWish)
#include "tst_importwish.moc"
