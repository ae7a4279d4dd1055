// SPDX-License-Identifier: Apache-2.0
#include "detections/ruleset.h"

#include "detections/rulefiles.h"
#include "detections/rulesetbuilder.h"

namespace kubewake {

RuleSet RuleSet::load(const Options &options)
{
    const RuleFiles files(options);
    RuleSetBuilder builder(options);
    for (const RuleFiles::File &file : files.files())
        builder.addFile(file.name, file.text);
    builder.build();
    RuleSet rules;
    rules.m_rules = builder.takeRules();
    rules.m_suppressions = builder.takeSuppressions();
    rules.m_unknownDisabled = builder.takeUnknownDisabled();
    rules.m_errors = files.errors();
    for (RuleError &error : builder.takeErrors())
        rules.m_errors.push_back(std::move(error));
    return rules;
}

} // namespace kubewake
