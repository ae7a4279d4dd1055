// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/compiledfilter.h"
#include "model/store/eventsnapshot.h"

#include <span>
#include <string_view>
#include <vector>

namespace kubewake {

// An object of a cluster, by texts of a snapshot's dictionaries.
struct WorkloadObject
{
    std::string_view cluster {};
    std::string_view resource {}; // without the subresource
    std::string_view space {};
    std::string_view name {}; // empty: not known

    friend bool operator==(const WorkloadObject &, const WorkloadObject &) = default;
};

// Who changed which workload object when: every allowed create, update, patch and delete of the
// resources that workloadResources() lists, and of their scale; of pods the creations. Immutable;
// any thread. Cost: a filter on columns and a sort; 80 bytes per change.
class ChangeIndex
{
public:
    struct Change
    {
        WorkloadObject object;
        MicrosecondsUtc time;
        Row row;
    };

    // Error: cancelled.
    [[nodiscard]] static Result<ChangeIndex> of(SnapshotPtr snapshot,
                                                const EvaluationControl &control = {});

    [[nodiscard]] const EventSnapshot &snapshot() const { return *m_snapshot; }
    [[nodiscard]] WorkloadObject objectOf(Row row) const;

    // In the order of time.
    [[nodiscard]] std::span<const Change> changesOf(const WorkloadObject &object) const;
    // Of all objects of the resource in the namespace, those of one together.
    [[nodiscard]] std::span<const Change> changesBeside(const WorkloadObject &object) const;

private:
    explicit ChangeIndex(SnapshotPtr snapshot)
        : m_snapshot(std::move(snapshot))
    {
    }

    SnapshotPtr m_snapshot;
    std::vector<Change> m_changes; // by object, time and row
};

} // namespace kubewake
