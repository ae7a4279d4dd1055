// SPDX-License-Identifier: Apache-2.0
#include "app/cli/policyreport.h"
#include "detections/verdicttext.h"
#include "model/core/timestamp.h"

#include <nlohmann/json.hpp>

namespace kubewake {
namespace {

using Json = nlohmann::ordered_json;

Json sizeJson(const EvidenceSize &size)
{
    return {{"events", size.events}, {"requests", size.requests}, {"bytes", size.bytes}};
}

Json levelJson(Level level)
{
    return std::string(kLevelNames[static_cast<std::size_t>(level)]);
}

Json policyRulesJson(const PolicyOutcome &outcome, const PolicyDocument &document)
{
    Json rules = Json::array();
    for (std::size_t i = 0; i < document.policy.rules.size(); ++i)
        rules.push_back({{"line", document.ruleLines[i]},
                         {"level", levelJson(document.policy.rules[i].level)},
                         {"events", outcome.eventsOfRule[i]}});
    return rules;
}

Json ruleJson(const RuleUnderPolicy &rule)
{
    constexpr std::array<std::string_view, 3> kStates {"evaluable", "partly", "blind"};
    Json shortfalls = Json::array();
    for (const PolicyVerdict::Shortfall &shortfall : rule.verdict.shortfalls)
        shortfalls.push_back({{"verb", shortfall.operation->verb},
                              {"object", shortfall.operation->object()},
                              {"needed", levelJson(shortfall.needed)},
                              {"given", levelJson(shortfall.given)}});
    return {{"id", rule.rule->id},
            {"title", rule.rule->title},
            {"signals", rule.signalsBefore},
            {"signals_kept", rule.signalsKept},
            {"state", kStates[static_cast<std::size_t>(rule.verdict.state)]},
            {"reason", reasonOf(rule.verdict)},
            {"shortfalls", std::move(shortfalls)}};
}

Json rulesJson(const std::vector<PolicyAdvice::Rule> &rules)
{
    Json json = Json::array();
    for (const PolicyAdvice::Rule &rule : rules)
        json.push_back(
            {{"id", rule.rule->id}, {"title", rule.rule->title}, {"reason", rule.reason}});
    return json;
}

std::string textOf(const Json &json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::string adviceJson(const PolicyAdvice &advice)
{
    Json noise = Json::array();
    for (const PolicyAdvice::Noise &some : advice.noise)
        noise.push_back({{"what", some.what},
                         {"events", some.events},
                         {"bytes", some.bytes},
                         {"share", some.share},
                         {"dropped", some.kept.empty()},
                         {"kept_because", some.kept}});
    return textOf({{"policy", policyText(advice.policy, advice.comments)},
                   {"evidence", sizeJson(advice.before)},
                   {"kept", sizeJson(advice.kept)},
                   {"signals", advice.signalsBefore},
                   {"signals_kept", advice.signalsKept},
                   {"noise", std::move(noise)},
                   {"unblinded", rulesJson(advice.unblinded)},
                   {"stays_blind", rulesJson(advice.staysBlind)}});
}

std::string policyJson(const PolicyTrial &trial, const PolicyDocument &document)
{
    const PolicyOutcome &outcome = trial.outcome;
    Json levels = Json::object();
    for (std::size_t level = static_cast<std::size_t>(Level::None); level < kLevelNames.size();
         ++level)
        levels[std::string(kLevelNames[level])] = sizeJson(outcome.byLevel[level]);
    Json rules = Json::array();
    for (const RuleUnderPolicy &rule : trial.rules)
        rules.push_back(ruleJson(rule));
    Json lost = Json::array();
    for (const SignalPtr &signal : trial.lost)
        lost.push_back({{"rule_id", signal->rule->id},
                        {"rule", signal->rule->title},
                        {"level", kSeverityNames[static_cast<std::size_t>(signal->rule->severity)]},
                        {"entity", signal->entity},
                        {"first", formatTimestampUtc(signal->first)},
                        {"last", formatTimestampUtc(signal->last)},
                        {"count", signal->count()}});
    const Json json = {
        {"evidence", sizeJson(outcome.before)},
        {"kept", sizeJson(outcome.kept)},
        {"levels", std::move(levels)},
        {"omitted_stages", outcome.omittedStages},
        {"reduced_events", outcome.reducedEvents},
        {"reduced_bytes", outcome.reducedBytes},
        {"deeper_events", outcome.deeperEvents},
        {"unreadable", outcome.unreadable},
        {"policy_rules", policyRulesJson(outcome, document)},
        {"events_of_no_rule", outcome.eventsOfRule.back()},
        {"rules", std::move(rules)},
        {"lost_signals", std::move(lost)},
    };
    return textOf(json);
}

} // namespace kubewake
