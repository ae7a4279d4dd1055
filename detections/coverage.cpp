// SPDX-License-Identifier: Apache-2.0
#include "detections/coverage.h"

#include "detections/evidencefacts.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace kubewake {
namespace {

using State = RuleCoverage::State;

std::string events(std::size_t count)
{
    return count == 1 ? "1 event" : std::to_string(count) + " events";
}

void add(std::string &reason, const std::string &sentence)
{
    reason.append(reason.empty() ? "" : " ").append(sentence);
}

// `a`, `a and b`, `a, b and c`
std::string namesOf(const std::set<FieldId> &fields)
{
    std::set<std::string> names;
    for (const FieldId field : fields)
        names.insert(EvidenceGaps::nameOf(field));
    std::string text;
    std::size_t left = names.size();
    for (const std::string &name : names) {
        text.append(text.empty() ? "" : left == 1 ? " and " : ", ").append(name);
        --left;
    }
    return text;
}

// `8 of pods at Metadata, 2 of pods cut`, the most frequent first.
std::string bodiesText(const RuleMatches &matches, const EventSnapshot &snapshot)
{
    constexpr std::size_t kShown = 5;
    std::vector<std::pair<Row, std::string>> kinds;
    for (const auto &[why, count] : matches.missingBodies) {
        std::string text = objectName(snapshot, why.objectType);
        if (why.isCut)
            text += " cut";
        else if (why.level == Level::Missing)
            text += " without a level";
        else
            text += " at " + std::string(kLevelNames[static_cast<std::size_t>(why.level)]);
        kinds.emplace_back(count, std::move(text));
    }
    std::ranges::stable_sort(kinds, std::ranges::greater {},
                             [](const auto &kind) { return kind.first; });
    std::string text;
    for (std::size_t i = 0; i < std::min(kinds.size(), kShown); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(kinds[i].first) + " of " + kinds[i].second;
    if (kinds.size() > kShown)
        text += " and others";
    return text;
}

// What the export of the evidence does not give although every event has it.
void addLeftOut(const RuleMatches &matches, RuleCoverage &coverage)
{
    coverage.unknownRows += matches.hiddenRows;
    const std::string names = namesOf(matches.leftOut);
    if (matches.hiddenRows != 0) {
        const bool blind = matches.leftOutEverywhere && matches.rows.empty();
        coverage.state = std::max(coverage.state, blind ? State::NotEvaluable : State::Partly);
        add(coverage.reason,
            "Whether " + events(matches.hiddenRows)
                + (matches.hiddenRows == 1 ? " matches" : " match") + " depends on " + names
                + ", which the export of the evidence does not give.");
    }
    if (matches.uncertainRows != 0) {
        coverage.state = std::max(coverage.state, State::Partly);
        add(coverage.reason,
            "Of its matches, " + events(matches.uncertainRows)
                + " may be an exception that the rule makes: that depends on " + names
                + ", which the export of the evidence does not give.");
    }
}

} // namespace

RuleCoverage coverageWithoutSettings(const CompiledRule &rule)
{
    std::string names;
    for (const std::string &setting : rule.missingSettings())
        names.append(names.empty() ? "" : " and ").append(setting);
    return {rule.info(), State::NotEvaluable, 0,
            "The rule needs the setting " + names + ", which is empty."};
}

std::optional<RuleCoverage> coverageWithoutDatabase(const CompiledRule &rule,
                                                    const EventSnapshot &snapshot)
{
    if (snapshot.eventCount() == 0)
        return std::nullopt;
    std::vector<FieldId> fields;
    if (rule.isCorrelation()) {
        for (const auto *lists : {&rule.correlation().groupBy, &rule.correlation().values}) {
            for (const std::vector<FieldPath> &list : *lists) {
                for (const FieldPath &path : list) {
                    if (path.field)
                        fields.push_back(*path.field);
                }
            }
        }
    } else {
        fields = testedFields(*rule.filter().expression());
    }
    for (const FieldId field : fields) {
        if (!isGiven(snapshot, field))
            return RuleCoverage {rule.info(), State::NotEvaluable, 0,
                                 "The rule needs " + std::string(fieldInfo(field).path)
                                     + ": no GeoIP database that has it was given."};
    }
    return std::nullopt;
}

RuleCoverage coverageOf(const CompiledRule &rule, const RuleMatches &matches,
                        const EventSnapshot &snapshot)
{
    RuleCoverage coverage;
    coverage.rule = rule.info();
    coverage.unknownRows = matches.unknownRows;
    if (matches.unknownRows != 0) {
        coverage.state = matches.bodiesRead == 0 ? State::NotEvaluable : State::Partly;
        const std::string which = matches.bodiesRead == 0
            ? "None of the events that the rule is about carries the body that it looks into: "
            : "";
        add(coverage.reason,
            which + events(matches.unknownRows)
                + " would match if the request or response body had been recorded: "
                + bodiesText(matches, snapshot) + ".");
    }
    addLeftOut(matches, coverage);
    if (matches.unreadable != 0) {
        coverage.state = std::max(coverage.state, State::Partly);
        add(coverage.reason,
            "The original text of " + events(matches.unreadable) + " could not be read.");
    }
    return coverage;
}

RuleCoverage coverageOf(const CompiledRule &correlation, std::span<const RuleCoverage *const> bases,
                        const CorrelationGaps &gaps)
{
    RuleCoverage coverage;
    coverage.rule = correlation.info();
    const auto isState = [](State state) {
        return [state](const RuleCoverage *base) { return base->state == state; };
    };
    if (std::ranges::any_of(bases, isState(State::Failed)))
        coverage.state = State::Failed;
    else if (std::ranges::all_of(bases, isState(State::NotEvaluable)))
        coverage.state = State::NotEvaluable;
    else if (!std::ranges::all_of(bases, isState(State::Evaluated)))
        coverage.state = State::Partly;
    for (const RuleCoverage *base : bases) {
        coverage.unknownRows += base->unknownRows;
        if (base->state != State::Evaluated)
            add(coverage.reason, "It rests on \"" + base->rule->title + "\": " + base->reason);
    }
    if (!gaps.baseline.empty()) {
        coverage.state = std::max(coverage.state, State::NotEvaluable);
        add(coverage.reason, gaps.baseline);
    }
    if (gaps.withoutTime != 0) {
        coverage.state = std::max(coverage.state, State::Partly);
        add(coverage.reason, events(gaps.withoutTime) + " without a time could not be correlated.");
    }
    if (gaps.unreadable != 0) {
        coverage.state = std::max(coverage.state, State::Partly);
        add(coverage.reason,
            "The original text of " + events(gaps.unreadable) + " could not be read.");
    }
    return coverage;
}

RuleCoverage failedCoverage(const CompiledRule &rule, const std::string &reason)
{
    return {rule.info(), State::Failed, 0, reason};
}

} // namespace kubewake
