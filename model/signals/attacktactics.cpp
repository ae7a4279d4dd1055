// SPDX-License-Identifier: Apache-2.0
#include "model/signals/attacktactics.h"

namespace kubewake {

std::string tacticName(std::string_view tactic)
{
    std::string name;
    for (std::size_t i = 0; i < tactic.size(); ++i) {
        const char c = tactic[i];
        const bool starts = i == 0 || tactic[i - 1] == '-';
        const bool isAnd = starts && tactic.substr(i).starts_with("and-");
        if (c == '-')
            name += ' ';
        else
            name += starts && !isAnd && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return name;
}

} // namespace kubewake
