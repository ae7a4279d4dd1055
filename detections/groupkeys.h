// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"
#include "model/store/fieldstorage.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace kubewake {

// Numbers for the values of a field, equal exactly where the values are: what matches are grouped
// and counted by. 0: the field is absent. One thread; a number is only good within one object.
class FieldKeys
{
public:
    // `snapshot` must outlive the keys. Texts: number by text, so that several fields can share
    // the numbers.
    enum class By : std::uint8_t { Codes, Texts };
    FieldKeys(const EventSnapshot &snapshot, FieldId field, By by = By::Codes);

    [[nodiscard]] std::uint32_t of(Row row) { return of(m_field, row); }
    // By texts: of another field.
    [[nodiscard]] std::uint32_t of(FieldId field, Row row);

private:
    const EventSnapshot &m_snapshot;
    FieldId m_field;
    FieldStorage m_storage;
    bool m_byCode;
    std::unordered_map<std::string, std::uint32_t> m_texts;
};

} // namespace kubewake
