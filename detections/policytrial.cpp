// SPDX-License-Identifier: Apache-2.0
#include "detections/policytrial.h"

#include "detections/compiledrule.h"

#include <algorithm>
#include <map>

namespace kubewake {
namespace {

// The signals of a rule by whom they are about.
class SignalsByEntity
{
public:
    explicit SignalsByEntity(const std::vector<SignalPtr> &signalList)
    {
        for (const SignalPtr &signal : signalList)
            m_signals[{signal->rule.get(), signal->entity}].push_back(signal.get());
    }

    [[nodiscard]] bool hasLike(const Signal &signal) const
    {
        const auto found = m_signals.find({signal.rule.get(), signal.entity});
        return found != m_signals.end()
            && std::ranges::any_of(found->second, [&signal](const Signal *other) {
                   return other->first <= signal.last && signal.first <= other->last;
               });
    }

private:
    std::map<std::pair<const RuleInfo *, std::string>, std::vector<const Signal *>> m_signals;
};

} // namespace

Result<PolicyTrial> tryPolicy(const AuditPolicy &policy, const RuleSet &rules,
                              const EventSnapshot &snapshot, const DetectionResult &before,
                              int workers, const EvaluationControl &control)
{
    Result<PolicyOutcome> outcome = applyPolicy(policy, snapshot, control);
    if (!outcome)
        return tl::unexpected<Error>(outcome.error());
    DetectionControl detection;
    detection.cancelled = control.cancelled;
    DetectionOptions options;
    options.workers = workers;
    const DetectionResult after = detect(rules, outcome->snapshot, options, detection);
    if (after.cancelled)
        return failure(QStringLiteral("cancelled"));

    PolicyTrial trial;
    trial.outcome = std::move(*outcome);
    std::map<const RuleInfo *, std::size_t> places;
    for (const CompiledRulePtr &rule : rules.rules()) {
        places[rule->info().get()] = trial.rules.size();
        trial.rules.push_back({rule->info(), 0, 0, verdictOf(policy, rule->needs())});
    }
    const SignalsByEntity left(after.signalList);
    for (const SignalPtr &signal : before.signalList) {
        RuleUnderPolicy &rule = trial.rules[places.at(signal->rule.get())];
        const bool isKept = left.hasLike(*signal);
        ++rule.signalsBefore;
        rule.signalsKept += isKept ? 1 : 0;
        if (!isKept)
            trial.lost.push_back(signal);
    }
    return trial;
}

} // namespace kubewake
