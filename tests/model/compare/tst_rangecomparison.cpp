// SPDX-License-Identifier: Apache-2.0
#include "model/compare/comparelabels.h"
#include "model/compare/imagetallies.h"
#include "model/compare/rangecomparison.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"
#include "tests/support/recordedlogs.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

using Counts = std::array<std::uint32_t, 2>;
using Values = std::vector<std::string>; // "\x01": absent
const std::string kAbsent = "\x01";

MicrosecondsUtc at(int second)
{
    return parseTimestamp("2026-11-01T00:00:00Z").value() + second * kMicrosecondsPerSecond;
}

const ComparedRanges kMade {{at(0), at(1000)}, {at(1000), at(2000)}};

RangeComparison compared(const EventSnapshot &log, const ComparedRanges &ranges = kMade)
{
    return compareRanges(log, log.representatives(), ranges).value();
}

std::uint32_t countOf(const EventSnapshot &log, const QString &kql)
{
    const auto filter = parseKql(kql.toStdString());
    if (!filter)
        qFatal("%s: %s", qPrintable(kql), qPrintable(filter.error().message));
    return CompiledFilter(filter->expression).evaluate(log, log.representatives())->matched.count();
}

std::string text(const json &event, const char *pointer)
{
    const json::json_pointer path(pointer);
    return event.contains(path) && event[path].is_string() ? event[path].get<std::string>()
                                                           : kAbsent;
}

// Every `image` of an array whose name ends in `ontainers`, wherever it is.
void addImages(const json &value, std::set<std::string> &images)
{
    if (value.is_array()) {
        for (const json &element : value)
            addImages(element, images);
        return;
    }
    if (!value.is_object())
        return;
    for (const auto &[key, member] : value.items()) {
        if (key.ends_with("ontainers") && member.is_array()) {
            for (const json &container : member) {
                if (container.is_object() && container.value("image", json()).is_string())
                    images.insert(container["image"].get<std::string>());
            }
        } else {
            addImages(member, images);
        }
    }
}

std::string resourceOf(const json &event)
{
    const std::string resource = text(event, "/objectRef/resource");
    const std::string sub = text(event, "/objectRef/subresource");
    return resource == kAbsent || sub == kAbsent || sub.empty() ? resource : resource + '/' + sub;
}

// What each dimension tells apart, read from the JSON alone.
std::vector<Values> valuesOf(const json &event, CompareDimension dimension)
{
    const std::string impersonated = text(event, "/impersonatedUser/username");
    const std::string user = impersonated != kAbsent ? impersonated : text(event, "/user/username");
    const std::string verb = text(event, "/verb");
    const std::string resource = resourceOf(event);
    const json ips = event.value("sourceIPs", json::array());
    const std::string peer = ips.empty() ? kAbsent : ips.back().get<std::string>();
    std::vector<Values> all;
    switch (dimension) {
    case CompareDimension::Users:
        return {{user}};
    case CompareDimension::Addresses:
        return {{peer}};
    case CompareDimension::UserAgents:
        return {{text(event, "/userAgent")}};
    case CompareDimension::Namespaces:
        return {{text(event, "/objectRef/namespace")}};
    case CompareDimension::Operations:
        return {{verb, resource}};
    case CompareDimension::UserAddresses:
        return {{user, peer}};
    case CompareDimension::UserOperations:
        return {{user, verb, resource}};
    case CompareDimension::Credentials: {
        const json::json_pointer path("/user/extra/authentication.kubernetes.io~1credential-id");
        std::set<std::string> ids;
        if (event.contains(path)) {
            for (const json &id : event[path])
                ids.insert(id.get<std::string>());
        }
        for (const std::string &id : ids)
            all.push_back({id});
        return all;
    }
    case CompareDimension::Images: {
        const std::set<std::string> verbs {"create", "update", "patch"};
        const std::set<std::string> others {
            "events",      "leases", "endpoints", "endpointslices", "serviceaccounts/token",
            "pods/binding"};
        std::set<std::string> images;
        const json body = event.value("requestObject", json::object());
        if (verbs.contains(verb) && !others.contains(resource) && !resource.ends_with("/status")
            && body.is_object() && body.contains("spec"))
            addImages(body["spec"], images);
        for (const std::string &image : images)
            all.push_back({image});
        return all;
    }
    }
    return all;
}

