// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/correlationspec.h"
#include "model/query/compiledfilter.h"
#include "model/signals/signal.h"
#include "model/signals/suppression.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

struct RuleNeeds; // detections/ruleneeds.h

// What takes matches of a rule away because somebody expects them.
struct CompiledSuppression
{
    SuppressionPtr info;
    CompiledFilter keep; // the meta filter: what it matches stays
};

// A rule or correlation, ready to run over any snapshot. Immutable and shared; any thread.
class CompiledRule
{
public:
    struct Parts
    {
        std::shared_ptr<const RuleInfo> info;
        // A rule has an expression, a correlation a spec and its base rules.
        ExpressionPtr expression;
        std::optional<CorrelationSpec> correlation;
        std::vector<std::shared_ptr<const CompiledRule>> bases; // in the order of its `rules`
        FieldId entityField = FieldId::EffectiveUser;
        // Correlations: which of CorrelatedEvents::group is the entity; none if none has a column.
        std::optional<std::size_t> entityGroup {};
        std::size_t depth = 0; // correlations: of how many one upon the other it is the last
        std::int64_t window = 0; // µs; matches of one entity closer than this are one signal
        std::vector<std::string> matchedFields; // paths
        std::vector<std::string> missingSettings; // required, but empty
        std::vector<CompiledSuppression> suppressions; // in the order of their files
        // False for a rule that only feeds correlations.
        bool givesSignals = true;
        bool enabled = true; // false: runs for correlations that rest on it, if at all
    };

    explicit CompiledRule(Parts parts)
        : m_parts(std::move(parts))
        , m_filter(m_parts.expression)
    {
    }

    [[nodiscard]] const std::shared_ptr<const RuleInfo> &info() const { return m_parts.info; }
    [[nodiscard]] bool isCorrelation() const { return m_parts.correlation.has_value(); }
    [[nodiscard]] const CorrelationSpec &correlation() const { return *m_parts.correlation; }
    [[nodiscard]] const std::vector<std::shared_ptr<const CompiledRule>> &bases() const
    {
        return m_parts.bases;
    }
    // What a rule that is no correlation matches.
    [[nodiscard]] const CompiledFilter &filter() const { return m_filter; }
    [[nodiscard]] FieldId entityField() const { return m_parts.entityField; }
    [[nodiscard]] std::optional<std::size_t> entityGroup() const { return m_parts.entityGroup; }
    [[nodiscard]] std::size_t depth() const { return m_parts.depth; }
    [[nodiscard]] std::int64_t window() const { return m_parts.window; }
    [[nodiscard]] const std::vector<std::string> &matchedFields() const
    {
        return m_parts.matchedFields;
    }
    [[nodiscard]] const std::vector<std::string> &missingSettings() const
    {
        return m_parts.missingSettings;
    }
    [[nodiscard]] const std::vector<CompiledSuppression> &suppressions() const
    {
        return m_parts.suppressions;
    }
    [[nodiscard]] bool givesSignals() const { return m_parts.givesSignals; }
    // What has to be logged for it. Found at the first call: see needsOf().
    [[nodiscard]] const RuleNeeds &needs() const;
    [[nodiscard]] bool isEnabled() const { return m_parts.enabled; }

private:
    Parts m_parts;
    CompiledFilter m_filter;
    mutable std::once_flag m_needsOnce;
    mutable std::shared_ptr<const RuleNeeds> m_needs;
};

using CompiledRulePtr = std::shared_ptr<const CompiledRule>;

} // namespace kubewake
