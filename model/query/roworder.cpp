// SPDX-License-Identifier: Apache-2.0
#include "model/query/roworder.h"

#include "model/query/ipaddress.h"
#include "model/store/fieldvalues.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <numeric>

namespace kubewake {
namespace {

using Kind = FieldStorage::Kind;

// Sorts last, in both directions.
constexpr std::uint64_t kAbsent = std::numeric_limits<std::uint64_t>::max();

struct Entry
{
    std::uint64_t key;
    Row row;
};

// Stable, least significant digit first; digits that all keys share cost one counting pass.
// False: cancelled.
bool radixSort(std::vector<Entry> &entries, const EvaluationControl &control)
{
    constexpr unsigned kDigitBits = 11;
    constexpr std::size_t kDigits = std::size_t {1} << kDigitBits;
    std::uint64_t differing = 0;
    for (const Entry &entry : entries)
        differing |= entry.key ^ entries.front().key;
    std::vector<Entry> sorted(entries.size());
    for (unsigned shift = 0; shift < 64; shift += kDigitBits) {
        if (((differing >> shift) & (kDigits - 1)) == 0)
            continue;
        if (control.cancelled && control.cancelled())
            return false;
        std::array<std::uint32_t, kDigits> starts {};
        for (const Entry &entry : entries)
            ++starts[(entry.key >> shift) & (kDigits - 1)];
        std::exclusive_scan(starts.begin(), starts.end(), starts.begin(), std::uint32_t {0});
        for (const Entry &entry : entries)
            sorted[starts[(entry.key >> shift) & (kDigits - 1)]++] = entry;
        entries.swap(sorted);
    }
    return true;
}

// Signed order as unsigned order.
std::uint64_t orderedBits(std::int64_t number)
{
    return static_cast<std::uint64_t>(number) ^ (std::uint64_t {1} << 63);
}

bool lessByText(std::string_view a, std::string_view b)
{
    return a < b;
}

// Addresses by value; texts that are none after them.
bool lessByAddress(std::string_view a, std::string_view b)
{
    const auto left = IpAddress::parse(a);
    const auto right = IpAddress::parse(b);
    if (left && right)
        return *left != *right ? *left < *right : a < b;
    return left || right ? left.has_value() : a < b;
}

// Numbers without a sign, as a dictionary holds them.
bool lessByNumber(std::string_view a, std::string_view b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

// Rank of each value among all; equal values share one.
template<typename Value, typename Less>
std::vector<std::uint32_t> ranksOf(const std::vector<Value> &values, Less less)
{
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order,
                      [&](std::uint32_t a, std::uint32_t b) { return less(values[a], values[b]); });
    std::vector<std::uint32_t> ranks(values.size());
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i != 0 && less(values[order[i - 1]], values[order[i]]))
            ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}

// Gives each row its sort key. Ascending; kAbsent if the row has no value.
class KeySource
{
public:
    KeySource(const EventSnapshot &snapshot, FieldId field)
        : m_snapshot(snapshot)
        , m_field(field)
        , m_storage(storageOf(field))
    {
        if (m_storage.isCoded())
            rankCodes();
        else if (m_storage.kind == Kind::File || m_storage.kind == Kind::Cluster)
            rankSources();
        else if (m_storage.kind == Kind::Inferred)
            rankFlags();
    }

    // Values that are made per row have to be collected and ranked together.
    [[nodiscard]] bool isPerRowText() const
    {
        return m_storage.kind == Kind::AuditId || m_storage.kind == Kind::Summary;
    }

    [[nodiscard]] std::uint64_t keyOf(Row row) const
    {
        switch (m_storage.kind) {
        case Kind::Value:
        case Kind::Coalesce:
        case Kind::TuplePart: {
            const Code code = fieldCode(m_snapshot, m_storage, row);
            return code == kMissing ? kAbsent : m_ranks[code];
        }
        case Kind::List: {
            const Code code = m_snapshot.code(m_storage.column, row);
            return m_snapshot.tupleElement(m_storage.column, code, 0) == kMissing ? kAbsent
                                                                                  : m_ranks[code];
        }
        case Kind::File:
        case Kind::Cluster: {
            const auto source = static_cast<std::size_t>(m_snapshot.sourceIdOf(row));
            return m_sourceTexts[source].empty() ? kAbsent : m_ranks[source];
        }
        case Kind::Flag:
            return m_snapshot.hasFlag(row, m_storage.flag) ? 1 : 0;
        case Kind::Inferred: {
            const std::uint32_t rank = m_ranks[m_snapshot.code(Column::Flags, row)];
            return rank == 0 ? kAbsent : rank;
        }
        default: {
            const auto number = fieldNumber(m_snapshot, m_field, row);
            return number ? orderedBits(*number) : kAbsent;
        }
        }
    }

private:
    // By name: none is the first.
    void rankFlags()
    {
        std::vector<std::string> names(kFlagValues);
        for (std::uint32_t flags = 0; flags < kFlagValues; ++flags)
            visitInferred(flags,
                          [&](std::string_view name) { names[flags].append(name).append(1, ' '); });
        m_ranks = ranksOf(names, lessByText);
    }