double naiveSignificance(Counts counts, double hoursA, double hoursB)
{
    const double all = counts[0] + counts[1];
    const double expectedA = all * hoursA / (hoursA + hoursB);
    const double expectedB = all * hoursB / (hoursA + hoursB);
    const auto part = [](double n, double expected) {
        return n > 0 ? n * std::log(n / expected) : 0;
    };
    return 2 * (part(counts[0], expectedA) + part(counts[1], expectedB));
}

Values keyOf(const ComparedLine &line)
{
    Values key;
    for (const auto &value : line.values)
        key.push_back(value.value_or(kAbsent));
    return key;
}

Counts countsOf(const ComparedLine &line)
{
    return {line.of(ComparedSide::Baseline).requests, line.of(ComparedSide::Incident).requests};
}

const ComparedLine *lineOf(const RangeComparison &report, CompareDimension dimension,
                           RateChange change, const char *value)
{
    const auto &lines = report.dimensions[static_cast<std::size_t>(dimension)].of(change).lines;
    for (const ComparedLine &line : lines) {
        if (valueText(dimension, line) == QString::fromUtf8(value))
            return &line;
    }
    return nullptr;
}

std::vector<EventLine> repeated(const EventLine &line, int times, int from)
{
    std::vector<EventLine> lines(static_cast<std::size_t>(times), line);
    for (int i = 0; i < times; ++i)
        lines[static_cast<std::size_t>(i)].second = from + i;
    return lines;
}

SnapshotPtr snapshotOfAll(const std::vector<std::vector<EventLine>> &parts)
{
    std::vector<EventLine> all;
    for (const auto &part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return kubewake::test::snapshotOf(all);
}

} // namespace

