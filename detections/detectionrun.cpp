// SPDX-License-Identifier: Apache-2.0
#include "detections/detectionrun.h"

#include "detections/coverage.h"
#include "detections/signalbuilder.h"
#include "detections/suppressor.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <exception>
#include <tuple>
#include <utility>

namespace kubewake {
namespace {

bool comesFirst(const SignalPtr &a, const SignalPtr &b)
{
    const auto keyOf = [](const Signal &signal) {
        return std::tuple(-static_cast<int>(signal.rule->severity), signal.first,
                          std::string_view(signal.id));
    };
    return keyOf(*a) < keyOf(*b);
}

} // namespace

DetectionRun::DetectionRun(const RuleSet &rules, const EventSnapshot &snapshot,
                           const DetectionOptions &options, const DetectionControl &control)
    : m_snapshot(snapshot)
    , m_options(options)
    , m_control(control, rules.rules().size())
    , m_workers(workerCount(options.workers))
    , m_facts(snapshot, m_workers, m_control.cancelledFunction())
    , m_gaps(m_facts)
    , m_states(rules.rules().size())
{
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        RuleState &state = m_states[i];
        state.rule = rules.rules()[i].get();
        state.coverage.rule = state.rule->info();
        m_stateOf[state.rule] = &state;
    }
    for (const RuleState &state : m_states) {
        for (const CompiledRulePtr &base : state.rule->bases())
            m_stateOf.at(base.get())->isBase = true;
    }
}

DetectionResult DetectionRun::run()
{
    for (RuleState &state : m_states) {
        state.isWanted = state.rule->isEnabled();
        if (state.isWanted)
            need(state);
    }
    runNeeded();
    return takeResult();
}

RuleTrial DetectionRun::tryRule(const std::string &id)
{
    RuleTrial trial;
    const auto found = std::ranges::find(
        m_states, id, [](const RuleState &state) { return state.rule->info()->id; });
    if (found == m_states.end())
        return trial;
    found->isWanted = true;
    need(*found);
    runNeeded();
    trial.health = healthOf(*found);
    trial.cancelled = m_control.cancelled();
    RowBitmap rows(m_snapshot.eventCount());
    std::ranges::for_each(found->matches.rows, [&](Row row) { rows.set(row); });
    for (const CorrelatedEvents &window : found->windows) {
        for (const TimedRow &event : window.rows)
            rows.set(event.row);
    }
    trial.rows = rows.rows();
    return trial;
}

void DetectionRun::need(RuleState &state)
{
    if (std::exchange(state.isNeeded, true))
        return;
    for (const CompiledRulePtr &base : state.rule->bases())
        need(*m_stateOf.at(base.get()));
}

void DetectionRun::runNeeded()
{
    if (m_control.cancelled())
        return;
    const RowBitmap rows = candidates();
    const RuleMatcher matcher(m_snapshot, rows, m_control);
    runRules(matcher);
    runCorrelations();
}

RowBitmap DetectionRun::candidates()
{
    RowBitmap rows = m_snapshot.representatives();
    if (m_options.candidates)
        rows &= *m_options.candidates;
    return rows;
}

// Rules that only look at columns come first: their signals are there soon.
void DetectionRun::runRules(const RuleMatcher &matcher)
{
    std::vector<RuleState *> columns;
    std::vector<RuleState *> raw;
    for (RuleState &state : m_states) {
        if (state.rule->isCorrelation())
            continue;
        if (!state.isNeeded) {
            m_control.ruleDone({});
        } else if (!state.rule->missingSettings().empty()) {
            state.coverage = coverageWithoutSettings(*state.rule);
            m_control.ruleDone({});
        } else if (auto blind = coverageWithoutDatabase(*state.rule, m_snapshot)) {
            state.coverage = std::move(*blind);
            m_control.ruleDone({});
        } else {
            (state.rule->filter().needsRawText() ? raw : columns).push_back(&state);
        }
    }
    runTogether(matcher, columns);
    runTogether(matcher, raw);
}

