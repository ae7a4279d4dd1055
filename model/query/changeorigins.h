// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/changeindex.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// How it is known that an object belongs to another. Anything but owner references is a guess.
enum class LinkEvidence : std::uint8_t {
    OwnerReferences, // a body says so; whoever wrote the object wrote that, too
    Name, // its name is the owner's with a generated end, in the same namespace
    Time, // only that the owner's kind changed in the same namespace just before
};
// As exports call it, in this order.
inline constexpr std::array<std::string_view, 3> kLinkEvidenceNames {"ownerReferences",
                                                                     "name and time", "time"};

struct ChangeLink
{
    Row row = 0; // the change of the owner
    LinkEvidence how = LinkEvidence::OwnerReferences;
    std::size_t candidates = 1; // Time: how many objects it may have been
};

// The change by somebody who is no controller that events of controllers go back to.
struct ChangeOrigin
{
    Row row = 0;
    LinkEvidence how = LinkEvidence::OwnerReferences; // of the weakest link
    std::size_t candidates = 1;
    std::size_t events = 0; // that go back to it
    std::vector<Row> chain {}; // from `row` to the first of these events, both included
};

struct ChangeOrigins
{
    std::vector<ChangeOrigin> origins {}; // in the order of the first events that go back to them
    std::size_t untraced = 0; // events of controllers whose origin is not in the evidence
    std::size_t notLookedAt = 0; // too many
};

// Traces what the workload controllers did to whoever had them do it: pod, ReplicaSet, Deployment,
// the person who changed that. A guess by name looks back kNameWindow, one by time kTimeWindow; of
// changes that come into question it is the last before the event. Owned by one job; any thread.
// Cost: a ChangeIndex, then per event up to kMaximumLinks lookups and some reads of raw text.
class ChangeTracer
{
public:
    static constexpr std::size_t kMaximumLinks = 6;
    static constexpr std::size_t kMaximumEvents = 500; // of one signal
    static constexpr std::int64_t kNameWindow = 24LL * 3600 * 1'000'000; // µs
    static constexpr std::int64_t kTimeWindow = 10LL * 1'000'000;
    // Clocks of API servers differ.
    static constexpr std::int64_t kClockSlack = 1'000'000;

    explicit ChangeTracer(ChangeIndex index)
        : m_index(std::move(index))
    {
    }

    // Can the event be traced at all: was it a workload controller itself that acted?
    [[nodiscard]] static bool isOfController(const EventSnapshot &snapshot, Row row);
    // All of them; false of none.
    [[nodiscard]] static bool areOfControllers(const EventSnapshot &snapshot,
                                               std::span<const Row> rows);

    // The changes of the owners, from the nearest up; the last is the origin if isOrigin().
    [[nodiscard]] std::vector<ChangeLink> trace(Row row) const;
    [[nodiscard]] bool isOrigin(Row row) const;

    [[nodiscard]] ChangeOrigins originsOf(std::span<const Row> rows,
                                          const std::function<bool()> &cancelled = {}) const;

private:
    struct Step;
    struct Owner
    {
        WorkloadObject object;
        LinkEvidence how;
        std::size_t candidates = 1;
        std::shared_ptr<const std::string> text {}; // what the object's texts are views of, if any
    };

    [[nodiscard]] std::optional<Owner> ownerOf(const Step &step) const;
    [[nodiscard]] std::optional<Owner> ownerByReference(const Step &step) const;
    [[nodiscard]] std::optional<Owner> ownerInBody(const WorkloadObject &object, Row row) const;
    [[nodiscard]] std::optional<Owner> ownerByName(const Step &step) const;
    [[nodiscard]] std::optional<Owner> ownerByTime(const Step &step) const;
    [[nodiscard]] std::optional<Row> changeBefore(const WorkloadObject &owner,
                                                  const Step &step) const;
    [[nodiscard]] std::string_view actorOf(Row row) const;
    [[nodiscard]] bool isDeletion(Row row) const;
    [[nodiscard]] bool isWholeObject(Row row) const;

    ChangeIndex m_index;
};

} // namespace kubewake
