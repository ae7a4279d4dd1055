// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/jsonview.h"
#include "model/core/timestamp.h"
#include "model/ingest/textorigin.h"

#include <string_view>
#include <vector>

namespace kubewake {

// What is around an event says about it. The views need to live only while the event is added.
struct RecordContext
{
    std::string_view cluster; // empty: unknown
    MicrosecondsUtc time = kNoTime; // for an event that lost its own
};

// A JSON object that is no event but may hold some: what an envelope looks at.
struct WrappedRecord
{
    std::string_view text;
    RecordPlace place;
    JsonObjectView members;
    // The members of the object around the list that the record is an element of, as far as they
    // stand before it; none if it is in no list.
    const JsonObjectView &list;

    // Of a part of the text.
    [[nodiscard]] RecordPlace placeOf(std::string_view part) const
    {
        return place.at(static_cast<std::uint64_t>(part.data() - text.data()));
    }
};

// The same for an element that is an array.
struct WrappedArray
{
    std::string_view text;
    RecordPlace place;
    std::vector<std::string_view> elements;
    const JsonObjectView &list;

    [[nodiscard]] RecordPlace placeOf(std::string_view part) const
    {
        return place.at(static_cast<std::uint64_t>(part.data() - text.data()));
    }
};

} // namespace kubewake
