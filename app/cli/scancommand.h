// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/scanrequest.h"

#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace kubewake {

struct EvidenceInput;
class OutputTarget;

// `kubewake scan`: runs the rules over files and prints the signals. Made for one run.
class ScanCommand
{
public:
    explicit ScanCommand(const Console &console)
        : m_console(console)
    {
    }

    // The exit code. Blocks.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    // An exit code if the arguments leave nothing to do.
    [[nodiscard]] std::optional<int> read(const QStringList &arguments);
    // Why what was asked for cannot be followed; empty if it can.
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] std::optional<int> readQuery(const QString &kql);
    [[nodiscard]] int scan(const RuleSet &rules);
    [[nodiscard]] DetectionResult runRules(const RuleSet &rules, const EvidenceInput &input,
                                           const DetectionOptions &options) const;
    [[nodiscard]] Result<void> print(const EvidenceInput &input, const RuleSet &rules,
                                     const DetectionResult &result,
                                     const std::vector<SignalPtr> &shown) const;
    [[nodiscard]] Result<void> printSignals(OutputTarget &output, const EvidenceInput &input,
                                            const std::vector<SignalPtr> &shown) const;
    [[nodiscard]] Result<void> writeNavigatorLayer(const std::vector<SignalPtr> &shown) const;
    [[nodiscard]] Result<void> printOrigins(OutputTarget &output, const EvidenceInput &input,
                                            const std::vector<SignalPtr> &shown) const;
    [[nodiscard]] Result<void> printTable(OutputTarget &output, const EvidenceInput &input,
                                          const std::vector<SignalPtr> &shown) const;

    const Console &m_console;
    RuleSet::Options m_ruleOptions;
    QStringList m_paths;
    QString m_outputPath;
    ScanRequest m_request;
    QString m_navigatorPath;
    bool m_incidents = false;
    bool m_follow = false;
};

} // namespace kubewake
