// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/objects/objecthistory.h"
#include "model/query/changeorigins.h"

#include <string>
#include <vector>

namespace kubewake {

// A change that led to an object: of itself, or of what owns it.
struct OwnerLink
{
    ObjectKey object;
    Row row = 0;
    MicrosecondsUtc time = kNoTime;
    std::string verb {};
    std::string user {}; // the effective one
    // How it is known that what stands before it belongs to this; of the first link nothing.
    LinkEvidence how = LinkEvidence::OwnerReferences;
    std::size_t candidates = 1; // objects that it may have been
};

// From an object to whoever had it made: the pod, its ReplicaSet, the Deployment and who changed
// that.
struct OwnerChain
{
    std::vector<OwnerLink> links {}; // the object itself first; empty: the log does not show it
    bool isTraced = false; // the last link is the change of somebody who is no controller
};

// Of what made the object, else of the first change of it by a workload controller or by anybody.
// Any thread. Cost: a ChangeIndex over the snapshot. Error: cancelled.
[[nodiscard]] Result<OwnerChain> ownerChain(const SnapshotPtr &snapshot,
                                            const ObjectHistory &history,
                                            const EvaluationControl &control = {});

} // namespace kubewake
