// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/columnscan.h"

#include <string_view>
#include <vector>

namespace kubewake {

enum class Body : std::uint8_t { None, Request, Response };

// The body that a path into the raw event looks into.
[[nodiscard]] Body bodyOf(std::string_view path);

// Which events carry a body, and which do not although the request had one: the audit level left
// it out, or it was truncated. A test on the latter can be neither true nor false. A body that no
// level would have recorded (of a get, of a request that was denied, of an exec stream, before the
// body was read) is just absent.
class BodyAvailability
{
public:
    explicit BodyAvailability(const EventSnapshot &snapshot);

    // Fills whole words of the chunk. `body` is not None.
    void scan(const EventChunk &chunk, Body body, ChunkBits present, ChunkBits unknown) const;

private:
    void scanRequest(const EventChunk &chunk, ChunkBits unknown) const;
    void scanResponse(const EventChunk &chunk, ChunkBits unknown) const;

    struct Bodies
    {
        CodeTable present; // of Column::Flags
        CodeTable cut; // of Column::Level: too low for this body
        CodeTable stages; // of Column::Stage: late enough for this body
    };

    Bodies m_request;
    Bodies m_response;
    CodeTable m_truncated; // of Column::Flags
    CodeTable m_verbsWithBody;
    CodeTable m_watch;
    CodeTable m_objects; // of Column::ObjectType: resources that are no stream
    CodeTable m_streams; // of Column::ObjectType: exec, attach, portforward, proxy
    CodeTable m_forbidden; // of Column::Decision
    CodeTable m_unauthorized; // of Column::StatusCode
    CodeTable m_errors; // of Column::StatusCode
};

} // namespace kubewake
