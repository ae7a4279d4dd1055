// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace kubewake {

// The tactics of ATT&CK for Enterprise, as Sigma tags spell them, in the order of the matrix
// (https://attack.mitre.org/tactics/enterprise/). `stealth` is what version 19 calls the larger
// half of defense evasion.
inline constexpr std::array<std::string_view, 15> kAttackTactics {"reconnaissance",
                                                                  "resource-development",
                                                                  "initial-access",
                                                                  "execution",
                                                                  "persistence",
                                                                  "privilege-escalation",
                                                                  "defense-evasion",
                                                                  "stealth",
                                                                  "credential-access",
                                                                  "discovery",
                                                                  "lateral-movement",
                                                                  "collection",
                                                                  "command-and-control",
                                                                  "exfiltration",
                                                                  "impact"};

// The place of a tactic in that order; behind all of them for any other text.
[[nodiscard]] constexpr std::size_t tacticOrder(std::string_view tactic)
{
    for (std::size_t i = 0; i < kAttackTactics.size(); ++i) {
        if (kAttackTactics.at(i) == tactic)
            return i;
    }
    return kAttackTactics.size();
}

// As ATT&CK writes it: `Command and Control` for `command-and-control`. English: it is a name.
[[nodiscard]] std::string tacticName(std::string_view tactic);

} // namespace kubewake
