// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/timestamp.h"
#include "model/signals/ruleerror.h"
#include "model/signals/signal.h"
#include "model/signals/suppression.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// What the responder declares about the environment; rules refer to it by `expand` placeholders.
struct DetectionSettings
{
    std::vector<std::string> knownNetworks; // CIDRs; %known_networks%
    std::vector<std::string> knownAdministrators; // user names; %known_administrators%
    // Namespaces that come with a cluster; %preconfigured_namespaces%
    std::vector<std::string> preconfiguredNamespaces {"kube-system", "kube-public",
                                                      "kube-node-lease", "default"};
    // Registries, or repositories in them, that images may come from; %trusted_registries%
    std::vector<std::string> trustedRegistries {};
    // When suppressions expire is told by this time; by the clock if it is not set.
    std::optional<MicrosecondsUtc> now {};
    // Lists that rules call by names of their own: %JumpServers%, …
    std::map<std::string, std::vector<std::string>, std::less<>> placeholders {};
    // What happened this long from the start of the evidence (µs), or before this time, is what
    // new-value rules compare the rest with. Of the rules if neither is set; the time goes first.
    std::optional<std::int64_t> baseline {};
    std::optional<MicrosecondsUtc> baselineEnd {};
};

class CompiledRule; // detections/compiledrule.h

// The rules of a scan: read, checked and compiled. Immutable once loaded; any thread.
class RuleSet
{
public:
    struct Options
    {
        bool builtin = true; // the rules in the binary's resources
        std::vector<std::string> paths; // further files and folders (recursive, *.yml, *.yaml)
        DetectionSettings settings;
        // Rules that are not to run, by id, name or title. A correlation that rests on one still
        // gets its matches.
        std::vector<std::string> disabled {};
    };

    // A refused rule is an entry of errors(); the others are loaded.
    [[nodiscard]] static RuleSet load(const Options &options);

    [[nodiscard]] const std::vector<std::shared_ptr<const CompiledRule>> &rules() const
    {
        return m_rules;
    }
    // The meta filters among the files, those that have expired too.
    [[nodiscard]] const std::vector<SuppressionPtr> &suppressions() const { return m_suppressions; }
    [[nodiscard]] const std::vector<RuleError> &errors() const { return m_errors; }
    // Of Options::disabled: what no rule is called.
    [[nodiscard]] const std::vector<std::string> &unknownDisabled() const
    {
        return m_unknownDisabled;
    }

private:
    std::vector<std::shared_ptr<const CompiledRule>> m_rules;
    std::vector<SuppressionPtr> m_suppressions;
    std::vector<RuleError> m_errors;
    std::vector<std::string> m_unknownDisabled;
};

} // namespace kubewake
