// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/tablesniffer.h"

#include "model/ingest/columninference.h"
#include "model/ingest/csvscanner.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace kubewake {
namespace {

constexpr std::size_t kMaximumHeader = 64U << 10;
constexpr std::size_t kMaximumName = 256;
constexpr int kSampledRows = 200;

// In this order where they give as many columns: commas are inside of names the least.
constexpr std::string_view kSeparators = ",\t;|";

std::string_view withoutLineBreak(std::string_view row)
{
    if (row.ends_with('\n'))
        row.remove_suffix(1);
    if (row.ends_with('\r'))
        row.remove_suffix(1);
    return row;
}

std::string textOf(std::string_view row, const CsvField &field, char separator)
{
    std::string text;
    appendCsvText(row.substr(field.begin, field.length), {field.quoted, separator == '\t'}, text);
    return text;
}

// Splunk names lists `sourceIPs{}`.
bool isName(std::string_view text)
{
    if (text.ends_with("{}"))
        text.remove_suffix(2);
    return text.size() <= kMaximumName && text.find_first_of("{}\"\n") == std::string_view::npos;
}

bool isEventText(std::string_view text)
{
    return text.find('{') != std::string_view::npos
        && (text.find("auditID") != std::string_view::npos
            || (text.find("protoPayload") != std::string_view::npos
                && text.find("k8s.io") != std::string_view::npos));
}

// The first row as columns, if its fields can be names.
std::optional<SniffedTable> headerWith(char separator, std::string_view text)
{
    CsvScanner scanner(separator);
    if (scanner.scan(text.substr(0, kMaximumHeader), text.size() < kMaximumHeader)
            != CsvScanner::Status::Ended
        || scanner.fields().size() > TableColumns::kMaximumColumns)
        return std::nullopt;
    SniffedTable table;
    table.separator = separator;
    table.header = withoutLineBreak(text.substr(0, scanner.scanned()));
    std::vector<std::string> names;
    for (const CsvField &field : scanner.fields()) {
        names.push_back(textOf(text, field, separator));
        if (!isName(names.back()))
            return std::nullopt;
    }
    if (std::ranges::all_of(names, &std::string::empty))
        return std::nullopt;
    table.columns = TableColumns(std::move(names));
    return table;
}

// A first row that is one of events already: only where quotes leave no doubt about the fields.
std::optional<SniffedTable> tableWithoutHeader(std::string_view text, bool whole)
{
    for (const char separator : kSeparators) {
        CsvScanner scanner(separator);
        if (scanner.scan(text, whole) != CsvScanner::Status::Ended)
            continue;
        const std::vector<CsvField> &fields = scanner.fields();
        const bool hasEvent = std::ranges::any_of(fields, [&](const CsvField &field) {
            return field.quoted && text.substr(field.begin, 3) == R"({"")"
                && isEventText(text.substr(field.begin, field.length));
        });
        if (!hasEvent || fields.size() > TableColumns::kMaximumColumns)
            continue;
        SniffedTable table;
        table.separator = separator;
        std::vector<std::string> names;
        for (std::size_t i = 1; i <= fields.size(); ++i)
            names.push_back(std::to_string(i));
        table.columns = TableColumns(std::move(names));
        return table;
    }
    return std::nullopt;
}

// Any text has lines with commas: JSON in quotes, or between tabs, is in a table.
bool isEventField(std::string_view row, const CsvField &field, const SniffedTable &table)
{
    const std::string_view text = row.substr(field.begin, field.length);
    const bool inTable = field.quoted
        ? hasDoubledQuotes(text)
        : table.separator == '\t' && table.columns.size() > 1 && text.starts_with('{');
    return inTable && isEventText(text);
}

std::size_t eventColumnOf(const SniffedTable &table, std::string_view rows, bool whole)
{
    std::vector<int> found(table.columns.size());
    CsvScanner scanner(table.separator);
    for (int i = 0; i < kSampledRows && !rows.empty(); ++i) {
        scanner.restart();
        if (scanner.scan(rows, whole) != CsvScanner::Status::Ended)
            break;
        const std::vector<CsvField> &fields = scanner.fields();
        for (std::size_t f = 0; fields.size() == found.size() && f < found.size(); ++f) {
            if (isEventField(rows, fields[f], table))
                ++found[f];
        }
        rows.remove_prefix(scanner.scanned());
    }
    const auto most = std::ranges::max_element(found);
    return most == found.end() || *most == 0 ? TableColumns::kNone
                                             : static_cast<std::size_t>(most - found.begin());
}

// What a table may start with; nothing if the sample is JSON.
std::string_view tableIn(std::string_view sample)
{
    const std::size_t first = sample.find_first_not_of("\r\n");
    const bool none =
        first == std::string_view::npos || sample[first] == '{' || sample[first] == '[';
    return none ? std::string_view() : sample.substr(first);
}

bool isWhole(std::string_view sample)
{
    constexpr std::size_t kSampleIsCut = 1U << 20;
    return sample.size() < kSampleIsCut;
}

// The values of the first rows; none if the text is hardly one of rows. What is damaged or too
// long is passed over, as CsvBlockReader does.
ColumnInference::Rows firstRows(std::string_view text, char separator, bool whole)
{
    constexpr std::size_t kMostRows = 2000;
    constexpr std::size_t kMostDamaged = 20;
    constexpr std::size_t kLongestRow = 64U << 10;
    ColumnInference::Rows rows;
    std::size_t damaged = 0;
    CsvScanner scanner(separator);
    while (rows.size() < kMostRows && damaged < kMostDamaged && !text.empty()) {
        scanner.restart();
        const bool last = whole && text.size() <= kLongestRow;
        if (scanner.scan(text.substr(0, kLongestRow), last) != CsvScanner::Status::Ended) {
            ++damaged;
            text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
            continue;
        }
        if (scanner.fields().size() > TableColumns::kMaximumColumns)
            return {};
        std::vector<std::string> &row = rows.emplace_back();
        for (const CsvField &field : scanner.fields())
            row.push_back(textOf(text, field, separator));
        text.remove_prefix(scanner.scanned());
    }
    return rows;
}

// Those that have as many fields as most of them have; none if many have not.
ColumnInference::Rows evenRows(ColumnInference::Rows rows)
{
    std::map<std::size_t, std::size_t> counts;
    for (const std::vector<std::string> &row : rows)
        ++counts[row.size()];
    const auto most = std::ranges::max_element(
        counts, {}, [](const std::pair<const std::size_t, std::size_t> &c) { return c.second; });
    constexpr std::size_t kFewestColumns = 3;
    if (most == counts.end() || most->first < kFewestColumns || most->second * 10 < rows.size() * 9)
        return {};
    std::erase_if(rows, [&most](const auto &row) { return row.size() != most->first; });
    return rows;
}

} // namespace

