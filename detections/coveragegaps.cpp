// SPDX-License-Identifier: Apache-2.0
#include "detections/coveragegaps.h"

#include <algorithm>
#include <array>
#include <set>

namespace kubewake {
namespace {

using State = RuleCoverage::State;

constexpr std::array<std::string_view, 5> kWrites {"create", "update", "patch", "delete",
                                                   "deletecollection"};

bool isGetOrList(const RuleNeed &need)
{
    return need.operation->isResource()
        && (need.operation->verb == "get" || need.operation->verb == "list");
}

bool isWrite(const RuleNeed &need)
{
    return isWriteVerb(need.operation->verb);
}

// A watch, or a session: what the API server writes a ResponseStarted of.
bool hasLongRunning(const EvidenceFacts &facts)
{
    return facts.hasVerb("watch") || facts.hasObject("pods/exec") || facts.hasObject("pods/attach")
        || facts.hasObject("pods/portforward");
}

} // namespace

CoverageGaps::CoverageGaps(const EvidenceFacts &facts)
    : m_facts(facts)
{
    if (facts.requests() < kEnoughRequests)
        return;
    m_noReads = !facts.hasVerb("get") && !facts.hasVerb("list");
    m_noWrites = std::ranges::none_of(
        kWrites, [&facts](std::string_view verb) { return facts.hasVerb(verb); });
    m_noStarts = !facts.hasStage(Stage::ResponseStarted) && hasLongRunning(facts);
}

void CoverageGaps::addTo(RuleCoverage &coverage, const RuleNeeds &needs, bool hasMatches) const
{
    if (needs.isOfUnauthenticated) // of whatever verb
        addStages(coverage, needs, hasMatches);
    else {
        addVerbs(coverage, needs, hasMatches);
        addStages(coverage, needs, hasMatches);
    }
    addNote(coverage, needs);
}

void CoverageGaps::addVerbs(RuleCoverage &coverage, const RuleNeeds &needs, bool hasMatches) const
{
    const auto stateOf = [&](const auto &isMissing) {
        return std::ranges::all_of(needs.needs, isMissing) && !hasMatches ? State::NotEvaluable
                                                                          : State::Partly;
    };
    const std::string among =
        " is among the " + std::to_string(m_facts.requests()) + " requests of the evidence";
    if (m_noReads && std::ranges::any_of(needs.needs, isGetOrList))
        add(coverage, stateOf(isGetOrList),
            "No get and no list" + among
                + ": they were not logged, as with the category kube-audit-admin of AKS and "
                  "without the Data Access logs of GKE.");
    if (m_noWrites && std::ranges::any_of(needs.needs, isWrite))
        add(coverage, stateOf(isWrite),
            "No create, update, patch or delete" + among + ": they were not logged.");
}

void CoverageGaps::addStages(RuleCoverage &coverage, const RuleNeeds &needs, bool hasMatches) const
{
    if (!m_noStarts)
        return;
    if (needs.isOfUnauthenticated)
        add(coverage, hasMatches ? State::Partly : State::NotEvaluable,
            "The stage ResponseStarted was not logged, and failed logins (401) are logged at no "
            "other.");
    else if (needs.isOfStreams)
        add(coverage, State::Partly,
            "The stage ResponseStarted was not logged: sessions that were still open at the end "
            "of the evidence are not in it.");
}

void CoverageGaps::addNote(RuleCoverage &coverage, const RuleNeeds &needs) const
{
    constexpr std::size_t kShown = 3;
    if (needs.isGeneral || needs.needs.empty())
        return;
    std::set<std::string> objects;
    for (const RuleNeed &need : needs.needs) {
        const std::string object = need.operation->object();
        if (!need.operation->isResource() || m_facts.hasObject(object))
            return;
        objects.insert(object);
    }
    std::string text;
    std::size_t left = objects.size();
    for (const std::string &object : objects) {
        if (objects.size() - left == kShown)
            break;
        --left;
        text += (text.empty() ? "" : ", ") + object;
    }
    if (left > 0)
        text += " or " + std::to_string(left) + " more that the rule is about";
    coverage.note = "No event of " + text + " is in the evidence.";
}

void CoverageGaps::add(RuleCoverage &coverage, State state, const std::string &sentence) const
{
    coverage.state = std::max(coverage.state, state);
    coverage.reason.append(coverage.reason.empty() ? "" : " ").append(sentence);
}

} // namespace kubewake
