// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace kubewake {

// A rule file or document that was refused. All texts come from the file: plain text.
struct RuleError
{
    std::string file;
    int line = 0; // from 1; 0 if unknown
    std::string ruleTitle; // if it could be read
    std::string message; // English
};

} // namespace kubewake
