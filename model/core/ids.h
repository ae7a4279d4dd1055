// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace kubewake {

// Index of an event in the store, in the order in which events were committed (file order).
// A row of the requests view is the row of the event that represents the request, so one number
// names a row in both views. 32 bits: four thousand million events.
using Row = std::uint32_t;

// Index of a distinct value in a Dictionary. 0 always means "the field is absent".
using Code = std::uint32_t;
inline constexpr Code kMissing = 0;

// Index of a request: all events with the same (cluster, auditID).
enum class RequestId : std::uint32_t {};

// Index of a file (or of an archive member) in the SourceTable.
enum class SourceId : std::uint16_t {};

// Counts the questions an owner has asked; an answer to an older one is dropped.
enum class GenerationId : std::uint64_t {};

[[nodiscard]] constexpr GenerationId next(GenerationId id)
{
    return GenerationId {static_cast<std::uint64_t>(id) + 1};
}

} // namespace kubewake
