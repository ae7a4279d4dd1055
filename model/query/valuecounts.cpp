// SPDX-License-Identifier: Apache-2.0
#include "model/query/valuecounts.h"

#include "model/query/textsearch.h"
#include "model/store/fieldvalues.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>

namespace kubewake {
namespace {

using Kind = FieldStorage::Kind;
using Counts = std::unordered_map<std::string, std::uint32_t>;

// Calls visit(row) for every row, asking for cancellation once a chunk. False: cancelled.
template<typename Visit>
bool visitRows(const RowBitmap &rows, const EvaluationControl &control, Visit &&visit)
{
    for (Row first = 0; first < rows.size();) {
        if (control.cancelled && control.cancelled())
            return false;
        const Row last = rows.size() - first > kChunkRows ? first + kChunkRows : rows.size();
        rows.forEachInRange(first, last, visit);
        if (control.progress)
            control.progress(last, rows.size());
        first = last;
    }
    return true;
}

// Rows per final code of the field's dictionary.
bool countCodes(const EventSnapshot &snapshot, const RowBitmap &rows, const FieldStorage &storage,
                const EvaluationControl &control, std::vector<std::uint32_t> &counts)
{
    counts.resize(snapshot.dictionarySize(storage.dictionary));
    if (storage.kind != Kind::List)
        return visitRows(rows, control,
                         [&](Row row) { ++counts[fieldCode(snapshot, storage, row)]; });
    std::vector<std::uint32_t> lists(snapshot.tupleCount(storage.column));
    if (!visitRows(rows, control, [&](Row row) { ++lists[snapshot.code(storage.column, row)]; }))
        return false;
    for (Code list = 0; list < lists.size(); ++list) {
        if (lists[list] == 0)
            continue;
        // A row counts once for a value, however often its list names it.
        std::vector<Code> codes = snapshot.tuple(storage.column, list);
        std::ranges::sort(codes);
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
        for (const Code code : codes)
            counts[code] += lists[list];
    }
    return true;
}

bool countCodedValues(const EventSnapshot &snapshot, const RowBitmap &rows,
                      const FieldStorage &storage, const EvaluationControl &control, Counts &values)
{
    std::vector<std::uint32_t> counts;
    if (!countCodes(snapshot, rows, storage, control, counts))
        return false;
    for (Code code = 1; code < counts.size(); ++code) {
        if (counts[code] != 0)
            values[std::string(snapshot.value(storage.dictionary, code))] += counts[code];
    }
    return true;
}

// Flag, Inferred, File, Cluster, StatusCode: few distinct numbers; text made once for each.
bool countNumbers(const EventSnapshot &snapshot, const RowBitmap &rows, FieldId field,
                  const EvaluationControl &control, Counts &values)
{
    const FieldStorage storage = storageOf(field);
    const bool ofSource = storage.kind == Kind::File || storage.kind == Kind::Cluster;
    const Column column = ofSource ? Column::Source : storage.column;
    struct Seen
    {
        Row example = 0;
        std::uint32_t rows = 0;
    };
    std::unordered_map<std::uint32_t, Seen> seen;
    if (!visitRows(rows, control, [&](Row row) {
            Seen &entry = seen[snapshot.code(column, row)];
            entry.example = row;
            ++entry.rows;
        }))
        return false;
    for (const auto &[number, entry] : seen) {
        visitFieldValues(snapshot, field, entry.example, [&, rowsOfValue = entry.rows](auto value) {
            values[std::string(value)] += rowsOfValue;
        });
    }
    return true;
}

bool countTexts(const EventSnapshot &snapshot, const RowBitmap &rows, FieldId field,
                const EvaluationControl &control, Counts &values)
{
    return visitRows(rows, control, [&](Row row) {
        visitFieldValues(snapshot, field, row,
                         [&](std::string_view value) { ++values[std::string(value)]; });
    });
}

bool count(const EventSnapshot &snapshot, const RowBitmap &rows, FieldId field,
           const EvaluationControl &control, Counts &values)
{
    const FieldStorage storage = storageOf(field);
    if (storage.isCoded())
        return countCodedValues(snapshot, rows, storage, control, values);
    switch (storage.kind) {
    case Kind::Flag:
    case Kind::Inferred:
    case Kind::File:
    case Kind::Cluster:
    case Kind::Number:
        return countNumbers(snapshot, rows, field, control, values);
    default:
        return countTexts(snapshot, rows, field, control, values);
    }
}

} // namespace

Result<std::vector<ValueCount>> countValues(const EventSnapshot &snapshot, const RowBitmap &rows,
                                            FieldId field, std::string_view prefix,
                                            std::size_t limit, const EvaluationControl &control)
{
    const FieldType type = fieldInfo(field).type;
    if (type == FieldType::Time || type == FieldType::Duration || type == FieldType::Json)
        return failure(QCoreApplication::translate("Filter", "Values of %1 cannot be counted.")
                           .arg(headerText(fieldInfo(field))));
    if (snapshot.eventCount() == 0)
        return std::vector<ValueCount>();
    Counts values;
    if (!count(snapshot, rows, field, control, values))
        return failure(QCoreApplication::translate("Filter", "Cancelled"));
    const TextSearch search(prefix);
    std::vector<ValueCount> result;
    for (const auto &[value, rowsOfValue] : values) {
        if (search.isIn(value))
            result.push_back({value, rowsOfValue});
    }
    const auto before = [](const ValueCount &a, const ValueCount &b) {
        return a.rows != b.rows ? a.rows > b.rows : a.value < b.value;
    };
    const std::size_t kept = std::min(limit, result.size());
    std::ranges::partial_sort(result, result.begin() + static_cast<std::ptrdiff_t>(kept), before);
    result.resize(kept);
    return result;
}

} // namespace kubewake