class TestRangeComparison : public QObject
{
    Q_OBJECT

private slots:
    void recordedLogs_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<bool>("hasBaselineStart");
        for (const char *log : {"request-response", "metadata", "production-policy"}) {
            QTest::addRow("%s, everything before", log) << QString::fromLatin1(log) << false;
            QTest::addRow("%s, two ranges", log) << QString::fromLatin1(log) << true;
        }
    }

    // Every line, and that there is no other, against the JSON as it is written; and every count
    // against the filter of its line.
    void recordedLogs()
    {
        QFETCH(QString, log);
        QFETCH(bool, hasBaselineStart);
        const SnapshotPtr snapshot = recordedLog(log);
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const MicrosecondsUtc first = snapshot->firstTime();
        const std::int64_t length = snapshot->lastTime() - first;
        const MicrosecondsUtc split = first + length * 2 / 5;
        const ComparedRanges ranges = hasBaselineStart
            ? ComparedRanges {{first + length / 5, split},
                              {split + length / 10, first + length * 9 / 10}}
            : ComparedRanges {{kNoTime, split}, {split, kNoTime}};
        const RangeComparison report = compared(*snapshot, ranges);
        QCOMPARE(report.dimensions.size(), kCompareDimensions);
        for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident})
            QCOMPARE(countOf(*snapshot, report.filterOf(side)), report.requests.at(indexOf(side)));
        std::array<std::map<Values, Counts>, kCompareDimensions> naive;
        count(*snapshot, ranges, naive);
        for (const ComparedDimension &dimension : report.dimensions) {
            QVERIFY(dimension.isComplete);
            checkDimension(*snapshot, report, dimension,
                           naive.at(static_cast<std::size_t>(dimension.id)));
        }
    }

    void tellsNewVanishedAndRisen()
    {
        EventLine steady;
        EventLine stranger;
        stranger.user = "mallory";
        stranger.verb = "list";
        EventLine gone;
        gone.user = "bob";
        EventLine busy;
        busy.user = "carol";
        EventLine doubled;
        doubled.user = "dave";
        const SnapshotPtr log = snapshotOfAll(
            {repeated(steady, 100, 0), repeated(steady, 100, 1000), repeated(stranger, 1, 1500),
             repeated(gone, 3, 10), repeated(busy, 5, 10), repeated(busy, 60, 1100),
             repeated(doubled, 1, 20), repeated(doubled, 2, 1999)});
        const RangeComparison report = compared(*log);
        const ComparedDimension &users = report.dimensions.front();
        QCOMPARE(users.id, CompareDimension::Users);
        QCOMPARE(users.of(RateChange::New).total, std::size_t(1));
        QCOMPARE(users.of(RateChange::Vanished).total, std::size_t(1));
        QCOMPARE(users.of(RateChange::Rose).total, std::size_t(1));
        QVERIFY(lineOf(report, CompareDimension::Users, RateChange::New, "mallory"));
        QVERIFY(lineOf(report, CompareDimension::Users, RateChange::Vanished, "bob"));
        const auto *carol = lineOf(report, CompareDimension::Users, RateChange::Rose, "carol");
        QVERIFY(carol != nullptr);
        QVERIFY(std::abs(report.ratio(*carol) - 12) < 0.1);
        QVERIFY(lineOf(report, CompareDimension::Operations, RateChange::New, "list secrets"));
        QVERIFY(lineOf(report, CompareDimension::UserOperations, RateChange::New,
                       "mallory: list secrets"));
        QVERIFY(lineOf(report, CompareDimension::UserAddresses, RateChange::New,
                       "mallory from 203.0.113.7"));
        QCOMPARE(report.requests, (std::array<std::uint32_t, 2> {109, 162}));
    }

    // Rates count, not numbers: as many in a tenth of the time is ten times as often.
    void lengthsOfTheRangesCount()
    {
        EventLine line;
        EventLine end;
        end.user = "last";
        const SnapshotPtr log = snapshotOfAll(
            {repeated(line, 100, 0), repeated(line, 100, 1000), repeated(end, 1, 1100)});
        const RangeComparison report =
            compared(*log, {{at(0), at(1000)}, {at(1000), at(1100) + 1}});
        const auto *alice = lineOf(report, CompareDimension::Users, RateChange::Rose, "alice");
        QVERIFY(alice != nullptr);
        QVERIFY(std::abs(report.ratio(*alice) - 10) < 0.1);
        QVERIFY(std::abs(report.expected(*alice) - 10) < 0.1);
        QVERIFY(std::abs(report.rate(*alice, ComparedSide::Baseline) - 360) < 1);
    }

    // A baseline of a year is no rate of a year if the evidence has an hour of it.
    void ratesAreOfTheTimeThatTheEvidenceCovers()
    {
        const SnapshotPtr log = snapshotOfAll({repeated({}, 100, 0), repeated({}, 100, 100)});
        const RangeComparison report =
            compared(*log, {{at(-1'000'000), at(100)}, {at(100), at(1'000'000)}});
        QVERIFY(report.dimensions.front().of(RateChange::Rose).lines.empty());
        QVERIFY(std::abs(report.hours(ComparedSide::Baseline) - 100 / 3600.0) < 1e-3);
        std::set<CoverageNote::Kind> kinds;
        for (const CoverageNote &note : report.notes)
            kinds.insert(note.kind);
        QVERIFY(kinds.contains(CoverageNote::Kind::StartsLate));
        QVERIFY(kinds.contains(CoverageNote::Kind::EndsEarly));
    }

    // Whatever the values are, the filter of a line asks for its requests.
    void hostileValuesCanBeAskedFor()
    {
        std::vector<EventLine> lines;
        const QList<QByteArray> names {"",      "1",          "1.0",  "a b",   "\\\"x\\\"",
                                       "*",     "a*",         "not",  "(or)",  "\\u202eabc",
                                       "Alice", "alice",      "10.0", "null",  "10.0.0.0/8",
                                       "\\\\",  "2026-11-01", "ä€",   "a\\nb", "user: x"};
        for (const QByteArray &name : names) {
            for (std::size_t i = 0; i <= lines.size() % 3; ++i) {
                EventLine line;
                line.second = 1000 + static_cast<int>(lines.size());
                line.user = name;
                line.space = name;
                line.verb = name;
                line.peer = name.isEmpty() ? "::1" : name;
                line.more = ",\"userAgent\":\"" + name + "\",\"requestObject\":{}";
                lines.push_back(line);
            }
        }
        EventLine mapped;
        mapped.second = 1500;
        mapped.peer = "0:0:0:0:0:0:0:1";
        lines.push_back(mapped);
        EventLine other;
        other.second = 5;
        other.user = "other";
        other.peer = "192.0.2.1";
        lines.push_back(other);
        const SnapshotPtr log = kubewake::test::snapshotOf(lines);
        const RangeComparison report = compared(*log);
        QVERIFY(report.dimensions.front().of(RateChange::New).total >= std::size_t(names.size()));
        for (const ComparedDimension &dimension : report.dimensions)
            checkFilters(*log, report, dimension);
    }

    void imagesAreRead()
    {
        const auto pod = [](int second, const QByteArray &images, const QByteArray &resource) {
            EventLine line;
            line.second = second;
            line.verb = "create";
            line.resource = resource;
            line.level = "Request";
            line.more = ",\"requestObject\":{\"spec\":" + images + "}";
            return line;
        };
        const QByteArray known = R"({"containers":[{"image":"app:1"},{"image":"app:1"}]})";
        EventLine metadata = pod(1200, "{}", "pods");
        metadata.level = "Metadata";
        metadata.more.clear();
        const SnapshotPtr log = snapshotOfAll(
            {{pod(5, known, "pods"), pod(1000, known, "pods"),
              pod(1001, R"({"initContainers":[{"image":"miner:1"}],"containers":[{"image":"1"}]})",
                  "pods"),
              pod(1002, R"({"containers":[{"image":"1.0"}]})", "pods"),
              pod(1003, R"({"template":{"spec":{"ephemeralContainers":[{"image":"deep"}]}}})",
                  "deployments"),
              pod(1004, R"({"containers":[{"image":"no"}]})", "leases"), metadata}});
        const RangeComparison report = compared(*log);
        const ComparedDimension &images = report.dimensions.back();
        QCOMPARE(images.id, CompareDimension::Images);
        std::map<std::string, std::uint32_t> found;
        for (const ComparedLine &line : images.of(RateChange::New).lines)
            found[*line.values.front()] = line.of(ComparedSide::Incident).requests;
        QCOMPARE(found,
                 (std::map<std::string, std::uint32_t> {
                     {"miner:1", 1}, {"1", 1}, {"1.0", 1}, {"deep", 1}}));
        QVERIFY(images.of(RateChange::Vanished).lines.empty());
        checkFilters(*log, report, images);
        const bool saysSo = std::ranges::any_of(report.notes, [](const CoverageNote &note) {
            return note.kind == CoverageNote::Kind::BodiesMissing
                && note.side == ComparedSide::Incident && note.total == 1;
        });
        QVERIFY(saysSo);
    }

    void filterIsPartOfEveryLine()
    {
        EventLine other;
        other.user = "bob";
        const SnapshotPtr log =
            snapshotOfAll({repeated({}, 3, 1000), repeated(other, 4, 1000), repeated({}, 1, 5)});
        const auto filter = parseKql("user: bob or user: carol");
        const RowBitmap rows =
            CompiledFilter(filter->expression).evaluate(*log, log->representatives())->matched;
        const RangeComparison report =
            compareRanges(*log, rows, kMade, QStringLiteral("user: bob or user: carol")).value();
        QCOMPARE(report.requests, (std::array<std::uint32_t, 2> {0, 4}));
        for (const ComparedDimension &dimension : report.dimensions)
            checkFilters(*log, report, dimension);
    }

    void listsAreBounded()
    {
        std::vector<EventLine> lines;
        for (int i = 0; i < 1200; ++i) {
            EventLine line;
            line.second = 1000 + i / 2;
            line.user = "user-" + QByteArray::number(i);
            lines.push_back(line);
        }
        lines.push_back(lines.back()); // the most frequent one
        const SnapshotPtr log = kubewake::test::snapshotOf(lines);
        const RangeComparison report = compared(*log);
        const ComparedLines &users = report.dimensions.front().of(RateChange::New);
        QCOMPARE(users.total, std::size_t(1200));
        QCOMPARE(users.lines.size(), ComparedLines::kMaximum);
        QCOMPARE(*users.lines.front().values.front(), "user-1199");
        QCOMPARE(*users.lines[1].values.front(), "user-0"); // ties by value
    }

    // A list that is full calls nothing new that was there before.
    void fullListsAreSaidToBe()
    {
        ComparedTallies tallies(2);
        const TallyKey known {1};
        const TallyKey second {2};
        const TallyKey third {3};
        for (const TallyKey &key : {known, second, third})
            tallies.add(key, ComparedSide::Baseline, at(0), false);
        for (const TallyKey &key : {third, known})
            tallies.add(key, ComparedSide::Incident, at(1), false);
        const ComparedTallies::Texts texts {
            [](const TallyKey &key) {
                return ComparedTallies::Values {std::to_string(key.front())};
            },
            [](const ComparedTallies::Values &) { return QString(); }};
        const ComparedDimension dimension = tallies.take({}, {1, 1}, texts);
        QVERIFY(!dimension.isComplete);
        QVERIFY(dimension.of(RateChange::New).lines.empty());
        QCOMPARE(dimension.of(RateChange::Vanished).lines.size(), std::size_t(1));
        QCOMPARE(*dimension.of(RateChange::Vanished).lines.front().values.front(), "2");
    }

    void nothingToCompare()
    {
        const EventSnapshot empty;
        const RangeComparison report = compareRanges(empty, RowBitmap(), kMade).value();
        QCOMPARE(report.total(RateChange::New), std::size_t(0));
        QCOMPARE(report.notes.size(), std::size_t(2)); // no events
        QVERIFY(!compareRanges(empty, RowBitmap(), {{at(0), at(9)}, {at(5), at(10)}}));
    }

    void isCancelled()
    {
        const SnapshotPtr log = snapshotOfAll({repeated({}, 3, 1000)});
        EvaluationControl control;
        control.cancelled = [] { return true; };
        QVERIFY(!compareRanges(*log, log->representatives(), kMade, {}, control));
        // At whatever point it is asked.
        for (int polls = 1; polls < 4; ++polls) {
            int left = polls;
            control.cancelled = [&left] { return left-- <= 0; };
            QVERIFY(!compareRanges(*log, log->representatives(), kMade, {}, control));
        }
    }

