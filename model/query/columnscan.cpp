// SPDX-License-Identifier: Apache-2.0
#include "model/query/columnscan.h"

#include "model/query/lazyscan.h"
#include "model/query/scanrows.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

using Kind = FieldStorage::Kind;
using Quantifier = ColumnScan::Quantifier;

std::string keyOf(const CodeTable &table, std::initializer_list<Column> columns)
{
    std::string key = table.key();
    if (!key.empty()) {
        for (const Column column : columns)
            key += " of column " + std::to_string(static_cast<int>(column));
    }
    return key;
}

class TableScan : public ColumnScan
{
public:
    TableScan(Column column, CodeTable table)
        : m_column(column)
        , m_table(std::move(table))
    {
    }

    void scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out) const override
    {
        m_table.scan(chunk.column(m_column), chunk.size, candidates, out);
    }
    [[nodiscard]] Cost cost() const override { return Cost::Codes; }
    [[nodiscard]] std::string key() const override { return keyOf(m_table, {m_column}); }

private:
    Column m_column;
    CodeTable m_table;
};

// `column` where it has a value, else `fallback`.
class CoalesceScan : public ColumnScan
{
public:
    CoalesceScan(Column column, Column fallback, CodeTable table)
        : m_column(column)
        , m_fallback(fallback)
        , m_table(std::move(table))
        , m_missing(std::vector<std::uint8_t> {1})
    {
    }

    void scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out) const override
    {
        m_table.scan(chunk.column(m_column), chunk.size, candidates, out);
        if (chunk.column(m_fallback).maximum() == kMissing)
            return;
        std::array<std::uint64_t, kChunkWords> missing; // written as far as it is read
        std::array<std::uint64_t, kChunkWords> rest;
        m_missing.scan(chunk.column(m_column), chunk.size, candidates, missing);
        m_table.scan(chunk.column(m_fallback), chunk.size, missing, rest);
        for (std::size_t w = 0; w < wordsOf(chunk); ++w)
            out[w] = (out[w] & ~missing[w]) | rest[w];
    }
    [[nodiscard]] Cost cost() const override { return Cost::TwoCodes; }
    [[nodiscard]] std::string key() const override
    {
        return keyOf(m_table, {m_column, m_fallback});
    }

private:
    Column m_column;
    Column m_fallback;
    CodeTable m_table;
    CodeTable m_missing; // code 0 only
};

// Visits the texts of the field in a row; for what has neither codes nor numbers.
class TextScan : public ColumnScan
{
public:
    TextScan(const EventSnapshot &snapshot, FieldId field, ValueTestPtr test, Quantifier quantifier)
        : m_snapshot(snapshot)
        , m_field(field)
        , m_test(std::move(test))
        , m_quantifier(quantifier)
    {
    }

    void scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out) const override
    {
        scanRows(chunk, candidates, out, [&](std::uint32_t index) {
            bool any = false;
            bool all = true;
            visitFieldValues(m_snapshot, m_field, chunk.firstRow + index, [&](std::string_view v) {
                const bool passes = m_quantifier == Quantifier::Exists || m_test->matches(v);
                any = any || passes;
                all = all && passes;
            });
            return any && (all || m_quantifier != Quantifier::All);
        });
    }
    [[nodiscard]] Cost cost() const override { return Cost::Texts; }

private:
    const EventSnapshot &m_snapshot;
    FieldId m_field;
    ValueTestPtr m_test;
    Quantifier m_quantifier;
};

// Numbers that pass are an interval.
class IntervalScan : public ColumnScan
{
public:
    IntervalScan(Kind kind, NumberInterval interval)
        : m_kind(kind)
        , m_interval(interval)
    {
    }

    void scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out) const override
    {
        switch (m_kind) {
        case Kind::Number:
            scanRows(chunk, candidates, out, [&](std::uint32_t index) {
                const std::uint32_t number = chunk.column(Column::StatusCode)[index];
                return number != 0 && m_interval.contains(number);
            });
            return;
        case Kind::Time:
            scanNumbers(chunk.time, kNoTime, chunk, candidates, out);
            return;
        case Kind::Duration:
            scanNumbers(chunk.duration, kNoDuration, chunk, candidates, out);
            return;
        case Kind::StageTime:
            scanRows(chunk, candidates, out, [&](std::uint32_t index) {
                const std::int64_t time = chunk.time[index];
                const std::int64_t duration = chunk.duration[index];
                return time != kNoTime && duration != kNoDuration
                    && m_interval.contains(time + duration);
            });
            return;
        default:
            scanRows(chunk, candidates, out,
                     [&](std::uint32_t index) { return m_interval.contains(chunk.line[index]); });
            return;
        }
    }
    [[nodiscard]] Cost cost() const override { return Cost::Numbers; }

