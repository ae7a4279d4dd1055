// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/groupkeys.h"
#include "detections/matchvalues.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace kubewake {

// Numbers for tuples of field values. The fields may differ from base rule to base rule (aliases);
// equal values are the same all the same. One thread.
class TupleKeys
{
public:
    // `fields`: of each base rule. All must outlive the keys.
    TupleKeys(const EventSnapshot &snapshot, const MatchValues &values,
              const std::vector<std::vector<FieldPath>> &fields);

    struct Key
    {
        std::uint32_t number; // from 0
        bool complete; // no value is absent
    };
    // Of each row of a base rule, numbered in their order. Valid until the next call.
    [[nodiscard]] std::span<const Key> of(std::size_t base, std::span<const Row> rows);
    // Leaves those of whose values of() has been asked before.
    void keepKnown(std::size_t base, std::vector<Row> &rows);

private:
    // The numbers of texts by their codes, as far as they were asked for.
    struct CodedTexts
    {
        std::optional<FieldStorage> storage {};
        std::vector<std::uint32_t> numbers {};
        std::size_t texts = 0; // that had a number when it was last looked for those that had none
    };
    enum class Texts { Number, Find }; // give new ones a number, or TextNumbers::kNone

    // How one place of the tuple is numbered.
    struct Place
    {
        std::optional<FieldKeys> column {}; // the same field of all base rules
        TextNumbers texts {}; // otherwise
        // Of each base rule: where its field has codes, the number of each code's text.
        std::vector<CodedTexts> coded {};
        std::vector<std::uint32_t> keys {}; // of the rows that were read last
    };

    void read(std::size_t base, std::span<const Row> rows, Texts texts); // into the places
    void readTexts(std::size_t base, std::size_t index, std::span<const Row> rows, Texts texts);
    [[nodiscard]] bool isShort() const { return m_places.size() <= 2; }
    // Of a row that was read, by its index. Most tuples are short, and rows are many: those need
    // no text.
    [[nodiscard]] std::uint64_t pairAt(std::size_t index) const;
    [[nodiscard]] const std::string &tupleAt(std::size_t index);
    [[nodiscard]] bool isCompleteAt(std::size_t index) const;

    const EventSnapshot &m_snapshot;
    const MatchValues &m_values;
    const std::vector<std::vector<FieldPath>> &m_fields;
    std::vector<Place> m_places;
    std::unordered_map<std::uint64_t, std::uint32_t> m_pairs; // tuples of two places and less
    std::unordered_map<std::string, std::uint32_t> m_tuples;
    std::string m_tuple;
    std::vector<Key> m_keys;
};

} // namespace kubewake
