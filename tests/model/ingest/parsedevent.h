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

// A parser and the store that it fills, text after text.
class ParserAndStore
{
public:
    [[nodiscard]] ParsedText parsed(std::string_view text)
    {
        std::string padded(text);
        padded.append(kJsonPadding, '"'); // any bytes
        ParsedText result;
        result.kind = m_parser.parse(
            std::string_view(padded).substr(0, text.size()),
            {m_source, 0, static_cast<std::uint32_t>(text.size()), ++m_line}, m_builder);
        result.reason = m_parser.reason();
        const Row duplicates = m_store.commit(m_builder.take());
        result.snapshot = m_store.publish();
        if (result.kind == JsonKind::AuditEvent && duplicates == 0)
            result.cells = cellsOf(*result.snapshot, result.snapshot->eventCount() - 1);
        return result;
    }

private:
    AuditEventParser m_parser;
    BatchBuilder m_builder;
    EventStore m_store;
    SourceId m_source = *m_store.addSource(std::make_shared<SourceInfo>());
    std::uint64_t m_line = 0;
};

[[nodiscard]] inline ParsedText parsed(std::string_view text)
{
    return ParserAndStore().parsed(text);
}

} // namespace kubewake::test