void DetectionRun::runTogether(const RuleMatcher &matcher, const std::vector<RuleState *> &states)
{
    if (states.empty() || m_control.cancelled())
        return;
    std::vector<const CompiledRule *> rules;
    for (const RuleState *state : states)
        rules.push_back(state->rule);
    try {
        std::vector<RuleMatches> matches = matcher.match(rules, m_workers);
        for (std::size_t i = 0; i < states.size(); ++i)
            states[i]->matches = std::move(matches[i]);
    } catch (const std::exception &) {
        runApart(matcher, states);
        return;
    }
    forEachInParallel(states, [this](RuleState &state) { finish(state); });
}

// After a rule has failed: the others are to give their answers.
void DetectionRun::runApart(const RuleMatcher &matcher, const std::vector<RuleState *> &states)
{
    forEachInParallel(states, [&](RuleState &state) {
        state.matches = std::move(matcher.match({&state.rule, 1}, 1).front());
        state.matches.time = {}; // the whole of this is measured
        finish(state);
    });
}

void DetectionRun::runCorrelations()
{
    std::map<std::size_t, std::vector<RuleState *>> waves;
    for (RuleState &state : m_states) {
        if (!state.rule->isCorrelation())
            continue;
        if (state.isNeeded)
            waves[state.rule->depth()].push_back(&state);
        else
            m_control.ruleDone({});
    }
    for (const auto &[depth, states] : waves)
        forEachInParallel(states, [this](RuleState &state) { correlate(state); });
}

void DetectionRun::correlate(RuleState &state)
{
    const CompiledRule &rule = *state.rule;
    if (!rule.missingSettings().empty()) {
        state.coverage = coverageWithoutSettings(rule);
        m_control.ruleDone({});
        return;
    }
    if (auto blind = coverageWithoutDatabase(rule, m_snapshot)) {
        state.coverage = std::move(*blind);
        m_control.ruleDone({});
        return;
    }
    std::vector<BaseMatches> matches;
    std::vector<const RuleCoverage *> coverages;
    for (const CompiledRulePtr &base : rule.bases()) {
        const RuleState &baseState = *m_stateOf.at(base.get());
        matches.push_back({baseState.matches.rows, baseState.windows});
        coverages.push_back(&baseState.coverage);
    }
    BasesLeft left;
    if (!rule.suppressions().empty()) {
        left = withoutSuppressed(state);
        for (std::size_t i = 0; i < matches.size(); ++i)
            matches[i] = {left.rows[i], left.windows[i]};
    }
    Correlator correlator(rule, m_snapshot);
    state.windows = correlator.run(matches, m_control.cancelledFunction());
    SignalBuilder builder(rule, m_snapshot, m_control.cancelledFunction());
    for (const CorrelatedEvents &events : state.windows) {
        if (m_control.cancelled())
            return;
        if (rule.givesSignals() && state.isWanted)
            state.signalList.push_back(
                builder.signalOf(events.rows, entityOf(rule, events), events.group));
    }
    state.coverage = coverageOf(
        rule, coverages,
        {correlator.withoutTime(), correlator.unreadable(), baselineReason(rule.correlation())});
    m_gaps.addNote(state.coverage, rule.needs());
    std::ranges::sort(state.signalList, comesFirst);
    state.ran = true;
    m_control.ruleDone(state.signalList);
}

DetectionRun::BasesLeft DetectionRun::withoutSuppressed(RuleState &state)
{
    RowBitmap matched(m_snapshot.eventCount());
    for (const CompiledRulePtr &base : state.rule->bases()) {
        const RuleState &baseState = *m_stateOf.at(base.get());
        std::ranges::for_each(baseState.matches.rows, [&](Row row) { matched.set(row); });
        for (const CorrelatedEvents &window : baseState.windows)
            std::ranges::for_each(window.moments, [&](Row row) { matched.set(row); });
    }
    std::vector<Row> rows = matched.rows();
    state.suppressed = suppress(*state.rule, m_snapshot, rows, m_control.cancelledFunction());
    RowBitmap gone(m_snapshot.eventCount());
    for (const SuppressedMatches &suppressed : state.suppressed)
        std::ranges::for_each(suppressed.rows, [&](Row row) { gone.set(row); });
    const auto isGone = [&gone](Row row) { return gone.test(row); };
    BasesLeft left;
    for (const CompiledRulePtr &base : state.rule->bases()) {
        const RuleState &baseState = *m_stateOf.at(base.get());
        std::erase_if(left.rows.emplace_back(baseState.matches.rows), isGone);
        std::vector<CorrelatedEvents> &windows = left.windows.emplace_back(baseState.windows);
        for (CorrelatedEvents &window : windows)
            std::erase_if(window.moments, isGone);
        std::erase_if(windows,
                      [](const CorrelatedEvents &window) { return window.moments.empty(); });
    }
    return left;
}

