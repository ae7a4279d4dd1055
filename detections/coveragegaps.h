// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/evidencefacts.h"
#include "detections/ruleneeds.h"
#include "model/signals/signal.h"

namespace kubewake {

// What whole evidence lacks: kinds of requests that no cluster is without, and stages. That is not
// seen in any single event, so a rule that found nothing would claim that there was nothing.
// A verb class or stage counts as not logged only in evidence of kEnoughRequests or more: of fewer
// requests it may be missing by chance. That a resource is missing proves nothing at all, and is
// only noted. Immutable; any thread; O(needs of the rule).
class CoverageGaps
{
public:
    static constexpr std::uint64_t kEnoughRequests = 100;

    // `facts` must outlive this.
    explicit CoverageGaps(const EvidenceFacts &facts);

    // Of a rule that is no correlation (these rest on their base rules). `hasMatches`: the rule has
    // found something, so it is not blind altogether.
    void addTo(RuleCoverage &coverage, const RuleNeeds &needs, bool hasMatches) const;
    // Only the note.
    void addNote(RuleCoverage &coverage, const RuleNeeds &needs) const;

private:
    void addVerbs(RuleCoverage &coverage, const RuleNeeds &needs, bool hasMatches) const;
    void addStages(RuleCoverage &coverage, const RuleNeeds &needs, bool hasMatches) const;
    void add(RuleCoverage &coverage, RuleCoverage::State state, const std::string &sentence) const;

    const EvidenceFacts &m_facts;
    bool m_noReads = false; // neither get nor list
    bool m_noWrites = false;
    bool m_noStarts = false; // ResponseStarted was left out
};

} // namespace kubewake