    void rankCodes()
    {
        const FieldType type = fieldInfo(m_field).type;
        const bool isAddress = type == FieldType::Ip || type == FieldType::IpList;
        const auto less = isAddress      ? lessByAddress
            : type == FieldType::Integer ? lessByNumber
                                         : lessByText;
        std::vector<std::string_view> values;
        for (Code code = 0; code < m_snapshot.dictionarySize(m_storage.dictionary); ++code)
            values.push_back(m_snapshot.value(m_storage.dictionary, code));
        m_ranks = ranksOf(values, less);
        if (m_storage.kind != Kind::List)
            return;
        // Lists by their first element, then the second, …
        std::vector<std::vector<std::uint32_t>> lists;
        for (Code code = 0; code < m_snapshot.tupleCount(m_storage.column); ++code) {
            std::vector<std::uint32_t> ranks;
            for (const Code element : m_snapshot.tuple(m_storage.column, code))
                ranks.push_back(m_ranks[element]);
            lists.push_back(std::move(ranks));
        }
        m_ranks = ranksOf(lists, std::less<> {});
    }

    void rankSources()
    {
        for (std::size_t i = 0; i < m_snapshot.sourceCount(); ++i) {
            const SourceInfo &source = m_snapshot.source(static_cast<SourceId>(i));
            m_sourceTexts.push_back(m_storage.kind == Kind::File ? source.displayName()
                                                                 : source.cluster);
        }
        m_ranks = ranksOf(m_sourceTexts, std::less<> {});
    }

    const EventSnapshot &m_snapshot;
    FieldId m_field;
    FieldStorage m_storage;
    std::vector<std::uint32_t> m_ranks; // by code, list or source
    std::vector<std::string> m_sourceTexts;
};

// `control` is asked once per this many rows.
constexpr std::size_t kPollRows = kChunkRows;

bool isCancelled(const EvaluationControl &control, std::size_t done)
{
    return done % kPollRows == 0 && control.cancelled && control.cancelled();
}

bool rankTexts(const EventSnapshot &snapshot, FieldId field, std::vector<Entry> &entries,
               const EvaluationControl &control)
{
    std::vector<std::string> texts;
    texts.reserve(entries.size());
    for (const Entry &entry : entries) {
        if (isCancelled(control, texts.size()))
            return false;
        texts.push_back(fieldText(snapshot, field, entry.row));
    }
    const std::vector<std::uint32_t> ranks = ranksOf(texts, std::less<> {});
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries[i].key = texts[i].empty() ? kAbsent : ranks[i];
    return true;
}

bool setKeys(const EventSnapshot &snapshot, const SortKey &key, std::vector<Entry> &entries,
             const EvaluationControl &control)
{
    const KeySource source(snapshot, key.field);
    if (source.isPerRowText()) {
        if (!rankTexts(snapshot, key.field, entries, control))
            return false;
    } else {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (isCancelled(control, i))
                return false;
            entries[i].key = source.keyOf(entries[i].row);
        }
    }
    if (key.direction == SortDirection::Descending) {
        for (Entry &entry : entries) {
            if (entry.key != kAbsent)
                entry.key = kAbsent - 1 - entry.key;
        }
    }
    return true;
}

// Sorts by the key, keeping the order of rows whose keys are equal. False: cancelled.
bool sortBy(const EventSnapshot &snapshot, const SortKey &key, std::vector<Entry> &entries,
            const EvaluationControl &control)
{
    return setKeys(snapshot, key, entries, control) && radixSort(entries, control);
}

} // namespace

std::size_t RowOrder::positionOf(Row row) const
{
    return static_cast<std::size_t>(std::ranges::find(m_rows, row) - m_rows.begin());
}

Result<RowOrder> orderRows(const EventSnapshot &snapshot, const RowBitmap &rows, const SortKey &key,
                           const EvaluationControl &control)
{
    if (storageOf(key.field).kind == Kind::Raw)
        return failure(QCoreApplication::translate("Filter", "Rows cannot be sorted by %1.")
                           .arg(headerText(fieldInfo(key.field))));
    std::vector<Entry> entries;
    entries.reserve(rows.count());
    rows.forEach([&entries](Row row) { entries.push_back({0, row}); });
    if (entries.empty())
        return RowOrder();
    // Both sorts are stable: rows come in row order, so ties break by time, then by row.
    const SortKey byTime {FieldId::Time, SortDirection::Ascending};
    if ((key.field != FieldId::Time && !sortBy(snapshot, byTime, entries, control))
        || !sortBy(snapshot, key, entries, control))
        return failure(QCoreApplication::translate("Filter", "Cancelled"));
    std::vector<Row> order(entries.size());
    std::ranges::transform(entries, order.begin(), &Entry::row);
    return RowOrder(std::move(order));
}

} // namespace kubewake
