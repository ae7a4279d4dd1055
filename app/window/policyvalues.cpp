// SPDX-License-Identifier: Apache-2.0
#include "app/window/policyvalues.h"

#include "detections/compiledrule.h"
#include "detections/verdicttext.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace kubewake {
namespace {

using State = RuleCoverage::State;

State stateOf(PolicyVerdict::State state)
{
    switch (state) {
    case PolicyVerdict::State::Evaluable:
        return State::Evaluated;
    case PolicyVerdict::State::Partly:
        return State::Partly;
    case PolicyVerdict::State::Blind:
        break;
    }
    return State::NotEvaluable;
}

// Effects of a policy on rules whose run is known.
class Effects
{
public:
    explicit Effects(const DetectionResult &result)
    {
        for (const RuleCoverage &coverage : result.coverage)
            m_coverage[coverage.rule.get()] = &coverage;
    }

    [[nodiscard]] PolicyEffect of(const std::shared_ptr<const RuleInfo> &rule,
                                  const PolicyVerdict &verdict) const
    {
        PolicyEffect effect {.rule = rule};
        if (const auto found = m_coverage.find(rule.get()); found != m_coverage.end()) {
            effect.now = found->second->state;
            effect.nowReason = found->second->reason;
        }
        effect.then = stateOf(verdict.state);
        effect.thenReason = reasonOf(verdict);
        return effect;
    }

private:
    std::map<const RuleInfo *, const RuleCoverage *> m_coverage;
};

} // namespace

PolicySuggestion suggestionOf(const PolicyAdvice &advice, const RuleSet &rules,
                              const DetectionResult &result)
{
    PolicySuggestion suggestion;
    suggestion.text = policyText(advice.policy, advice.comments);
    for (const PolicyAdvice::Noise &noise : advice.noise)
        suggestion.noise.push_back({noise.what, noise.events, noise.bytes, noise.kept});
    std::ranges::stable_sort(suggestion.noise, std::ranges::greater {},
                             &PolicySuggestion::Noise::events);
    suggestion.before = advice.before;
    suggestion.kept = advice.kept;
    suggestion.signalsBefore = advice.signalsBefore;
    suggestion.signalsKept = advice.signalsKept;
    std::map<const RuleInfo *, const CompiledRule *> compiled;
    for (const CompiledRulePtr &rule : rules.rules())
        compiled[rule->info().get()] = rule.get();
    const Effects effects(result);
    for (const auto *list : {&advice.unblinded, &advice.staysBlind}) {
        for (const PolicyAdvice::Rule &rule : *list)
            suggestion.effects.push_back(effects.of(
                rule.rule, verdictOf(advice.policy, compiled.at(rule.rule.get())->needs())));
    }
    return suggestion;
}

std::vector<PolicyProblem> problemsOf(const PolicyDocument &document)
{
    std::vector<PolicyProblem> problems;
    for (const RuleProblem &problem : document.problems)
        problems.push_back({problem.line, problem.message, false});
    for (const RuleProblem &warning : document.warnings)
        problems.push_back({warning.line, warning.message, true});
    return problems;
}

PolicyTrialReport reportOf(PolicyTrial trial, const PolicyDocument &document,
                           const DetectionResult &result)
{
    PolicyTrialReport report;
    report.problems = problemsOf(document);
    report.wasTried = true;
    report.outcome = std::move(trial.outcome);
    report.outcome.snapshot.reset();
    for (std::size_t i = 0; i < document.policy.rules.size(); ++i)
        report.policyRules.push_back({document.ruleLines[i], document.policy.rules[i].level,
                                      report.outcome.eventsOfRule[i]});
    const Effects effects(result);
    for (const RuleUnderPolicy &rule : trial.rules) {
        PolicyEffect effect = effects.of(rule.rule, rule.verdict);
        effect.signalsBefore = rule.signalsBefore;
        effect.signalsKept = rule.signalsKept;
        report.effects.push_back(std::move(effect));
    }
    std::ranges::stable_sort(
        report.effects, std::ranges::greater {}, [](const PolicyEffect &effect) {
            return std::tuple(effect.signalsLost(), effect.then, effect.rule->severity);
        });
    report.lost = std::move(trial.lost);
    return report;
}

} // namespace kubewake
