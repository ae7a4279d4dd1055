// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/auditeventfacts.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace kubewake {

// A parser keeps its buffers, which are several times the longest text: they are given back after
// a text longer than this.
inline constexpr std::size_t kKeptCapacity = 8U << 20;

// Reads the members of one audit event into the columns of a BatchBuilder, in one pass over the
// text. Bodies and members that have no column are passed over: their brackets and strings have
// to end, no more is asked of them, so that nothing a client writes into a body can hide an event.
// Owned by one AuditEventParser; not thread-safe; keeps its buffers from text to text.
class AuditEventReader
{
public:
    enum class Status : std::uint8_t {
        Read,
        TooLarge, // for the memory
        Unreadable, // no JSON object, or a strict parser of JSON would refuse what has a column
    };

    AuditEventReader();
    ~AuditEventReader();
    AuditEventReader(const AuditEventReader &) = delete;
    AuditEventReader &operator=(const AuditEventReader &) = delete;

    // `text` is followed by kJsonPadding readable bytes and must outlive `facts`. The event of
    // `builder` must have been begun; if the text is not Read, it is to be dropped.
    [[nodiscard]] Status read(std::string_view text, BatchBuilder &builder, AuditEventFacts &facts);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace kubewake
