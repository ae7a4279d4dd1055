// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/jsonescape.h"

#include <string_view>

namespace kubewake {

// Where in a JSON string the bytes of its unescaped text stand. Places that are asked for from
// front to back cost one pass over the string in all. One thread.
class EscapedOffsets
{
public:
    EscapedOffsets() = default;
    // `escaped`: between the quotes, must stay while this is used.
    explicit EscapedOffsets(std::string_view escaped)
        : m_escaped(escaped)
    {
    }

    // Of the byte at `offset` of the text.
    std::size_t at(std::size_t offset)
    {
        if (offset < m_knownOffset)
            m_knownOffset = m_knownEscaped = 0;
        m_knownEscaped += escapedLength(m_escaped.substr(m_knownEscaped), offset - m_knownOffset);
        m_knownOffset = offset;
        return m_knownEscaped;
    }
    // That the `length` bytes at `offset` take.
    std::size_t lengthAt(std::size_t offset, std::size_t length)
    {
        return escapedLength(m_escaped.substr(at(offset)), length);
    }

private:
    std::string_view m_escaped;
    std::size_t m_knownOffset = 0;
    std::size_t m_knownEscaped = 0;
};

} // namespace kubewake
