// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/detectionbody.h"
#include "detections/rulecontext.h"
#include "detections/ruledocument.h"
#include "detections/ruleset.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kubewake {

// Turns rule documents into compiled rules: first the rules, then the meta filters that narrow
// them, then the correlations that refer to them. Used once, by one thread.
class RuleSetBuilder
{
public:
    explicit RuleSetBuilder(const RuleSet::Options &options);

    // All documents of one file.
    void addFile(const std::string &name, const std::string &text);
    void build();

    [[nodiscard]] std::vector<CompiledRulePtr> takeRules() { return std::move(m_rules); }
    [[nodiscard]] std::vector<SuppressionPtr> takeSuppressions()
    {
        return std::move(m_suppressions);
    }
    [[nodiscard]] std::vector<RuleError> takeErrors() { return std::move(m_errors); }
    [[nodiscard]] std::vector<std::string> takeUnknownDisabled()
    {
        return {m_disabled.begin(), m_disabled.end()};
    }

private:
    // A document on its way to a rule. Refused ones stay, without a body.
    struct Draft
    {
        RuleDocument document;
        DetectionBody body; // Detection
        CorrelationSpec correlation; // Correlation
        bool usable = true;
        bool enabled = true;
        bool isBeingRead = false; // a correlation whose base rules are looked at
        bool isRead = false;
        int chain = 0; // how many correlations one upon the other it is the last of
        bool referenced = false; // by a correlation
        bool generated = false; // … that wants its signals too
        std::vector<CompiledSuppression> suppressions; // of a rule
        CompiledRulePtr rule;
    };

    [[nodiscard]] MicrosecondsUtc now() const;
    void refuse(Draft &draft, const RuleProblem &problem);
    [[nodiscard]] Draft *find(const std::string &idOrName);
    void registerNames();
    void takeDisabled();
    void compileDetection(Draft &draft);
    void applyFilter(Draft &draft);
    [[nodiscard]] RuleResult<std::vector<Draft *>> targetsOf(const Draft &filter);
    void buildDetection(Draft &draft);
    void readCorrelation(Draft &draft);
    [[nodiscard]] std::string problemOfBase(const std::string &name);
    void buildCorrelation(Draft &draft);
    void takeEntity(const Draft &draft, CompiledRule::Parts &parts) const;
    void takeBaseline(CorrelationSpec &spec) const;
    [[nodiscard]] CompiledRule::Parts partsOf(const Draft &draft) const;

    DetectionSettings m_settings;
    RuleContext m_context;
    std::set<std::string> m_disabled; // by id, name or title; once built, those never met
    std::vector<Draft> m_drafts;
    int m_chainLength = 0; // of the correlation that is being read
    std::map<std::string, std::size_t> m_byName; // ids and names
    std::vector<CompiledRulePtr> m_rules;
    std::vector<SuppressionPtr> m_suppressions;
    std::vector<RuleError> m_errors;
};

} // namespace kubewake
