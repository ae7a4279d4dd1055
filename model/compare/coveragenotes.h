// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/comparedrange.h"
#include "model/core/result.h"
#include "model/query/compiledfilter.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kubewake {

// Why "new" may mean "was not logged before", and "vanished" "is not logged any more".
struct CoverageNote
{
    enum class Kind : std::uint8_t {
        NoEvents, // the time has none at all
        StartsLate, // the evidence begins at `from`, well after the time does
        EndsEarly, // the evidence ends at `to`, well before the time does
        SeriesMissing, // logs (names) that have events in the other time only
        SeriesStartsLate, // a log (names) that has none before `from`
        SeriesEndsEarly, // a log (names) that has none after `to`
        Gap, // a log (names) that has none between `from` and `to`, although it was busy
        LevelsMissing, // levels and stages (names) that only events of the other time have
        ResourcesMissing, // resources (names) that only events of the other time are about
        LevelsDiffer, // operations (names) that are recorded at other levels
        BodiesMissing, // `total` requests may have named images
        Unreadable, // the text of `total` requests
        ValuesLeftOut, // of a dimension (names): there were too many
    };
    static constexpr std::size_t kMaximumNames = 20;
    static constexpr std::size_t kMaximumOperations = 100'000; // that are looked at

    static constexpr std::array<std::string_view, 13> kKindNames {
        "no-events",      "starts-late", "ends-early",     "log-missing",       "log-starts-late",
        "log-ends-early", "gap",         "levels-missing", "resources-missing", "levels-differ",
        "bodies-missing", "unreadable",  "values-left-out"};

    Kind kind {};
    ComparedSide side {}; // not of LevelsDiffer, Unreadable and ValuesLeftOut
    std::vector<std::string> names {}; // evidence; the first ones of `total`
    std::size_t total = 0;
    MicrosecondsUtc from = kNoTime;
    MicrosecondsUtc to = kNoTime;

    friend bool operator==(const CoverageNote &, const CoverageNote &) = default;
};

// What the log of each of the two times could show. Owned by one job: it is given all events,
// whatever the filter, one after the other. A few ns an event.
class CoverageCounter
{
public:
    CoverageCounter(const EventSnapshot &snapshot, const ComparedRanges &ranges)
        : m_snapshot(snapshot)
        , m_ranges(ranges)
    {
    }

    void add(Row row);
    // Once all events are in. Error: cancelled.
    [[nodiscard]] Result<std::vector<CoverageNote>> notes(const EvaluationControl &control) const;

private:
    using Masks = std::array<std::uint8_t, kComparedSides>; // a bit per Level or Stage
    // By verb and resource: policies choose levels by both.
    using Operations = std::map<std::pair<std::string, std::string>, Masks>;

    [[nodiscard]] Operations operations() const;
    void addEnds(ComparedSide side, std::vector<CoverageNote> &notes) const;
    void addMissing(ComparedSide side, const Operations &operations,
                    std::vector<CoverageNote> &notes) const;
    [[nodiscard]] Result<void> addSeries(const EvaluationControl &control,
                                         std::vector<CoverageNote> &notes) const;

    const EventSnapshot &m_snapshot;
    const ComparedRanges &m_ranges;
    std::array<std::uint64_t, kComparedSides> m_events {};
    Masks m_levels {};
    Masks m_stages {};
    std::unordered_map<std::uint64_t, Masks> m_operations; // verb << 32 | type of object
};

} // namespace kubewake
