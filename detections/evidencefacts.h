// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/apiresources.h"
#include "model/store/eventsnapshot.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace kubewake {

// What ApiOperation::object() says of the resource behind a code of Column::ObjectType.
[[nodiscard]] std::string objectName(const EventSnapshot &snapshot, Code type);

// Which operations some evidence holds at all, at which levels and stages: what a rule found
// nothing of may never have been logged. Immutable; any thread. Making it is one pass over all
// events on so many threads, about 10 ns each.
class EvidenceFacts
{
public:
    struct Seen
    {
        std::uint64_t events = 0;
        std::array<std::uint64_t, kLevelNames.size()> levels {}; // events by Level
        std::uint64_t truncated = 0; // events whose bodies were cut

        // The lowest one that some event has; Missing if none names its level.
        [[nodiscard]] Level lowestLevel() const;
        void add(const Seen &other);
    };

    // Incomplete if `cancelled` (may be empty) says so.
    EvidenceFacts(const EventSnapshot &snapshot, int workers,
                  const std::function<bool()> &cancelled);

    // Nothing is known of it: nullptr.
    [[nodiscard]] const Seen *of(const ApiOperation &operation) const;
    // By any verb; `object` as ApiOperation::object() of a resource.
    [[nodiscard]] bool hasObject(std::string_view object) const;
    [[nodiscard]] bool hasVerb(std::string_view verb) const;
    [[nodiscard]] bool hasStage(Stage stage) const
    {
        return m_stages[static_cast<std::size_t>(stage)] != 0;
    }
    [[nodiscard]] std::uint64_t requests() const { return m_requests; }
    [[nodiscard]] const Seen &all() const { return m_all; }

private:
    void take(const EventSnapshot &snapshot, std::uint32_t type, std::uint32_t verb,
              const Seen &seen);

    std::map<std::string, std::map<std::string, Seen, std::less<>>, std::less<>> m_objects;
    std::map<std::string, std::uint64_t, std::less<>> m_verbs;
    std::array<std::uint64_t, kStageNames.size()> m_stages {};
    std::uint64_t m_requests = 0;
    Seen m_all;
};

} // namespace kubewake
