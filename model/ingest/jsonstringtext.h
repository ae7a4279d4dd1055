// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/escapedoffsets.h"
#include "model/ingest/textorigin.h"

#include <string>
#include <string_view>

namespace kubewake {

// The text of a JSON string in a record, which may hold events. Keeps its buffer for the next one.
// One thread.
class JsonStringText : public TextOrigin
{
public:
    // `escaped`: between the quotes, must stay while this is used; `place`: of its first byte.
    void set(std::string_view escaped, const RecordPlace &place);

    // Followed by kJsonPadding readable bytes. Valid until set().
    [[nodiscard]] std::string_view text() const { return {m_text.data(), m_size}; }
    // Of the text.
    [[nodiscard]] RecordPlace place() const;

    [[nodiscard]] OriginSpan spanOf(std::uint64_t offset, std::uint64_t length) const override;

private:
    std::string m_text;
    std::size_t m_size = 0;
    RecordPlace m_place;
    mutable EscapedOffsets m_offsets; // events in one text are asked for one after the other
};

} // namespace kubewake