// Why a new-value rule has nothing to compare; empty if it has.
std::string DetectionRun::baselineReason(const CorrelationSpec &spec) const
{
    const MicrosecondsUtc last = m_snapshot.lastTime();
    if (spec.type != CorrelationSpec::Type::NewValue || last == kNoTime)
        return {};
    const MicrosecondsUtc end = spec.baselineEndOf(m_snapshot.firstTime());
    if (end <= m_snapshot.firstTime())
        return "The baseline ends before the evidence begins: everything would be new.";
    if (end > last)
        return "The baseline reaches to " + formatTimestampUtc(end)
            + ", and the evidence ends before: nothing is left to compare with it.";
    return {};
}

std::string DetectionRun::entityOf(const CompiledRule &rule, const CorrelatedEvents &events) const
{
    return rule.entityGroup() ? events.group[*rule.entityGroup()]
                              : fieldText(m_snapshot, rule.entityField(), events.rows.front().row);
}

void DetectionRun::finish(RuleState &state)
{
    if (m_control.cancelled())
        return;
    state.coverage = coverageOf(*state.rule, state.matches, m_snapshot);
    m_gaps.addTo(state.coverage, state.rule->needs(), !state.matches.rows.empty());
    state.suppressed =
        suppress(*state.rule, m_snapshot, state.matches.rows, m_control.cancelledFunction());
    if (state.rule->givesSignals() && state.isWanted) {
        SignalBuilder builder(*state.rule, m_snapshot, m_control.cancelledFunction());
        state.signalList = builder.build(state.matches.rows);
        if (m_control.cancelled())
            return;
        std::ranges::sort(state.signalList, comesFirst);
    }
    state.ran = true;
    m_control.ruleDone(state.signalList);
}

void DetectionRun::guarded(RuleState &state, const std::function<void()> &work)
{
    try {
        work();
    } catch (const std::exception &error) {
        state.coverage = failedCoverage(*state.rule, error.what());
        state.signalList.clear();
        m_control.ruleDone({});
    }
}

void DetectionRun::forEachInParallel(const std::vector<RuleState *> &states,
                                     const std::function<void(RuleState &)> &work)
{
    runInParallel(states.size(), m_workers, [&](std::size_t i) {
        if (m_control.cancelled())
            return;
        const auto start = std::chrono::steady_clock::now();
        guarded(*states[i], [&] { work(*states[i]); });
        states[i]->time += std::chrono::steady_clock::now() - start;
    });
}

RuleHealth DetectionRun::healthOf(const RuleState &state) const
{
    RuleHealth health;
    health.coverage = state.coverage;
    health.enabled = state.rule->isEnabled();
    health.ran = state.ran && m_snapshot.eventCount() != 0;
    health.isCorrelation = state.rule->isCorrelation();
    health.isBase = state.isBase;
    health.givesSignals = state.rule->givesSignals();
    health.matches = health.isCorrelation ? state.windows.size() : state.matches.rows.size();
    health.signalCount = state.signalList.size();
    for (const SuppressedMatches &suppressed : state.suppressed)
        health.suppressed += suppressed.rows.size();
    health.microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(state.time + state.matches.time)
            .count();
    return health;
}

DetectionResult DetectionRun::takeResult()
{
    DetectionResult result;
    for (RuleState &state : m_states) {
        // What it could see is known if a correlation rests on it, and does not matter.
        if (!state.rule->isEnabled())
            state.coverage = {state.rule->info(), RuleCoverage::State::Disabled, 0,
                              "The responder has disabled the rule."};
        result.health.push_back(healthOf(state));
        result.coverage.push_back(std::move(state.coverage));
        std::ranges::move(state.signalList, std::back_inserter(result.signalList));
        std::ranges::move(state.suppressed, std::back_inserter(result.suppressed));
    }
    std::ranges::sort(result.signalList, comesFirst);
    result.cancelled = m_control.cancelled();
    return result;
}

} // namespace kubewake
