// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/query/valuetest.h"
#include "model/store/eventsnapshot.h"
#include "model/store/fieldstorage.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// One bit a row of a chunk, 64 rows a word.
using ChunkBits = std::span<std::uint64_t>;
using ConstChunkBits = std::span<const std::uint64_t>;
inline constexpr std::size_t kChunkWords = kChunkRows / 64;

[[nodiscard]] inline std::size_t wordsOf(const EventChunk &chunk)
{
    return (std::size_t {chunk.size} + 63) / 64;
}

// Which codes of a column match: a bool per code.
class CodeTable
{
public:
    CodeTable() = default;
    explicit CodeTable(std::vector<std::uint8_t> matches);

    [[nodiscard]] bool matches(std::uint32_t code) const
    {
        return code < m_matches.size() && m_matches[code] != 0;
    }

    // Sets the bit of each candidate whose code matches and clears every other. About 0.1 ns a row
    // where few codes match (or few do not), else 0.7 ns; constant chunks and chunks whose codes
    // are too small are not looked at.
    void scan(const PackedCodes &codes, Row size, ConstChunkBits candidates, ChunkBits out) const;

    // The same for tables that give the same answers; empty if it would be long.
    [[nodiscard]] std::string key() const;

private:
    std::vector<std::uint8_t> m_matches;
    std::uint32_t m_smallest = UINT32_MAX; // matching code
    std::vector<std::uint32_t> m_few; // the codes to look for, if they are few
    bool m_fewMatch = true; // m_few match; otherwise all but them do
};

// A test of the values of one catalogue field, bound to a snapshot. Any thread, several at once.
class ColumnScan
{
public:
    enum class Quantifier : std::uint8_t {
        Any, // a value passes
        All, // there is a value and every one passes
        Exists, // there is a value; the test is not used
    };

    // How much a row costs, to run cheap tests first.
    enum class Cost : std::uint8_t { Codes, TwoCodes, Numbers, Values, Texts };

    ColumnScan() = default;
    ColumnScan(const ColumnScan &) = delete;
    ColumnScan &operator=(const ColumnScan &) = delete;
    virtual ~ColumnScan() = default;

    // Sets the bit of each candidate that passes and clears every other.
    virtual void scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out) const = 0;
    [[nodiscard]] virtual Cost cost() const = 0;
    // Scans of one snapshot with the same key, which is not empty, give the same answers.
    [[nodiscard]] virtual std::string key() const { return {}; }

    // `snapshot` must outlive the scan. nullptr for a field that is only in the raw JSON.
    // The test runs once per distinct value of a coded field, here unless these are very many.
    [[nodiscard]] static std::unique_ptr<ColumnScan>
    bind(const EventSnapshot &snapshot, FieldId field, ValueTestPtr test, Quantifier quantifier);
};

// Which base codes (of storage.column; tuples for lists) have a value that passes. Coded fields.
[[nodiscard]] std::vector<std::uint8_t>
matchingCodes(const EventSnapshot &snapshot, const FieldStorage &storage,
              const std::function<bool(std::string_view)> &passes,
              ColumnScan::Quantifier quantifier);

} // namespace kubewake
