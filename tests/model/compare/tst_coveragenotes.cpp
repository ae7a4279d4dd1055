// SPDX-License-Identifier: Apache-2.0
#include "model/compare/comparelabels.h"
#include "model/compare/coveragenotes.h"
#include "tests/support/eventlines.h"

#include <QTest>

#include <algorithm>

using namespace kubewake;
using namespace kubewake::test;
using Kind = CoverageNote::Kind;

namespace {

MicrosecondsUtc at(int second)
{
    return parseTimestamp("2026-11-01T00:00:00Z").value() + second * kMicrosecondsPerSecond;
}

const ComparedRanges kRanges {{at(0), at(1000)}, {at(1000), at(2000)}};

std::vector<CoverageNote> notesOf(const std::vector<EventLine> &lines,
                                  const ComparedRanges &ranges = kRanges)
{
    const SnapshotPtr log = kubewake::test::snapshotOf(lines);
    CoverageCounter counter(*log, ranges);
    for (Row row = 0; row < log->eventCount(); ++row)
        counter.add(row);
    return counter.notes({}).value();
}

const CoverageNote *noteOf(const std::vector<CoverageNote> &notes, Kind kind, ComparedSide side)
{
    const auto found = std::ranges::find_if(
        notes, [&](const CoverageNote &note) { return note.kind == kind && note.side == side; });
    return found == notes.end() ? nullptr : &*found;
}

// One event a second, but for those in [gap, gapEnd).
std::vector<EventLine> steady(int from, int to, int gap = -1, int gapEnd = -1)
{
    std::vector<EventLine> lines;
    for (int second = from; second < to; ++second) {
        if (second >= gap && second < gapEnd)
            continue;
        lines.emplace_back();
        lines.back().second = second;
    }
    return lines;
}

} // namespace

class TestCoverageNotes : public QObject
{
    Q_OBJECT

private slots:
    void nothingToSay() { QCOMPARE(notesOf(steady(0, 2000)), std::vector<CoverageNote>()); }

    void timesWithoutEvents()
    {
        const auto notes = notesOf(steady(1000, 2000));
        QCOMPARE(notes.size(), std::size_t(1)); // of what is not there nothing else is missing
        QVERIFY(noteOf(notes, Kind::NoEvents, ComparedSide::Baseline));
    }

    void endsOfTheEvidence()
    {
        const auto notes = notesOf(steady(500, 1500));
        const auto *late = noteOf(notes, Kind::StartsLate, ComparedSide::Baseline);
        QVERIFY(late != nullptr);
        QCOMPARE(late->from, at(500));
        const auto *early = noteOf(notes, Kind::EndsEarly, ComparedSide::Incident);
        QVERIFY(early != nullptr);
        QCOMPARE(early->to, at(1499));
        QVERIFY(!noteOf(notes, Kind::StartsLate, ComparedSide::Incident));
        // Without a bound the evidence is all of it.
        QCOMPARE(notesOf(steady(500, 1500), {{kNoTime, at(1000)}, {at(1000), kNoTime}}),
                 std::vector<CoverageNote>());
        // A little is not missed.
        QCOMPARE(notesOf(steady(20, 1980)), std::vector<CoverageNote>());
    }

    void gaps()
    {
        const auto notes = notesOf(steady(0, 2000, 300, 600));
        QCOMPARE(notes.size(), std::size_t(1));
        QCOMPARE(notes.front().kind, Kind::Gap);
        QCOMPARE(notes.front().side, ComparedSide::Baseline);
        QCOMPARE(notes.front().from, at(299));
        QCOMPARE(notes.front().to, at(600));
        QCOMPARE(notesOf(steady(0, 2000, 900, 1200)).size(), std::size_t(2)); // in both
    }

    void levelsStagesAndResources()
    {
        std::vector<EventLine> lines = steady(0, 2000);
        for (const auto &[second, resource, level] :
             {std::tuple(1100, "pods", "Request"), std::tuple(1101, "secrets", "RequestResponse"),
              std::tuple(100, "nodes", "Metadata")}) {
            lines[std::size_t(second)].resource = resource;
            lines[std::size_t(second)].level = level;
        }
        lines[10].stage = "Panic";
        const auto notes = notesOf(lines);
        const auto *levels = noteOf(notes, Kind::LevelsMissing, ComparedSide::Baseline);
        QVERIFY(levels != nullptr);
        QCOMPARE(levels->names, (std::vector<std::string> {"Request", "RequestResponse"}));
        const auto *stages = noteOf(notes, Kind::LevelsMissing, ComparedSide::Incident);
        QVERIFY(stages != nullptr);
        QCOMPARE(stages->names, std::vector<std::string> {"Panic"});
        const auto *resources = noteOf(notes, Kind::ResourcesMissing, ComparedSide::Baseline);
        QVERIFY(resources != nullptr);
        QCOMPARE(resources->names, std::vector<std::string> {"pods"});
        QCOMPARE(noteOf(notes, Kind::ResourcesMissing, ComparedSide::Incident)->names,
                 std::vector<std::string> {"nodes"});
        const auto *differ = noteOf(notes, Kind::LevelsDiffer, ComparedSide::Baseline);
        QVERIFY(differ != nullptr);
        QCOMPARE(differ->names,
                 std::vector<std::string> {"get secrets (Metadata → Metadata RequestResponse)"});
    }

    void listsOfNamesAreBounded()
    {
        std::vector<EventLine> lines = steady(0, 2000);
        for (int i = 0; i < 100; ++i)
            lines[std::size_t(1500 + i)].resource = "res" + QByteArray::number(i);
        const auto notes = notesOf(lines);
        const auto *resources = noteOf(notes, Kind::ResourcesMissing, ComparedSide::Baseline);
        QVERIFY(resources != nullptr);
        QCOMPARE(resources->names.size(), CoverageNote::kMaximumNames);
        QCOMPARE(resources->total, std::size_t(100));
        QVERIFY(noteText(*resources, {}).contains(QLatin1String("and 80 more")));
    }

    // Each note is a sentence of its own that names its time.
    void texts()
    {
        QSet<QString> texts;
        for (int i = 0; i <= int(Kind::ValuesLeftOut); ++i) {
            const CoverageNote note {
                static_cast<Kind>(i), ComparedSide::Incident, {"name"}, 1, at(1), at(2)};
            const QString text = noteText(note, {});
            QVERIFY(text.endsWith(QLatin1Char('.')));
            QVERIFY(!text.contains(QLatin1Char('%')));
            texts.insert(text);
        }
        QCOMPARE(texts.size(), int(Kind::ValuesLeftOut) + 1);
    }
};

QTEST_GUILESS_MAIN(TestCoverageNotes)
#include "tst_coveragenotes.moc"
