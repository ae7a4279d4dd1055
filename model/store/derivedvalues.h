// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <string_view>

namespace kubewake {

// Fills the DerivedMap tables: what Kubewake computes from a value is computed once per distinct
// value, when the value is new, and costs nothing per event. Used by EventStore only.
class DerivedValues
{
public:
    explicit DerivedValues(StoreDictionaries &dictionaries);

    // To be called once for every new code, in code order.
    void valueAdded(DictionaryId id, Code code);
    void tupleAdded(Column column, Code code);

private:
    void add(DerivedMap map, DictionaryId target, std::string_view value);
    void addCode(DerivedMap map, Code code);
    [[nodiscard]] Code tuplePart(Column column, Code code, std::size_t index) const;

    StoreDictionaries &m_dictionaries;
};

} // namespace kubewake
