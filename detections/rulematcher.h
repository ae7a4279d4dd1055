// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/evidencegaps.h"
#include "detections/runcontrol.h"
#include "model/audit/vocabulary.h"
#include "model/core/rowbitmap.h"
#include "model/query/filterevaluation.h"
#include "model/store/eventsnapshot.h"

#include <chrono>
#include <compare>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace kubewake {

// Why a body is not there.
struct MissingBody
{
    Code objectType = kMissing; // of Column::ObjectType
    Level level = Level::Missing; // of the event
    bool isCut = false; // it was recorded, and cut

    friend auto operator<=>(const MissingBody &, const MissingBody &) = default;
};

// What a rule found in the candidates.
struct RuleMatches
{
    std::vector<Row> rows; // ascending
    Row unknownRows = 0; // that would match if their bodies had been recorded
    std::map<MissingBody, Row> missingBodies; // of unknownRows
    Row bodiesRead = 0; // rows whose recorded bodies were looked into
    Row unreadable = 0; // rows whose raw text was needed and could not be read
    // Of exports that have left out some of the fields that the rule tests:
    Row hiddenRows = 0; // rows that do not match, but might
    Row uncertainRows = 0; // rows that match, but might not
    std::set<FieldId> leftOut; // the fields that this depends on
    bool leftOutEverywhere = false; // no event has one of them
    std::chrono::nanoseconds time {}; // that the rule took, over all workers

    void append(const RuleMatches &other);
};

// Runs rules that are no correlations. Blocks; several may run at once.
class RuleMatcher
{
public:
    // All must outlive the matcher.
    RuleMatcher(const EventSnapshot &snapshot, const RowBitmap &candidates, RunControl &control);

    // What each rule found. Equal tests of the rules are run once, and an event whose raw text is
    // needed is read and parsed once for all of them. The chunks are shared out among the workers.
    // Incomplete if it was cancelled.
    [[nodiscard]] std::vector<RuleMatches> match(std::span<const CompiledRule *const> rules,
                                                 int workers) const;

private:
    // A rule that tests fields which some export has left out.
    struct Doubt
    {
        std::size_t rule;
        std::vector<FieldId> fields;
    };

    [[nodiscard]] std::vector<std::size_t> chunksWithCandidates() const;
    void take(const FilterEvaluation &evaluation, std::size_t filter, const EventChunk &chunk,
              RuleMatches &matches) const;
    [[nodiscard]] std::vector<Doubt> doubtsOf(std::span<const CompiledRule *const> rules) const;
    void takeDoubt(const Doubt &doubt, const FilterEvaluation::Answer &answer,
                   FilterEvaluation &doubting, std::size_t filter, const EventChunk &chunk,
                   RuleMatches &matches) const;

    const EventSnapshot &m_snapshot;
    const RowBitmap &m_candidates;
    RunControl &m_control;
    std::vector<std::size_t> m_chunks; // that hold candidates
    EvidenceGaps m_gaps;
};

} // namespace kubewake
