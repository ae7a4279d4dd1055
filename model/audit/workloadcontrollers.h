// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace kubewake {

// The controllers of Kubernetes that write objects because of other objects, and how those are
// called: a Deployment's ReplicaSets, their pods. Vocabulary; any thread.

// The user name of a controller that carries out workload objects: deployment-controller,
// replicaset-controller, …, the garbage collector, and kube-controller-manager where its
// controllers have no accounts of their own.
[[nodiscard]] bool isWorkloadController(std::string_view username);
// The same, or another part of the cluster that nobody sits behind: what it does has a cause too.
[[nodiscard]] bool isClusterController(std::string_view username);
// It deletes what an owner leaves behind.
[[nodiscard]] bool isGarbageCollector(std::string_view username);

// Resources of the objects for which `username` writes objects of `resource`; empty if it writes
// none. `replicasets` for pods of replicaset-controller.
[[nodiscard]] std::span<const std::string_view> ownerResources(std::string_view username,
                                                               std::string_view resource);
// Has an object of this resource an owner, as a rule?
[[nodiscard]] bool mayHaveOwner(std::string_view resource);

// `deployments` of `Deployment`; empty for a kind that is no workload.
[[nodiscard]] std::string_view workloadResource(std::string_view kind);
// What the list of kinds knows: deployments, replicasets, … and pods.
[[nodiscard]] std::span<const std::string_view> workloadResources();

// The names that an owner can have whose controller has named an object like this: without the end
// that is generated (`web-5c859d488`: `web`), or without two of them (pods of an indexed Job).
[[nodiscard]] std::vector<std::string_view> ownerNames(std::string_view generated);

} // namespace kubewake
