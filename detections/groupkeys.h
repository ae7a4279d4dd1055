// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"
#include "model/store/fieldstorage.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kubewake {

// Numbers for texts, from 1 in the order of their first appearance; 0 for the empty one.
class TextNumbers
{
public:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    [[nodiscard]] std::uint32_t of(std::string_view text);
    // kNone for a text that has no number yet.
    [[nodiscard]] std::uint32_t find(std::string_view text) const;
    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };

    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_numbers;
};

// Numbers for the values of a field, equal exactly where the values are: what matches are grouped
// and counted by. 0: the field is absent. One thread; a number is only good within one object.
class FieldKeys
{
public:
    // `snapshot` must outlive the keys.
    FieldKeys(const EventSnapshot &snapshot, FieldId field);

    [[nodiscard]] std::uint32_t of(Row row);
    // Of each row; `keys` has room for all.
    void of(std::span<const Row> rows, std::span<std::uint32_t> keys);

private:
    const EventSnapshot &m_snapshot;
    FieldId m_field;
    FieldStorage m_storage;
    bool m_byCode;
    TextNumbers m_texts;
};

} // namespace kubewake
