// SPDX-License-Identifier: Apache-2.0
#include "detections/policyadvice.h"

#include "detections/compiledrule.h"
#include "detections/evidencefacts.h"
#include "detections/policydraft.h"
#include "detections/policytrial.h"
#include "detections/runcontrol.h"
#include "detections/verdicttext.h"
#include "model/query/policydecider.h"

#include <algorithm>
#include <map>
#include <set>

namespace kubewake {
namespace {

constexpr std::size_t kTitlesShown = 4;
constexpr std::size_t kObjectsShown = 8;

// `a; b; and 3 more`
std::string listOf(const std::vector<std::string> &texts, std::size_t shown)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(texts.size(), shown); ++i)
        text += (i == 0 ? "" : "; ") + texts[i];
    if (texts.size() > shown)
        text += "; and " + std::to_string(texts.size() - shown) + " more";
    return text;
}

std::string percent(double share)
{
    const int tenths = static_cast<int>(share * 1000 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

bool looksAtManagedFields(const CompiledRule &rule)
{
    return std::ranges::any_of(rule.matchedFields(), [](const std::string &path) {
        return path.find("managedFields") != std::string::npos;
    });
}

class PolicyAdvisor
{
public:
    PolicyAdvisor(const RuleSet &rules, const EventSnapshot &snapshot,
                  const DetectionResult &result, int workers, const EvaluationControl &control)
        : m_rules(rules)
        , m_snapshot(snapshot)
        , m_result(result)
        , m_workers(workers)
        , m_control(control)
        , m_facts(snapshot, workerCount(workers), control.cancelled)
    {
        for (const CompiledRulePtr &rule : rules.rules())
            m_needs.push_back(rule->needs());
    }

    Result<PolicyAdvice> advise()
    {
        m_draft = draftPolicy(m_needs);
        weighNoise();
        keepWhatRulesName();
        for (bool isComplete = false; !isComplete;) {
            dropKeptNoise();
            m_advice.policy = policyOfDraft();
            const Result<PolicyTrial> trial =
                tryPolicy(m_advice.policy, m_rules, m_snapshot, m_result, m_workers, m_control);
            if (!trial)
                return tl::unexpected<Error>(trial.error());
            isComplete = !keepNoiseOf(trial->lost);
            takeSizes(*trial);
        }
        judgeRules();
        m_advice.comments.header = header();
        for (const DraftRule &draft : m_draft)
            m_advice.comments.rules.push_back(commentOf(draft));
        return std::move(m_advice);
    }

private:
    [[nodiscard]] AuditPolicy policyOfDraft() const
    {
        AuditPolicy policy;
        for (const DraftRule &draft : m_draft)
            policy.rules.push_back(draft.rule);
        policy.omitStages = {Stage::RequestReceived};
        policy.omitManagedFields =
            std::ranges::none_of(m_rules.rules(), [](const CompiledRulePtr &rule) {
                return looksAtManagedFields(*rule);
            });
        return policy;
    }

    PolicyAdvice::Noise &noiseOf(const std::string &what)
    {
        const auto known = std::ranges::find(m_advice.noise, what, &PolicyAdvice::Noise::what);
        if (known != m_advice.noise.end())
            return *known;
        m_advice.noise.push_back({.what = what});
        return m_advice.noise.back();
    }

    void weighNoise()
    {
        const AuditPolicy policy = policyOfDraft();
        PolicyDecider decider(policy, m_snapshot);
        std::vector<std::pair<std::uint64_t, std::uint64_t>> ofRule(policy.rules.size());
        for (Row row = 0; row < m_snapshot.eventCount(); ++row) {
            auto &[events, bytes] = ofRule[decider.decisionOf(row).rule.value()];
            ++events;
            bytes += m_snapshot.length(row);
        }
        for (std::size_t i = 0; i < m_draft.size(); ++i) {
            if (m_draft[i].noise.empty())
                continue;
            PolicyAdvice::Noise &noise = noiseOf(m_draft[i].noise);
            noise.events += ofRule[i].first;
            noise.bytes += ofRule[i].second;
            if (m_snapshot.eventCount() != 0)
                noise.share = static_cast<double>(noise.events) / m_snapshot.eventCount();
        }
    }

    // A rule that names what would be dropped has its reasons.
    void keepWhatRulesName()
    {
        const AuditPolicy policy = policyOfDraft();
        for (std::size_t i = 0; i < m_needs.size(); ++i) {
            if (m_needs[i].isGeneral)
                continue;
            for (const std::size_t rule : decidingRules(policy, m_needs[i])) {
                if (!m_draft[rule].noise.empty())
                    noiseOf(m_draft[rule].noise).kept =
                        "The rule \"" + m_rules.rules()[i]->info()->title + "\" looks for it.";
            }
        }
    }

    void dropKeptNoise()
    {
        std::erase_if(m_draft, [this](const DraftRule &draft) {
            return !draft.noise.empty() && !noiseOf(draft.noise).kept.empty();
        });
    }

    // False: none of them was lost with noise.
    bool keepNoiseOf(const std::vector<SignalPtr> &lost)
    {
        PolicyDecider decider(m_advice.policy, m_snapshot);
        bool found = false;
        for (const SignalPtr &signal : lost) {
            for (const Row row : signal->rows) {
                const std::string &noise = m_draft[decider.decisionOf(row).rule.value()].noise;
                if (noise.empty())
                    continue;
                noiseOf(noise).kept =
                    "A signal of \"" + signal->rule->title + "\" rests on it in this evidence.";
                found = true;
            }
        }
        return found;
    }

    void takeSizes(const PolicyTrial &trial)
    {
        m_advice.before = trial.outcome.before;
        m_advice.kept = trial.outcome.kept;
        m_advice.signalsBefore = m_result.signalList.size();
        m_advice.signalsKept = m_result.signalList.size() - trial.lost.size();
    }

    // What the evidence hid, and what stays hidden on purpose.
    void judgeRules()
    {
        for (std::size_t i = 0; i < m_needs.size(); ++i) {
            const std::shared_ptr<const RuleInfo> &info = m_rules.rules()[i]->info();
            const PolicyVerdict verdict = verdictOf(m_advice.policy, m_needs[i]);
            if (verdict.state != PolicyVerdict::State::Evaluable) {
                m_advice.staysBlind.push_back({info, reasonOf(verdict)});
                continue;
            }
            if (wasBlindedByTheLog(*m_rules.rules()[i]))
                m_advice.unblinded.push_back(
                    {info,
                     std::ranges::find(m_result.coverage, info, &RuleCoverage::rule)->reason});
        }
    }

    // Not by a setting that is missing, or by a baseline that the evidence is too short for: of
    // correlations only what their base rules could not see is the log's doing.
    [[nodiscard]] bool wasBlindedByTheLog(const CompiledRule &rule) const
    {
        const auto coverage =
            std::ranges::find(m_result.coverage, rule.info(), &RuleCoverage::rule);
        if (coverage == m_result.coverage.end() || !rule.missingSettings().empty()
            || (coverage->state != RuleCoverage::State::Partly
                && coverage->state != RuleCoverage::State::NotEvaluable))
            return false;
        return !rule.isCorrelation()
            || std::ranges::any_of(rule.bases(), [this](const CompiledRulePtr &base) {
                   return wasBlindedByTheLog(*base);
               });
    }

    [[nodiscard]] std::vector<std::string> header() const
    {
        std::vector<std::string> lines {
            "Audit policy suggested by Kubewake for " + std::to_string(m_rules.rules().size())
                + " detection rules, from " + std::to_string(m_snapshot.eventCount())
                + " events recorded from " + formatTimestampUtc(m_snapshot.firstTime()) + " to "
                + formatTimestampUtc(m_snapshot.lastTime()) + ".",
            "The first rule that matches decides. See "
            "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/"};
        const auto share = [](std::uint64_t part, std::uint64_t whole) {
            return whole == 0 ? std::string("all")
                              : percent(static_cast<double>(part) / static_cast<double>(whole));
        };
        lines.push_back("Of this evidence it would have kept "
                        + share(m_advice.kept.events, m_advice.before.events) + " of the events, "
                        + share(m_advice.kept.bytes, m_advice.before.bytes) + " of the bytes and "
                        + std::to_string(m_advice.signalsKept) + " of "
                        + std::to_string(m_advice.signalsBefore) + " signals.");
        for (const PolicyAdvice::Noise &noise : m_advice.noise) {
            if (!noise.kept.empty())
                lines.push_back("Not dropped: " + noise.what + " (" + percent(noise.share)
                                + " of the events). " + noise.kept);
        }
        if (!m_advice.unblinded.empty())
            lines.push_back("Rules that could not be evaluated, or only partly, and can be with "
                            "this policy: "
                            + listOf(titlesOf(m_advice.unblinded), SIZE_MAX) + ".");
        if (!m_advice.staysBlind.empty())
            lines.push_back("Rules that stay blind, wholly or partly, because what they look into "
                            "holds secrets: "
                            + listOf(titlesOf(m_advice.staysBlind), SIZE_MAX) + ".");
        return lines;
    }

    static std::vector<std::string> titlesOf(const std::vector<PolicyAdvice::Rule> &rules)
    {
        std::vector<std::string> titles;
        for (const PolicyAdvice::Rule &rule : rules)
            titles.push_back(rule.rule->title);
        return titles;
    }

    [[nodiscard]] std::vector<std::string> commentOf(const DraftRule &draft)
    {
        std::vector<std::string> lines {draft.why};
        if (!draft.noise.empty()) {
            const PolicyAdvice::Noise &noise = noiseOf(draft.noise);
            const bool isFirst =
                &*std::ranges::find(m_draft, draft.noise, &DraftRule::noise) == &draft;
            if (isFirst)
                lines.push_back("Here " + percent(noise.share)
                                + " of the events: " + std::to_string(noise.events) + ", "
                                + std::to_string(noise.bytes) + " bytes.");
        }
        if (draft.operations.empty())
            return lines;
        const std::vector<std::string> titles = titlesThatNeed(draft);
        lines.push_back("Needed by " + std::to_string(titles.size())
                        + (titles.size() == 1 ? " rule: " : " rules: ")
                        + listOf(titles, kTitlesShown) + ".");
        const std::vector<std::string> lower = recordedLower(draft);
        if (!lower.empty())
            lines.push_back("Recorded lower here: " + listOf(lower, kObjectsShown) + ".");
        return lines;
    }

    [[nodiscard]] std::vector<std::string> titlesThatNeed(const DraftRule &draft) const
    {
        const std::set<const ApiOperation *> operations(draft.operations.begin(),
                                                        draft.operations.end());
        std::vector<std::string> titles;
        for (std::size_t i = 0; i < m_needs.size(); ++i) {
            if (std::ranges::any_of(m_needs[i].needs, [&](const RuleNeed &need) {
                    return need.level > Level::Metadata && operations.contains(need.operation);
                }))
                titles.push_back(m_rules.rules()[i]->info()->title);
        }
        return titles;
    }

    // `pods at Metadata`
    [[nodiscard]] std::vector<std::string> recordedLower(const DraftRule &draft) const
    {
        std::map<std::string, Level> lowest;
        for (const ApiOperation *operation : draft.operations) {
            const EvidenceFacts::Seen *seen = m_facts.of(*operation);
            const Level level = seen == nullptr ? Level::Missing : seen->lowestLevel();
            if (level == Level::Missing || level >= draft.rule.level)
                continue;
            Level &known = lowest.try_emplace(operation->object(), level).first->second;
            known = std::min(known, level);
        }
        std::vector<std::string> texts;
        for (const auto &[object, level] : lowest)
            texts.push_back(object + " at "
                            + std::string(kLevelNames[static_cast<std::size_t>(level)]));
        return texts;
    }

    const RuleSet &m_rules;
    const EventSnapshot &m_snapshot;
    const DetectionResult &m_result;
    int m_workers;
    const EvaluationControl &m_control;
    EvidenceFacts m_facts;
    std::vector<RuleNeeds> m_needs; // of each rule
    std::vector<DraftRule> m_draft;
    PolicyAdvice m_advice;
};

} // namespace

Result<PolicyAdvice> advisePolicy(const RuleSet &rules, const EventSnapshot &snapshot,
                                  const DetectionResult &result, int workers,
                                  const EvaluationControl &control)
{
    return PolicyAdvisor(rules, snapshot, result, workers, control).advise();
}

} // namespace kubewake
