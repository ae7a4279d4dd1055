// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

#include <cstdint>

namespace kubewake {

// Says which lines make up one record, where an envelope puts lines together. The same answer
// for whoever looks at the lines in order from the start of a record. One thread.
class LineJoiner
{
public:
    explicit LineJoiner(const Envelope &envelope)
        : m_envelope(envelope)
    {
    }

    // True if no line is left open behind this one: several streams may be written at once.
    [[nodiscard]] bool endsRecord(std::string_view line)
    {
        const Envelope::LinePart part = m_envelope.partOf(line);
        const std::uint32_t stream = std::uint32_t {1} << part.stream;
        m_open = part.goesOn ? m_open | stream : m_open & ~stream;
        return m_open == 0;
    }

    // A record starts with the next line.
    void restart() { m_open = 0; }

private:
    const Envelope &m_envelope;
    std::uint32_t m_open = 0; // streams, a bit each
};

} // namespace kubewake
