// SPDX-License-Identifier: Apache-2.0
#include "model/export/tsvcell.h"

#include "model/export/csvwriter.h"

namespace kubewake {

void appendTsvCell(std::string &line, std::string text, bool isNumber)
{
    if (!isNumber && looksLikeFormula(text))
        text.insert(0, 1, '\'');
    if (text.find_first_of("\t\"\r\n") == std::string::npos) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) {
        line += c;
        if (c == '"')
            line += c;
    }
    line += '"';
}

} // namespace kubewake
