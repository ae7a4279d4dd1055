// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <QStringList>

#include <string>
#include <vector>

namespace kubewake {

// Where to look for what a rule matched on. Rules name fields as filters do: by path, by alias, or
// by a derived field that is no part of the event.

// FieldIds of the table's columns to highlight.
[[nodiscard]] QSet<int> matchedColumns(const std::vector<std::string> &matchedFields);

// Paths of the event's JSON to highlight.
[[nodiscard]] QStringList matchedPaths(const std::vector<std::string> &matchedFields);

} // namespace kubewake
