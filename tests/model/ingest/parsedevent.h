// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/auditeventparser.h"
#include "model/store/eventstore.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake::test {

// The columns of one row as texts; a column that is absent has no entry.
using Cells = std::map<Column, std::vector<std::string>>;

[[nodiscard]] inline Cells cellsOf(const EventSnapshot &snapshot, Row row)
{
    Cells cells;
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        const Code code = snapshot.code(column, row);
        if (kColumns[i].kind == ColumnKind::Number) {
            cells[column] = {std::to_string(code)};
        } else if (code == kMissing) {
            continue;
        } else if (kColumns[i].kind == ColumnKind::Value) {
            cells[column] = {std::string(snapshot.value(kColumns[i].dictionary, code))};
        } else if (kColumns[i].kind == ColumnKind::List) {
            std::vector<std::string> &list = cells[column];
            for (const Code element : snapshot.tuple(column, code))
                list.emplace_back(snapshot.value(kColumns[i].dictionary, element));
        } else {
            std::vector<std::string> &parts = cells[column];
            const std::vector<Code> codes = snapshot.tuple(column, code);
            for (std::size_t part = 0; part < codes.size(); ++part)
                parts.emplace_back(
                    codes[part] == kMissing
                        ? "(absent)"
                        : snapshot.value(kObjectTypeDictionaries[part], codes[part]));
        }
    }
    return cells;
}

// What AuditEventParser makes of one text.
struct ParsedText
{
    JsonKind kind = JsonKind::Invalid;
    std::string reason;
    SnapshotPtr snapshot; // of no event or one
    Cells cells;

    [[nodiscard]] std::string cell(Column column) const
    {
        const auto found = cells.find(column);
        if (found == cells.end())
            return "(absent)";
        std::string text;
        for (const std::string &value : found->second)
            text += (text.empty() ? "" : "|") + value;
        return text;
    }
};

[[nodiscard]] inline ParsedText parsed(std::string_view text)
{
    AuditEventParser parser;
    BatchBuilder builder;
    EventStore store;
    auto source = store.addSource(std::make_shared<SourceInfo>());
    std::string padded(text);
    padded.append(kJsonPadding, '"'); // any bytes
    ParsedText result;
    result.kind = parser.parse(std::string_view(padded).substr(0, text.size()),
                               {*source, 0, static_cast<std::uint32_t>(text.size()), 1}, builder);
    result.reason = parser.reason();
    store.commit(builder.take());
    result.snapshot = store.publish();
    if (result.snapshot->eventCount() > 0)
        result.cells = cellsOf(*result.snapshot, 0);
    return result;
}

} // namespace kubewake::test
