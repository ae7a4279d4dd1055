// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/ingest/eventsink.h"

#include <string>
#include <string_view>

namespace kubewake {

// One way in which events are written to a file: how to recognise it by content, where its records
// are, and how a record becomes an event. Stateless; shared by all threads and by the raw texts.
class Envelope
{
public:
    enum class Framing : std::uint8_t {
        Lines, // a record is a line
        Documents, // a record is a JSON document, whatever its line breaks (JsonSplitter)
    };

    Envelope() = default;
    Envelope(const Envelope &) = delete;
    Envelope &operator=(const Envelope &) = delete;
    virtual ~Envelope() = default;

    // For the load report.
    [[nodiscard]] virtual std::string_view name() const = 0;
    [[nodiscard]] virtual Framing framing() const = 0;

    // `sample` is the start of a source (up to kSampleBytes, without a byte order mark).
    [[nodiscard]] virtual bool matches(std::string_view sample) const = 0;

    // One record, without its line break; kJsonPadding readable bytes follow it.
    virtual void readRecord(std::string_view record, const RecordPlace &place,
                            EventSink &sink) const = 0;

    // The original bytes of one event as audit.k8s.io JSON: `original` itself, or in `buffer`.
    [[nodiscard]] virtual Result<std::string_view> toEventJson(std::string_view original,
                                                               std::string &buffer) const;
};

inline constexpr std::size_t kSampleBytes = 1U << 20;

} // namespace kubewake
