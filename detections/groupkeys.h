// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"
#include "model/store/fieldstorage.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace kubewake {

// Numbers for texts, from 1 in the order of their first appearance; 0 for the empty one.
class TextNumbers
{
public:
    [[nodiscard]] std::uint32_t of(std::string text);

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

// Numbers for the values of a field, equal exactly where the values are: what matches are grouped
// and counted by. 0: the field is absent. One thread; a number is only good within one object.
class FieldKeys
{
public:
    // `snapshot` must outlive the keys.
    FieldKeys(const EventSnapshot &snapshot, FieldId field);

    [[nodiscard]] std::uint32_t of(Row row);

private:
    const EventSnapshot &m_snapshot;
    FieldId m_field;
    FieldStorage m_storage;
    bool m_byCode;
    TextNumbers m_texts;
};

} // namespace kubewake