std::optional<SniffedTable> inferTable(std::string_view sample)
{
    const std::string_view text = tableIn(sample);
    for (const char separator : kSeparators) {
        ColumnInference::Rows rows = evenRows(firstRows(text, separator, isWhole(sample)));
        auto names = ColumnInference(std::move(rows)).names();
        if (!names)
            continue;
        SniffedTable table;
        table.separator = separator;
        table.columns = TableColumns(std::move(*names));
        return table;
    }
    return std::nullopt;
}

std::optional<SniffedTable> sniffTable(std::string_view sample)
{
    const bool whole = isWhole(sample);
    std::string_view text = tableIn(sample);
    if (text.empty())
        return std::nullopt;
    SniffedTable best;
    std::string before;
    std::string_view separators = kSeparators;
    if (text.starts_with("sep=") && text.size() > 5) {
        before = withoutLineBreak(text.substr(0, text.find('\n')));
        separators = text.substr(4, 1);
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    }
    for (const char separator : separators) {
        auto table = headerWith(separator, text);
        if (table && table->columns.size() > best.columns.size())
            best = std::move(*table);
    }
    if (best.columns.size() == 0) {
        auto table = tableWithoutHeader(text, whole);
        if (!table)
            return std::nullopt;
        best = std::move(*table);
    } else {
        CsvScanner header(best.separator);
        static_cast<void>(header.scan(text, whole));
        text.remove_prefix(header.scanned());
    }
    best.before = std::move(before);
    best.eventColumn = eventColumnOf(best, text, whole);
    return best;
}

} // namespace kubewake