private:
    static void count(const EventSnapshot &log, const ComparedRanges &ranges,
                      std::array<std::map<Values, Counts>, kCompareDimensions> &naive)
    {
        // As texts, which sort like times.
        const auto isIn = [](const std::string &time, const ComparedRange &range) {
            return (range.from == kNoTime || time >= formatTimestampUtc(range.from))
                && (range.to == kNoTime || time < formatTimestampUtc(range.to));
        };
        log.representatives().forEach([&](Row row) {
            const json event = json::parse(log.eventJson(row).value());
            const std::string time = text(event, "/requestReceivedTimestamp");
            for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident}) {
                if (!isIn(time, ranges.of(side)))
                    continue;
                for (std::size_t i = 0; i < kCompareDimensions; ++i) {
                    for (const Values &values : valuesOf(event, static_cast<CompareDimension>(i)))
                        ++naive.at(i)[values].at(indexOf(side));
                }
            }
        });
    }

    static void checkDimension(const EventSnapshot &log, const RangeComparison &report,
                               const ComparedDimension &dimension,
                               const std::map<Values, Counts> &naive)
    {
        const double hoursA = report.hours(ComparedSide::Baseline);
        const double hoursB = report.hours(ComparedSide::Incident);
        std::array<std::map<Values, Counts>, kRateChanges> expected;
        for (const auto &[values, counts] : naive) {
            const double ratio = counts[0] == 0 ? 0 : counts[1] / hoursB / (counts[0] / hoursA);
            if (counts[0] == 0)
                expected[0][values] = counts;
            else if (counts[1] == 0)
                expected[2][values] = counts;
            else if (ratio >= kSmallestRise
                     && naiveSignificance(counts, hoursA, hoursB) >= kSignificant)
                expected[1][values] = counts;
        }
        for (std::size_t i = 0; i < kRateChanges; ++i) {
            const ComparedLines &lines = dimension.changes.at(i);
            std::map<Values, Counts> found;
            double last = HUGE_VAL;
            for (const ComparedLine &line : lines.lines) {
                found[keyOf(line)] = countsOf(line);
                QVERIFY(line.significance <= last);
                last = line.significance;
            }
            QCOMPARE(lines.total, expected.at(i).size());
            QVERIFY2(found == expected.at(i),
                     kCompareDimensionNames.at(static_cast<std::size_t>(dimension.id)).data());
        }
        checkFilters(log, report, dimension);
    }

    static void checkFilters(const EventSnapshot &log, const RangeComparison &report,
                             const ComparedDimension &dimension)
    {
        for (const ComparedLines &lines : dimension.changes) {
            for (const ComparedLine &line : lines.lines) {
                for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident}) {
                    const QString filter = report.filterOf(line, side);
                    QVERIFY2(countOf(log, filter) == line.of(side).requests, qPrintable(filter));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRangeComparison)
#include "tst_rangecomparison.moc"
