// SPDX-License-Identifier: Apache-2.0
#include "model/export/comparisonexport.h"
#include "tests/model/export/memorysink.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kubewake;

namespace {

constexpr std::int64_t kHour = 3600 * kMicrosecondsPerSecond;

RangeComparison comparisonOf(const std::string &user)
{
    RangeComparison comparison;
    comparison.ranges = {{0, kHour}, {kHour, 2 * kHour}};
    comparison.observed = comparison.ranges;
    ComparedDimension users;
    ComparedLine line;
    line.values = {user};
    line.tallies = {Tally {10, 1, 5, 7}, Tally {40, 0, kHour, kHour + 1}};
    line.significance = 19.5;
    line.term = QStringLiteral("effectiveUser: \"x\"");
    users.changes[static_cast<std::size_t>(RateChange::Rose)] = {{line}, 1};
    comparison.dimensions.push_back(users);
    return comparison;
}

std::string csvOf(const RangeComparison &comparison)
{
    test::MemorySink sink;
    if (!exportComparison(comparison, TimeFormat(), {}, sink))
        qFatal("cannot be written");
    return sink.text();
}

} // namespace

class ComparisonExportTest : public QObject
{
    Q_OBJECT

private slots:
    void writesCsv()
    {
        QCOMPARE(
            csvOf(comparisonOf("alice")),
            std::string("change,what,value,baseline_requests,baseline_refused,baseline_per_hour,"
                        "incident_requests,incident_refused,incident_per_hour,expected,ratio,"
                        "significance,first,last,baseline_filter,incident_filter\r\n"
                        "rose,user,alice,10,1,10.000,40,0,40.000,10.000,4.000,19.500,"
                        "1970-01-01T01:00:00.000000Z,1970-01-01T01:00:00.000001Z,"
                        "\"time >= \"\"1970-01-01T00:00:00.000000Z\"\" and time < "
                        "\"\"1970-01-01T01:00:00.000000Z\"\" and effectiveUser: \"\"x\"\"\","
                        "\"time >= \"\"1970-01-01T01:00:00.000000Z\"\" and time < "
                        "\"\"1970-01-01T02:00:00.000000Z\"\" and effectiveUser: \"\"x\"\"\"\r\n"));
    }

    void defusesFormulas()
    {
        QVERIFY(csvOf(comparisonOf("=HYPERLINK(1)")).find(",'=HYPERLINK(1),") != std::string::npos);
    }

    void saysWhatIsMissing()
    {
        RangeComparison comparison = comparisonOf("alice");
        comparison.dimensions.front().changes[0] = {{}, 7};
        comparison.notes.push_back({CoverageNote::Kind::NoEvents, ComparedSide::Baseline});
        const std::string csv = csvOf(comparison);
        QVERIFY(csv.find("\r\nleft out,user,new: 7,,") != std::string::npos);
        QVERIFY(csv.find("\r\nnote,,No event of the evidence is in the baseline.,,")
                != std::string::npos);
    }

    void saysThatItCannotWrite()
    {
        QVERIFY(!exportComparisonToFile(comparisonOf("a"), TimeFormat(), {},
                                        QStringLiteral("/nonexistent/x.csv")));
        QTemporaryDir folder;
        QVERIFY(exportComparisonToFile(comparisonOf("a"), TimeFormat(), {},
                                       folder.filePath(QStringLiteral("x.csv"))));
    }
};

QTEST_GUILESS_MAIN(ComparisonExportTest)
#include "tst_comparisonexport.moc"