private:
    void scanNumbers(const PackedInts &numbers, std::int64_t absent, const EventChunk &chunk,
                     ConstChunkBits candidates, ChunkBits out) const
    {
        scanRows(chunk, candidates, out, [&](std::uint32_t index) {
            const std::int64_t number = numbers[index];
            return number != absent && m_interval.contains(number);
        });
    }

    Kind m_kind;
    NumberInterval m_interval;
};

// One of a few audit IDs, compared without writing each row's as text.
class AuditIdScan : public ColumnScan
{
public:
    AuditIdScan(const EventSnapshot &snapshot, std::vector<AuditId> uuids,
                std::vector<std::string> texts)
        : m_snapshot(snapshot)
        , m_uuids(std::move(uuids))
        , m_texts(std::move(texts))
    {
        std::ranges::sort(m_uuids);
        std::ranges::sort(m_texts);
    }

    void scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out) const override
    {
        scanRows(chunk, candidates, out, [&](std::uint32_t index) {
            const Row row = chunk.firstRow + index;
            const AuditId &id = m_snapshot.request(m_snapshot.requestOf(row)).id;
            if (id.isMissing())
                return false;
            return id.isText() ? std::ranges::binary_search(m_texts, m_snapshot.auditId(row))
                               : std::ranges::binary_search(m_uuids, id);
        });
    }
    [[nodiscard]] Cost cost() const override { return Cost::Numbers; }

private:
    const EventSnapshot &m_snapshot;
    std::vector<AuditId> m_uuids;
    std::vector<std::string> m_texts;
};

Code baseCount(const EventSnapshot &snapshot, Column column)
{
    const ColumnInfo &info = kColumns[static_cast<std::size_t>(column)];
    return info.kind == ColumnKind::Value ? snapshot.dictionarySize(info.dictionary)
                                          : snapshot.tupleCount(column);
}

std::vector<std::uint8_t> matchingSources(const EventSnapshot &snapshot, Kind kind,
                                          const ValueTest *test)
{
    std::vector<std::uint8_t> matches(snapshot.sourceCount());
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const SourceInfo &source = snapshot.source(static_cast<SourceId>(i));
        const std::string text = kind == Kind::File ? source.displayName() : source.cluster;
        matches[i] = !text.empty() && (test == nullptr || test->matches(text));
    }
    return matches;
}

std::vector<std::uint8_t> matchingFlags(EventFlag flag, const ValueTest *test)
{
    const bool whenSet = test == nullptr || test->matches("true");
    const bool whenClear = test == nullptr || test->matches("false");
    std::vector<std::uint8_t> matches(kFlagValues);
    for (std::size_t flags = 0; flags < kFlagValues; ++flags)
        matches[flags] = (flags & flag) != 0 ? whenSet : whenClear;
    return matches;
}

std::vector<std::uint8_t> matchingInferred(const ValueTest *test, Quantifier quantifier)
{
    std::vector<std::uint8_t> matches(kFlagValues);
    for (std::uint32_t flags = 0; flags < kFlagValues; ++flags) {
        bool any = false;
        bool all = true;
        visitInferred(flags, [&](std::string_view name) {
            const bool passes = test == nullptr || test->matches(name);
            any = any || passes;
            all = all && passes;
        });
        matches[flags] = any && (all || quantifier != Quantifier::All);
    }
    return matches;
}

std::unique_ptr<ColumnScan> bindNumber(Kind kind, const ValueTest *test)
{
    NumberInterval interval;
    if (test != nullptr) {
        const NumberForm form = kind == Kind::Duration      ? NumberForm::Milliseconds
            : kind == Kind::Time || kind == Kind::StageTime ? NumberForm::Time
                                                            : NumberForm::Integer;
        const auto known = test->interval(form);
        if (!known)
            return nullptr;
        interval = *known;
    }
    return std::make_unique<IntervalScan>(kind, interval);
}

std::unique_ptr<ColumnScan> bindAuditId(const EventSnapshot &snapshot, const ValueTest *test)
{
    std::vector<std::string> texts;
    if (test == nullptr || !test->exactTexts(texts))
        return nullptr;
    std::vector<AuditId> uuids;
    for (const std::string &text : texts) {
        if (const auto id = AuditId::fromUuid(text))
            uuids.push_back(*id);
    }
    return std::make_unique<AuditIdScan>(snapshot, std::move(uuids), std::move(texts));
}

