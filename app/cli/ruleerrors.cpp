// SPDX-License-Identifier: Apache-2.0
#include "app/cli/ruleerrors.h"

namespace kubewake {

void reportRuleErrors(const RuleSet &rules, const Console &console)
{
    for (const RuleError &error : rules.errors()) {
        std::string text = error.file;
        if (error.line > 0)
            text += ":" + std::to_string(error.line);
        if (!error.ruleTitle.empty())
            text += ": " + error.ruleTitle;
        console.message(QString::fromStdString(text + ": " + error.message));
    }
}

} // namespace kubewake
