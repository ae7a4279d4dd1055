// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/runcontrol.h"
#include "model/core/rowbitmap.h"
#include "model/query/filterevaluation.h"
#include "model/store/eventsnapshot.h"

#include <span>
#include <vector>

namespace kubewake {

// What a rule found in the candidates.
struct RuleMatches
{
    std::vector<Row> rows; // ascending
    Row unknownRows = 0; // that would match if their bodies had been recorded
    Row bodiesRead = 0; // rows whose recorded bodies were looked into
    Row unreadable = 0; // rows whose raw text was needed and could not be read

    void append(const RuleMatches &other);
};

// Runs rules that are no correlations. Blocks; several may run at once.
class RuleMatcher
{
public:
    // All must outlive the matcher.
    RuleMatcher(const EventSnapshot &snapshot, const RowBitmap &candidates, RunControl &control);

    // On the calling thread. Meant for rules that look at columns only. An incomplete result if it
    // was cancelled.
    [[nodiscard]] RuleMatches match(const CompiledRule &rule) const;

    // Rules that need raw text: each event is read and parsed once for all of them, and the chunks
    // are shared out among the workers.
    [[nodiscard]] std::vector<RuleMatches> matchTogether(std::span<const CompiledRule *const> rules,
                                                         int workers) const;

private:
    [[nodiscard]] std::vector<std::size_t> chunksWithCandidates() const;
    void take(const FilterEvaluation &evaluation, std::size_t filter, const EventChunk &chunk,
              RuleMatches &matches) const;

    const EventSnapshot &m_snapshot;
    const RowBitmap &m_candidates;
    RunControl &m_control;
    std::vector<std::size_t> m_chunks; // that hold candidates
};

} // namespace kubewake