// More distinct values than this are tested when they are met.
constexpr Code kManyValues = 4096;

// For a column whose values are many, if the test may accept many of them. A test of a few exact
// texts is worth its pass over the values: rows are then only compared with their codes.
std::unique_ptr<ColumnScan> bindLazily(const EventSnapshot &snapshot, const FieldStorage &storage,
                                       const ValueTestPtr &test, Quantifier quantifier)
{
    std::vector<std::string> texts;
    const Code count = baseCount(snapshot, storage.column);
    if (quantifier == Quantifier::Exists || count <= kManyValues || test->exactTexts(texts)
        || (storage.kind != Kind::Value && storage.kind != Kind::Coalesce))
        return nullptr;
    const Column fallback = storage.kind == Kind::Coalesce ? storage.fallback : storage.column;
    return std::make_unique<LazyScan>(
        storage.column, fallback, count, [&snapshot, storage, test](Code code) {
            const Code value = storage.isMapped() ? snapshot.derived(storage.map, code) : code;
            return value != kMissing && test->matches(snapshot.value(storage.dictionary, value));
        });
}

} // namespace

std::vector<std::uint8_t> matchingCodes(const EventSnapshot &snapshot, const FieldStorage &storage,
                                        const std::function<bool(std::string_view)> &passes,
                                        Quantifier quantifier)
{
    std::vector<std::uint8_t> ofValue(snapshot.dictionarySize(storage.dictionary));
    for (Code code = 1; code < ofValue.size(); ++code)
        ofValue[code] =
            quantifier == Quantifier::Exists || passes(snapshot.value(storage.dictionary, code));
    if ((storage.kind == Kind::Value || storage.kind == Kind::Coalesce) && !storage.isMapped())
        return ofValue;
    std::vector<std::uint8_t> matches(baseCount(snapshot, storage.column));
    for (Code base = 0; base < matches.size(); ++base) {
        if (storage.kind == Kind::List) {
            const std::vector<Code> codes = snapshot.tuple(storage.column, base);
            const auto fits = [&ofValue](Code code) { return ofValue[code] != 0; };
            matches[base] = quantifier == Quantifier::All
                ? !codes.empty() && std::ranges::all_of(codes, fits)
                : std::ranges::any_of(codes, fits);
        } else if (storage.kind == Kind::TuplePart) {
            matches[base] = ofValue[snapshot.tupleElement(storage.column, base,
                                                          static_cast<std::size_t>(storage.part))];
        } else {
            matches[base] = ofValue[snapshot.derived(storage.map, base)];
        }
    }
    return matches;
}

std::unique_ptr<ColumnScan> ColumnScan::bind(const EventSnapshot &snapshot, FieldId field,
                                             ValueTestPtr test, Quantifier quantifier)
{
    const FieldStorage storage = storageOf(field);
    const ValueTest *used = quantifier == Quantifier::Exists ? nullptr : test.get();
    if (storage.isCoded()) {
        if (auto lazy = bindLazily(snapshot, storage, test, quantifier))
            return lazy;
        CodeTable table(matchingCodes(
            snapshot, storage, [used](std::string_view value) { return used->matches(value); },
            quantifier));
        if (storage.kind == Kind::Coalesce)
            return std::make_unique<CoalesceScan>(storage.column, storage.fallback,
                                                  std::move(table));
        return std::make_unique<TableScan>(storage.column, std::move(table));
    }
    std::unique_ptr<ColumnScan> scan;
    switch (storage.kind) {
    case Kind::Raw:
        return nullptr;
    case Kind::Flag:
        return std::make_unique<TableScan>(Column::Flags,
                                           CodeTable(matchingFlags(storage.flag, used)));
    case Kind::Inferred:
        return std::make_unique<TableScan>(Column::Flags,
                                           CodeTable(matchingInferred(used, quantifier)));
    case Kind::File:
    case Kind::Cluster:
        return std::make_unique<TableScan>(
            Column::Source, CodeTable(matchingSources(snapshot, storage.kind, used)));
    case Kind::AuditId:
        scan = bindAuditId(snapshot, used);
        break;
    case Kind::Summary:
        break;
    default:
        scan = bindNumber(storage.kind, used);
        break;
    }
    if (scan == nullptr)
        scan = std::make_unique<TextScan>(snapshot, field, std::move(test), quantifier);
    return scan;
}

} // namespace kubewake
