// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace kubewake {

// Appends a cell of tab-separated text as spreadsheets paste it: one with a tab, a quote or a line
// break is quoted, and no text becomes a formula.
void appendTsvCell(std::string &line, std::string text, bool isNumber);

} // namespace kubewake
