// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/evidenceinput.h"
#include "detections/ruleset.h"
#include "model/core/result.h"

#include <QStringList>

namespace kubewake {

// `kubewake info`: what the evidence is, how much of it could be read, and what its audit policy
// recorded and rules could have seen. Made for one run.
class InfoCommand
{
public:
    explicit InfoCommand(const Console &console)
        : m_console(console)
    {
    }

    // The exit code. Blocks.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    [[nodiscard]] int inform(const EvidenceOptions &load, const RuleSet::Options &ruleOptions,
                             const QString &format, const QString &outputPath);
    [[nodiscard]] bool write(const std::string &text, const QString &outputPath);

    const Console &m_console;
};

} // namespace kubewake
