// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/ingest/jsonkind.h"
#include "model/store/eventbatch.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace kubewake {

// Bytes that must be readable (with any content) after a text that is given to the parser.
inline constexpr std::size_t kJsonPadding = 64;

// What is nested deeper is not looked at (no field of an event is, only bodies that clients wrote).
inline constexpr std::size_t kMaximumParsedDepth = 1000;

// What is known of an event from elsewhere.
struct EventExtras
{
    MicrosecondsUtc time = kNoTime; // if it has none itself
    std::uint32_t flags = 0; // EventFlag bits to add
};

// Turns the JSON of one audit event (audit.k8s.io/v1, v1beta1, v1alpha1, with or without kind and
// apiVersion) into one row of a BatchBuilder, and says of every other text what it is. Owned by one
// worker; not thread-safe; reuses its buffers. An event is read once; what has no column is passed
// over, since the raw text keeps it. Only other texts are parsed a second time, strictly.
class AuditEventParser
{
public:
    AuditEventParser();
    ~AuditEventParser();
    AuditEventParser(const AuditEventParser &) = delete;
    AuditEventParser &operator=(const AuditEventParser &) = delete;

    // `text` is exactly one JSON value, followed by kJsonPadding readable bytes. Only an
    // AuditEvent changes `builder`. What strict parsers refuse but a client can bring into the log
    // (see repairedJson()) is read nevertheless: no event may hide that way.
    [[nodiscard]] JsonKind parse(std::string_view text, const EventPlace &place,
                                 BatchBuilder &builder, const EventExtras &extras = {});

    // Why the last text was no event: Other, EventList or Invalid; English, valid until the next
    // parse().
    [[nodiscard]] std::string_view reason() const;
    // The time of the last AuditEvent; kNoTime if it has none.
    [[nodiscard]] MicrosecondsUtc time() const;
    // The cluster that the last AuditEvent names; empty for most. Valid until the next parse().
    [[nodiscard]] std::string_view cluster() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace kubewake
