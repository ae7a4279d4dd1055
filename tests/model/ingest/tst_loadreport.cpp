// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/loadreport.h"

#include <QTest>

using namespace kubewake;

class TestLoadReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAreAddedByName();
    void namesBeyondTheLimitAreCountedTogether();
    void longNamesAreCut();
    void formatIsWhatMostEventsWereIn();
    void confidenceIsTheShareOfWhatWasUnderstood();
    void clusterText();
    void totals();
};

namespace {

std::string nameOf(std::size_t number)
{
    return "name-" + std::to_string(number);
}

} // namespace

void TestLoadReport::countsAreAddedByName()
{
    CountsByName counts;
    QCOMPARE(counts.total(), std::uint64_t {0});
    QCOMPARE(counts.mostFrequent(), std::string());
    counts.add("b", 2);
    counts.add("a", 1);
    counts.add("b", 3);
    CountsByName more;
    more.add("a", 4);
    more.add("c", 1);
    counts.add(more);
    QCOMPARE(counts.total(), std::uint64_t {11});
    QCOMPARE(counts.counts().at("a"), std::uint64_t {5});
    QCOMPARE(counts.counts().at("b"), std::uint64_t {5});
    QCOMPARE(counts.mostFrequent(), std::string("a")); // of equals, the first by name
    counts.add("c", 5);
    QCOMPARE(counts.mostFrequent(), std::string("c"));
}

void TestLoadReport::namesBeyondTheLimitAreCountedTogether()
{
    CountsByName counts;
    for (std::size_t i = 0; i < CountsByName::kMaximumNames; ++i)
        counts.add(nameOf(i), 1);
    QCOMPARE(counts.counts().size(), CountsByName::kMaximumNames);
    QVERIFY(!counts.counts().contains(CountsByName::kRest));
    for (std::size_t i = 0; i < 100'000; ++i)
        counts.add("more-" + std::to_string(i), 2);
    counts.add(nameOf(7), 5); // names that are known go on
    CountsByName other;
    other.add("yet another", 3);
    counts.add(other);
    QCOMPARE(counts.counts().size(), CountsByName::kMaximumNames + 1);
    QCOMPARE(counts.counts().at(std::string(CountsByName::kRest)), std::uint64_t {200'003});
    QCOMPARE(counts.counts().at(nameOf(7)), std::uint64_t {6});
    QCOMPARE(counts.total(), CountsByName::kMaximumNames + 200'008);
    QCOMPARE(counts.mostFrequent(), nameOf(7)); // a name, not the others together
}

void TestLoadReport::longNamesAreCut()
{
    CountsByName counts;
    counts.add(std::string(1 << 20, 'x'), 1);
    counts.add(std::string(1 << 20, 'x') + "y", 1);
    QCOMPARE(counts.counts().size(), std::size_t {1});
    QCOMPARE(counts.mostFrequent().size(), CountsByName::kMaximumNameBytes);
    CountsByName accents; // not in the middle of a letter
    std::string name = "x";
    while (name.size() <= CountsByName::kMaximumNameBytes)
        name += "\u00E4";
    accents.add(name, 1);
    QCOMPARE(accents.mostFrequent(), name.substr(0, CountsByName::kMaximumNameBytes - 1));
}

void TestLoadReport::formatIsWhatMostEventsWereIn()
{
    SourceReport report;
    report.framing = "lines";
    QCOMPARE(report.format(), std::string("lines"));
    report.events = 10;
    report.formats.add("A", 5);
    QCOMPARE(report.format(), std::string("lines")); // no more than half
    report.formats.add("B", 1);
    QCOMPARE(report.format(), std::string("A"));
    report.leftOut = 2; // by the filter: were read all the same
    QCOMPARE(report.format(), std::string("lines"));
    report.formats.add("B", 9);
    QCOMPARE(report.format(), std::string("B"));
}

void TestLoadReport::confidenceIsTheShareOfWhatWasUnderstood()
{
    SourceReport report;
    QCOMPARE(report.confidence(), 0.0); // an empty file is nothing
    QVERIFY(!report.isRecognised());
    report.noiseLines = 5; // is no record
    QCOMPARE(report.confidence(), 0.0);
    report.rejected.resize(2);
    QCOMPARE(report.confidence(), 0.0);
    report.events = 1;
    report.leftOut = 2;
    report.coreEvents = 3;
    report.others.add("authenticator", 2);
    QCOMPARE(report.confidence(), 0.8);
    report.rejected.clear();
    QCOMPARE(report.confidence(), 1.0);
}

void TestLoadReport::clusterText()
{
    SourceReport report;
    QCOMPARE(report.clusterText(), std::string());
    report.clusters.add("b", 1);
    QCOMPARE(report.clusterText(), std::string("b"));
    report.clusters.add("a", 9);
    report.clusters.add("c", 9);
    QCOMPARE(report.clusterText(), std::string("a and 2 more"));
}

void TestLoadReport::totals()
{
    LoadReport report;
    QVERIFY(!report.hasErrors());
    report.sources.resize(2);
    report.sources[0].path = "a";
    report.sources[1].path = "b.tar";
    report.sources[1].member = "c";
    for (SourceReport &source : report.sources) {
        source.events = 3;
        source.leftOut = 2;
        source.rejected.resize(1);
    }
    QCOMPARE(report.eventCount(), std::uint64_t {6});
    QCOMPARE(report.leftOutCount(), std::uint64_t {4});
    QCOMPARE(report.rejectedCount(), std::uint64_t {2});
    QCOMPARE(report.sources[0].displayName(), std::string("a"));
    QCOMPARE(report.sources[1].displayName(), std::string("b.tar!/c"));
    QVERIFY(!report.hasErrors());
    report.sources[1].error = "stopped";
    QVERIFY(report.hasErrors());
    report.sources.clear();
    report.unopened.emplace_back("x: no such file");
    QVERIFY(report.hasErrors());
}

QTEST_APPLESS_MAIN(TestLoadReport)
#include "tst_loadreport.moc"
