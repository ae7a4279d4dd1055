// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "detections/ruleset.h"

#include <QStringList>

namespace kubewake {

// `kubewake rules list|check`: the rules of a scan, and what is wrong with rule files.
// Made for one run.
class RulesCommand
{
public:
    explicit RulesCommand(const Console &console)
        : m_console(console)
    {
    }

    // The exit code: 3 if a rule was refused.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    [[nodiscard]] int list(const RuleSet &rules) const;
    [[nodiscard]] int check(const RuleSet &rules) const;

    const Console &m_console;
};

} // namespace kubewake
