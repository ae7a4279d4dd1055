// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/signal.h"

#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// What ATT&CK for Enterprise says about the techniques that the bundled rules name
// (https://attack.mitre.org/techniques/enterprise/, version 18; © The MITRE Corporation, used with
// its permission). Names stay English: they are looked up there. Any thread; a search of a small
// table.

// `Unsecured Credentials: Container API` for T1552.007; the id itself for any other id.
[[nodiscard]] std::string techniqueName(std::string_view id);

// The tactics that a technique of a rule stands under, as Sigma tags spell them, in the order of
// ATT&CK. A rule names techniques and tactics, but not which belong together: those of its tactics
// that ATT&CK has the technique under; ATT&CK's own if there is none; the rule's if the table does
// not know the technique. Empty if nobody says any.
[[nodiscard]] std::vector<std::string> tacticsOfTechnique(std::string_view id,
                                                          const RuleInfo &rule);

} // namespace kubewake
