// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/valuecounts.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace kubewake {

struct OperationCount
{
    std::string verb;
    std::string object; // `pods/exec`, `deployments.apps`, or the path of what is no resource
    std::uint32_t requests = 0;
};

// What was done with a grant. Lists are the most frequent first, ties by name, and end after
// kMaximumListed; the totals count all.
struct GrantActivity
{
    static constexpr std::size_t kMaximumListed = 100;

    std::uint32_t requests = 0;
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
    Row firstRow = 0; // of the earliest use
    std::vector<ValueCount> users {}; // effective ones
    std::size_t userCount = 0;
    std::vector<OperationCount> operations {};
    std::size_t operationCount = 0;
};

// Adds up the activity of one grant, row by row, in codes. Owned by one job; not thread-safe.
class ActivityCounter
{
public:
    explicit ActivityCounter(const EventSnapshot &snapshot)
        : m_snapshot(&snapshot)
    {
    }

    void add(Row row);
    [[nodiscard]] bool isEmpty() const { return m_activity.requests == 0; }
    // Codes become texts. The last call.
    [[nodiscard]] GrantActivity take();

private:
    struct Operation
    {
        Code verb;
        Code type; // of Column::ObjectType
        Code uri; // of requests that are about no resource

        friend bool operator==(const Operation &, const Operation &) = default;
    };
    struct OperationHash
    {
        [[nodiscard]] std::size_t operator()(const Operation &operation) const;
    };

    [[nodiscard]] std::vector<ValueCount> users() const;
    [[nodiscard]] std::vector<OperationCount> operations() const;

    const EventSnapshot *m_snapshot;
    GrantActivity m_activity;
    std::unordered_map<Code, std::uint32_t> m_users;
    std::unordered_map<Operation, std::uint32_t, OperationHash> m_operations;
};

} // namespace kubewake
